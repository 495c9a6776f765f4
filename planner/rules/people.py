"""People: names as they are sorted and printed, and who in a list is whom in the course."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# What Unicode does not take apart into a letter and its accent.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_NO_LETTERS = re.compile(r"[\W_]+")
_WHOLE_FLOAT = re.compile(r"([0-9]+)\.0+")  # how some programs save a number as text
_BLANK = frozenset({"", "-", "–", "—"})
NO_NUMBER = "–"  # tells the one who has no matriculation number from all others
LEAST_DIGITS = 3  # of a matriculation number, where its end tells two people apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What a list, or the course, says about one person; "" is no statement."""

    family: str = ""
    given: str = ""
    matriculation: str = ""
    email: str = ""
    programme: str = ""


class MatchKind(StrEnum):
    """How surely a row of a list is a student of the course."""

    BY_MATRICULATION = "by_matriculation"
    BY_EMAIL = "by_email"
    NAME_ONLY = "name_only"  # a question to the user
    CONFLICT = "conflict"  # number and e-mail point at different people, or at several
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a row may mean: exactly one id if it is sure, several or one if it is a question."""

    kind: MatchKind
    ids: tuple[str, ...] = ()

    @property
    def sure(self) -> str | None:
        """The student's id where nobody need be asked, else None."""
        by = (MatchKind.BY_MATRICULATION, MatchKind.BY_EMAIL)
        return self.ids[0] if self.kind in by else None


class Likeness(StrEnum):
    """What speaks for two records being about the same person."""

    SAME_NUMBER = "same_number"
    SAME_EMAIL = "same_email"
    SAME_NAME = "same_name"
    LIKE_NUMBER = "like_number"  # one digit is another, or two have changed places
    LIKE_EMAIL = "like_email"  # the same before the @
    LIKE_NAME = "like_name"  # one given name more, or family and given name exchanged


NOBODY = Match(MatchKind.NONE)


def full_name(family: str, given: str) -> str:
    """Return "Family, Given" as lists print it, or the one part there is."""
    return ", ".join(part for part in (family.strip(), given.strip()) if part)


def told_apart(people: Iterable[tuple[str, Person]]) -> dict[str, str]:
    """Return a short addition for each of those who share a name with somebody else, by id.

    The same name is one that is spelt alike but for capitals and spaces. What differs among all
    namesakes tells them apart: the last digits of their matriculation numbers (three, or as many
    as it takes), their programmes, having no number, or a part of their e-mail addresses. Where
    none of these does, each has the first that is known, and who is still alike is counted by id.

    >>> jan = Person(family="Müller", given="Jan", matriculation="4711234")
    >>> other = Person(family="müller", given="Jan ", matriculation="4709872")
    >>> told_apart([("a", jan), ("b", other), ("c", Person(family="Müller", given="Eva"))])
    {'a': '…234', 'b': '…872'}
    """
    by_name: defaultdict[str, list[tuple[str, Person]]] = defaultdict(list)
    for id_, person in people:
        by_name[name_as_read(person.family, person.given)].append((id_, person))
    found: dict[str, str] = {}
    for same in by_name.values():
        if len(same) > 1:
            same.sort(key=lambda pair: pair[0])
            additions = _additions([person for _, person in same])
            found |= zip((id_ for id_, _ in same), additions, strict=True)
    return found


def name_as_read(family: str, given: str) -> str:
    """Reduce a name to what the eye tells apart: capitals and spaces do not matter.

    >>> name_as_read("Müller ", "Jan") == name_as_read("MÜLLER", " jan")
    True
    """
    return f"{' '.join(family.split())}, {' '.join(given.split())}".casefold()


def _additions(same: list[Person]) -> list[str]:
    endings = _endings([matriculation_key(person.matriculation) for person in same])
    programmes = [person.programme.strip() for person in same]
    numbered = [ending or NO_NUMBER for ending in endings]
    parts = [email_key(person.email).partition("@") for person in same]
    before, behind = [part[0] for part in parts], [part[2] for part in parts]
    for told in (endings, programmes, numbered, before, behind):
        if all(told) and len({text.casefold() for text in told}) == len(same):
            return told
    columns = zip(endings, before, programmes, strict=True)
    known = [next(filter(None, each), "") for each in columns]
    alike, nth = Counter(known), Counter[str]()
    for place, text in enumerate(known):
        if alike[text] > 1:
            nth[text] += 1
            known[place] = f"{text} {nth[text]}".strip()
    return known


def _endings(numbers: list[str]) -> list[str]:
    """Return as few last digits as tell the numbers apart; "" where there is none."""
    there = [number for number in numbers if number]
    longest = max(map(len, there), default=0)
    wide = LEAST_DIGITS
    while wide < longest and len({one[-wide:] for one in there}) < len(there):
        wide += 1
    return [f"…{one[-wide:]}" if len(one) > wide else one for one in numbers]


def folded(text: str) -> str:
    """Reduce a name to plain lower-case letters and single spaces.

    Umlauts and accents count as their letter and ß as ss, as German lists sort (DIN 5007-1);
    hyphens count as spaces, apostrophes as nothing.

    >>> folded("Öztürk-Łukaszów"), folded("Großmann"), folded("O’Brien")
    ('ozturk lukaszow', 'grossmann', 'obrien')
    """
    if text.isascii():  # nothing to take apart: ten times as quick, and so are most names
        letters = text.lower()
    else:
        apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        plain = apart.translate(_PLAIN_LETTERS)
        letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NO_LETTERS.sub(" ", _APOSTROPHES.sub("", letters)).strip()


def sort_key(family: str, given: str) -> tuple[str, str, str, str]:
    """Return the key by which people stand in a list; equal only for the very same name.

    >>> sorted(["Zander", "Şahin", "Ärmel", "Sauer"], key=lambda name: sort_key(name, ""))
    ['Ärmel', 'Şahin', 'Sauer', 'Zander']
    """
    return folded(family), folded(given), family, given


def matriculation_key(text: str) -> str:
    """Reduce a matriculation number to what identifies it; "" is none.

    Spaces, leading zeros, a spreadsheet's ".0" and its protection (="00123") do not matter; every
    other character does.

    >>> {matriculation_key(text) for text in ("0471101", " 471 101", "471101.0", '="0471101"')}
    {'471101'}
    """
    if text.isascii() and text.isdecimal():
        return text.lstrip("0")
    plain = "".join(text.split()).removeprefix("=").strip("\"'").casefold()
    if plain in _BLANK:
        return ""
    whole = _WHOLE_FLOAT.fullmatch(plain)
    return (whole[1] if whole else plain).lstrip("0")


def email_key(text: str) -> str:
    """Reduce an e-mail address to what identifies it: upper and lower case alike; "" is none."""
    plain = "".join(text.split()).casefold().removeprefix("mailto:")
    return "" if plain in _BLANK else plain


class Roster:
    """The students of a course, ready to be found by number, address or name."""

    def __init__(self, students: Iterable[tuple[str, Person]]) -> None:
        """Take in (id, person) pairs; leavers belong among them, as they may come back."""
        self._people = dict(students)
        self._by_matriculation: defaultdict[str, list[str]] = defaultdict(list)
        self._by_email: defaultdict[str, list[str]] = defaultdict(list)
        for id_, person in self._people.items():
            self._by_matriculation[matriculation_key(person.matriculation)].append(id_)
            self._by_email[email_key(person.email)].append(id_)

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], list[str]]:
        """Names are only asked for where neither number nor address is known."""
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for id_, person in self._people.items():
            found[_name_key(person)].append(id_)
        return found

    def match(self, row: Person) -> Match:
        """Say whom a row means: by matriculation number, then by e-mail; a name alone asks.

        A *conflict* names everyone concerned: number and e-mail point at different students, one
        of them at several, or the e-mail at a student with another number. A student who has
        another number than the row is never asked about by name: two people may share one.
        """
        if not self._people:
            return NOBODY
        number, address = matriculation_key(row.matriculation), email_key(row.email)
        numbered = self._by_matriculation.get(number, []) if number else []
        addressed = self._by_email.get(address, []) if address else []
        concerned = tuple(dict.fromkeys([*numbered, *addressed]))
        if len(concerned) > 1:
            return Match(MatchKind.CONFLICT, concerned)
        if numbered:
            return Match(MatchKind.BY_MATRICULATION, concerned)
        if addressed:
            same = self._may_be(concerned[0], number)
            return Match(MatchKind.BY_EMAIL if same else MatchKind.CONFLICT, concerned)
        name = _name_key(row)
        named = self._by_name.get(name, []) if any(name) else []
        asked = tuple(id_ for id_ in named if self._may_be(id_, number))
        return Match(MatchKind.NAME_ONLY, asked) if asked else NOBODY

    def is_called_otherwise(self, id_: str, row: Person) -> bool:
        """Tell whether a row has a name, and no word of it is in the student's."""
        own = self._people[id_]
        said = set(folded(f"{row.family} {row.given}").split())
        known = set(folded(f"{own.family} {own.given}").split())
        return bool(said and known) and not said & known

    def _may_be(self, id_: str, number: str) -> bool:
        """Tell whether a student can have this number: it is the same, or one is unknown."""
        own = matriculation_key(self._people[id_].matriculation)
        return not own or not number or own == number


def numbers_fit(listed: Iterable[Person], known: Iterable[Person]) -> bool:
    """Tell whether a list's numbers are matriculation numbers: one at least is somebody's.

    Some programs have numbers of their own in that place, which speak against nobody.

    >>> numbers_fit([Person(matriculation="zx01")], [Person(matriculation="4711")])
    False
    """
    numbers = {matriculation_key(one.matriculation) for one in known} - {""}
    return any(matriculation_key(one.matriculation) in numbers for one in listed)


def _name_key(person: Person) -> tuple[str, str]:
    """Return family and given name for asking; ae, oe, ue count as the umlauts they may be."""
    parts = (person.family, person.given)
    family, given = (re.sub("([aou])e", r"\1", folded(part)) for part in parts)
    return family, given


def alike(one: Person, other: Person) -> tuple[Likeness, ...]:
    """Say all that speaks for two records being about the same person; mostly nothing does.

    A number that is nearly the same says nothing alone: they are given out one after the other.

    >>> jan = Person(family="Müller", given="Jan", matriculation="4711234")
    >>> typo = Person(family="Mueller", given="Jan Peter", matriculation="4712134")
    >>> [likeness.value for likeness in alike(jan, typo)]
    ['like_number', 'like_name']
    """
    found = (
        _likeness(
            matriculation_key(one.matriculation),
            matriculation_key(other.matriculation),
            (Likeness.SAME_NUMBER, Likeness.LIKE_NUMBER),
            _a_slip_apart,
        ),
        _likeness(
            email_key(one.email),
            email_key(other.email),
            (Likeness.SAME_EMAIL, Likeness.LIKE_EMAIL),
            lambda mine, theirs: mine.partition("@")[0] == theirs.partition("@")[0],
        ),
        _likeness(
            " / ".join(_name_key(one)),
            " / ".join(_name_key(other)),
            (Likeness.SAME_NAME, Likeness.LIKE_NAME),
            lambda *_: _names_may_be_one(_name_key(one), _name_key(other)),
        ),
    )
    likely = tuple(likeness for likeness in found if likeness is not None)
    return () if likely == (Likeness.LIKE_NUMBER,) else likely


def _likeness(
    mine: str,
    theirs: str,
    kinds: tuple[Likeness, Likeness],
    nearly: Callable[[str, str], bool],
) -> Likeness | None:
    if not mine.strip(" /") or not theirs.strip(" /"):
        return None
    if mine == theirs:
        return kinds[0]
    return kinds[1] if nearly(mine, theirs) else None


def _a_slip_apart(one: str, other: str) -> bool:
    """Tell whether one digit is another one, or two neighbours have changed places."""
    if len(one) != len(other):
        return False
    wrong = [place for place in range(len(one)) if one[place] != other[place]]
    if len(wrong) == 1:
        return True
    first, last = wrong[0], wrong[-1]
    turned = one[first] == other[last] and one[last] == other[first]
    return len(wrong) == 2 and last == first + 1 and turned


def _names_may_be_one(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether names are the same but for a further given name, or exchanged."""
    if one == (other[1], other[0]):
        return True
    mine, theirs = set(one[1].split()), set(other[1].split())
    return one[0] == other[0] and bool(mine and theirs) and (mine <= theirs or theirs <= mine)
