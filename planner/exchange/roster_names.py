"""Names as lists write them: in one piece, with titles, in capitals; taken apart and tidied."""

from __future__ import annotations

import re

from planner.rules.people import folded

_PARTICLES = frozenset(
    (
        *("von", "van", "vom", "zu", "zum", "zur", "der", "den", "dem", "de", "del", "della"),
        *("di", "da", "dos", "du", "la", "le", "ter", "ten", "al", "el", "bin", "und", "dal"),
    )
)
_TITLE = (
    r"(?:prof(?:essor)?|dr|pd|priv\.-doz|dipl\.-\w+|mag|ing|med|phil|rer|nat|habil|iur|jur|h\.\s?c"
    r"|b\.\s?sc|m\.\s?sc|b\.\s?a|m\.\s?a|b\.\s?eng|m\.\s?eng|b\.\s?ed|m\.\s?ed|ll\.\s?[mb]"
    r"|ph\.?\s?d|mba)\b\.?"
)
_BEFORE = re.compile(rf"(?:{_TITLE}[\s,]*)+(?=\S)", re.IGNORECASE)
_BEHIND = re.compile(rf"[\s,]+(?:{_TITLE}[\s,]*)+$", re.IGNORECASE)
_BEGINS_LIKE_ONE = ("dr ", "prof", "pd ", "professor ")
_SPEAKING = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*\d*")  # of an address; may be numbered
_FORMS = re.compile(r"^(?:herrn?|frau|mr|ms|mrs)\.?\s+(?=\S)", re.IGNORECASE)


def without_titles(name: str) -> str:
    """Leave titles off a name, before and behind it; a name that is nothing else stays.

    >>> without_titles("Prof. Dr. Anna Gans, M.Sc."), without_titles("Drago Medved")
    ('Anna Gans', 'Drago Medved')
    """
    name = _FORMS.sub("", name)
    if "." not in name and not name.lower().startswith(_BEGINS_LIKE_ONE):
        return name
    before = _BEFORE.match(name)
    bare = name[before.end() :] if before and _is_title(before[0]) else name
    behind = _BEHIND.search(bare)
    if behind and "." in behind[0]:
        bare = bare[: behind.start()]
    return bare.strip(" ,") or name


def _is_title(text: str) -> bool:
    """Tell a title from a name that looks like one: it has a full stop, or is Dr or Prof."""
    return "." in text or text.lower().startswith(_BEGINS_LIKE_ONE)


def parted(name: str, email: str = "", *, family_first: bool = False) -> tuple[str, str]:
    """Split a name in one piece into the family name and the given one.

    A comma tells, or capitals (GANS Hannah), or the order of the names in the e-mail address,
    which begins with the given one; else the last word is the family name, and particles before
    it belong to it.

    >>> parted("von der Tann, Emil"), parted("Hannah GANS"), parted("Gans Hannah")
    (('von der Tann', 'Emil'), ('GANS', 'Hannah'), ('Hannah', 'Gans'))
    """
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma:
        return (family, given) if family else split_name(given)
    words = name.split()
    loud = [word.isupper() and len(word) > 1 and "." not in word for word in words]
    if any(loud) and not all(loud):
        first, last = loud.index(True), len(loud) - loud[::-1].index(True)
        if all(loud[first:last]) and (first == 0 or last == len(words)):
            return " ".join(words[first:last]), " ".join(words[:first] + words[last:])
    if len(words) > 1 and (family_first or _address_turns(words, email)):
        return _family_first(words)
    return split_name(name)


def split_name(name: str) -> tuple[str, str]:
    """Split a name that begins with the given one: the last word is the family name.

    Particles before it belong to it.

    >>> split_name("Emil von der Tann"), split_name("Gans")
    (('von der Tann', 'Emil'), ('Gans', ''))
    """
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at])


def _family_first(words: list[str]) -> tuple[str, str]:
    at = 0
    while at < len(words) - 2 and words[at].lower() in _PARTICLES:
        at += 1
    return " ".join(words[: at + 1]), " ".join(words[at + 1 :])


def _address_turns(words: list[str], email: str) -> bool:
    """Tell whether the address has the first word last, as in hannah.gans@ of "Gans Hannah"."""
    own = address_words(email)
    if len(own) < 2:
        return False
    first, last = (_spelt(folded(word).replace(" ", "")) for word in (words[0], words[-1]))
    return own[-1] == first and (own[0] == last or last.startswith(own[0])) and first != last


def address_words(email: str) -> list[str]:
    """Return the words before the @ of an address, in plain small letters.

    >>> address_words("hannah-lena.gans2@student.example.org")
    ['hannah', 'lena', 'gans']
    """
    local = email.partition("@")[0].lower()
    return [_spelt(word) for word in re.split(r"[._\-\d]+", local) if word]


def _spelt(word: str) -> str:
    """Spell umlauts as one letter, as folded names have them."""
    return re.sub("([aou])e", r"\1", word)


def named_by_address(email: str) -> tuple[str, str]:
    """Make a name of an address: family and given; ("", "") if there is none in it.

    >>> named_by_address("hannah.gans@example.org"), named_by_address("zxabc12@example.org")
    (('Gans', 'Hannah'), ('', ''))
    """
    words = [word for word in email.partition("@")[0].split(".") if word]
    if len(words) < 2 or not all(
        re.fullmatch(r"[^\W_][^\W\d_-]+(?:-[^\W\d_]+)*\d*", word) for word in words
    ):
        return "", ""
    *given, family = (re.sub(r"\d+$", "", word).title() for word in words)
    return family, " ".join(given)


def from_capitals(name: str) -> str:
    """Write a name that is all in capitals as names are written; particles small.

    >>> from_capitals("VON DER TANN"), from_capitals("MÜLLER-ABT"), from_capitals("O'HARA")
    ('von der Tann', 'Müller-Abt', "O'Hara")
    """
    if not name.isupper():
        return name
    words = name.split()
    return " ".join(
        word.lower()
        if word.lower() in _PARTICLES and at < len(words) - 1
        else re.sub(r"[^\W\d_]+", _capital, word)
        for at, word in enumerate(words)
    )


def _capital(found: re.Match[str]) -> str:
    return found[0].capitalize()
