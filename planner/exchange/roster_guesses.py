"""What a column of people holds, told by what stands in it where its heading does not say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.exchange.roster_columns import NAMES, Fact, Facts, plain
from planner.exchange.roster_names import address_words, named_by_address
from planner.exchange.roster_roles import known_words
from planner.rules.people import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LOOKED_AT = 200  # rows
MOST = 0.6  # of the filled cells must look alike
ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
NUMBER = re.compile(r"[0-9]{6,8}")
_PROGRAMME = re.compile(
    r"\b(?:b\.?\s?sc|m\.?\s?sc|b\.?\s?a|m\.?\s?a|b\.?\s?ed|m\.?\s?ed|bachelor|master|lehramt|diplom"
    r"|staatsexamen|promotion|erasmus|phd|doktor)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_][\w.'’`´ \-]*(?:,\s*[^\W\d_][\w.'’`´ \-]*)?")
_MOST_WORDS = 6
# Numbers of these headings are no matriculation numbers.
_OTHER_NUMBERS = re.compile(
    r"tel|phone|mobil|handy|plz|zip|datum|date|geburt|birth|user|nutzer|benutzer|login|account"
    r"|id$|labnr|pnr|raum|room|prüf|exam|konto|punkte|points|nummerder|kursnr|versuch"
)
# Words of these headings are no names of people.
_OTHER_WORDS = re.compile(
    r"feedback|kommentar|comment|bemerk|vermerk|anmerk|notiz|note|titel|title|thema|topic|anrede"
    r"|institut|abteil|department|fach|ort$|login|kürzel|gruppe|group|sprache|language|land$|country"
)
_GIVEN = frozenset(
    (
        *("anna", "hannah", "emma", "mia", "lena", "laura", "julia", "sarah", "lisa", "marie"),
        *("sophie", "katharina", "clara", "jana", "eva", "johanna", "maria", "nina", "paula"),
        *("amelie", "charlotte", "elena", "isabel", "ayse", "fatma", "aylin", "elif", "zeynep"),
        *("olga", "natalia", "jonas", "lukas", "paul", "max", "felix", "leon", "jan", "tim"),
        *("tom", "finn", "david", "moritz", "simon", "tobias", "daniel", "michael", "thomas"),
        *("alexander", "philipp", "niklas", "florian", "sebastian", "johannes", "jakob", "emil"),
        *("anton", "peter", "martin", "mehmet", "ali", "ahmed", "mohammed", "omer", "can"),
        *("emre", "yusuf", "wei", "li", "jose", "juan", "luca", "marco", "pierre", "jean"),
        *("john", "james"),
    )
)


def by_content(columns: Sequence[Sequence[str]], heads: Sequence[str], known: Facts) -> Facts:
    """Fill in what headings do not tell: addresses, numbers, programmes, places, names.

    ``columns`` are the cells of each column, of some rows; ``known`` is what headings told. Names
    are only looked for where no heading tells of any.
    """
    facts = list(known)
    open_ = [place for place, fact in enumerate(known) if fact is None]
    tests: tuple[tuple[Fact, Callable[[str], object]], ...] = (
        (Fact.EMAIL, ADDRESS.search),
        (Fact.MATRICULATION, NUMBER.fullmatch),
        (Fact.STATUS, known_words),
        (Fact.PROGRAMME, _PROGRAMME.search),
    )
    for fact, looks_so in tests:
        for place in open_:
            if fact in facts or facts[place] is not None:
                continue
            if _most(columns[place], looks_so) and _may_be(fact, heads[place], columns[place]):
                facts[place] = fact
    if not NAMES & set(facts):
        _find_names(columns, heads, facts)
    return tuple(facts)


def looks_like_data(cells: Sequence[str]) -> bool:
    """Tell whether a row holds an address or a number, so that it is no heading."""
    return any(ADDRESS.search(cell) or NUMBER.fullmatch(cell) for cell in cells)


def _most(cells: Sequence[str], looks_so: Callable[[str], object]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(bool(looks_so(cell)) for cell in filled) >= MOST * len(filled)


def _may_be(fact: Fact, head: str, cells: Sequence[str]) -> bool:
    if fact is not Fact.MATRICULATION:
        return True
    filled = [cell for cell in cells if cell]
    return len(set(filled)) == len(filled) and not _OTHER_NUMBERS.search(plain(head))


def _find_names(
    columns: Sequence[Sequence[str]], heads: Sequence[str], facts: list[Fact | None]
) -> None:
    """Find one column with names, or two beside each other of which one holds the given names."""
    named = [
        place
        for place, fact in enumerate(facts)
        if fact is None
        and not _OTHER_WORDS.search(plain(heads[place]))
        and _most(columns[place], _is_name)
        and _differ(columns[place])
    ]
    if not named:
        return
    whole = next((place for place in named if _most(columns[place], _in_one_piece)), None)
    pair = [place for place in named[:2] if place != whole]
    if len(pair) == 2 and pair[1] - pair[0] == 1 and whole is None:
        emails = columns[facts.index(Fact.EMAIL)] if Fact.EMAIL in facts else ()
        given = max(reversed(pair), key=lambda place: _givenness(columns[place], emails))
        for place in pair:
            facts[place] = Fact.GIVEN if place == given else Fact.FAMILY
        return
    facts[named[0] if whole is None else whole] = Fact.NAME


def _is_name(cell: str) -> bool:
    return bool(_WORDS.fullmatch(cell)) and len(cell.split()) <= _MOST_WORDS


def _in_one_piece(cell: str) -> bool:
    return " " in cell and not _PROGRAMME.search(cell)


def _differ(cells: Sequence[str]) -> bool:
    """Tell a column of names from one of words that come again and again."""
    filled = [cell for cell in cells if cell]
    return len(set(filled)) > len(filled) / 2


def _givenness(cells: Sequence[str], emails: Sequence[str]) -> int:
    """Say how many cells look like given names: by a few usual ones, and by addresses."""
    score = sum(bool(_GIVEN & set(folded(cell).split())) for cell in cells)
    for cell, email in zip(cells, emails, strict=False):
        words = address_words(email) if named_by_address(email)[0] else []
        score += bool(words) and folded(cell).split()[:1] == words[:1]
    return score
