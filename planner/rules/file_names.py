"""Names of files by a pattern such as "{number} {family}": safe on every disk, each one once."""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING, Final

from planner.errors import PlannerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What a pattern may name; the first stands for all where nothing else is left of a name.
FIELDS: Final = ("number", "matriculation", "family", "given", "course", "term", "credits")
PERSONAL: Final = ("matriculation", "family", "given")
BY_NUMBER: Final = "{number}"
LONGEST: Final = 120  # bytes: Windows takes 260 signs with all folders, an encrypted disk 143
FORBIDDEN: Final = '\\/:*?"<>|'
DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)


@dataclass(eq=False)
class UnknownField(PlannerError):
    """A pattern names something that no name of a file is made of."""

    field: str


@dataclass(eq=False)
class PatternBroken(PlannerError):
    """A pattern is empty, or has a brace that nothing closes."""

    pattern: str


def check_pattern(pattern: str) -> None:
    """Make sure that a pattern can be filled in. Raises UnknownField or PatternBroken."""
    if not without_ending(pattern):
        raise PatternBroken(pattern)
    for _, field in _parts(pattern):
        if field is not None and field not in FIELDS:
            raise UnknownField(field)


def personal_fields(pattern: str) -> tuple[str, ...]:
    """Return what a pattern says of people, so that the names of files will say it.

    >>> personal_fields("{number} {family}")
    ('family',)
    """
    named = {field for _, field in _parts(pattern)}
    return tuple(field for field in PERSONAL if field in named)


def filled(pattern: str, facts: Mapping[str, str]) -> str:
    """Fill a pattern in, without an ending; ``facts`` has a text for each of FIELDS.

    >>> facts = dict.fromkeys(FIELDS, "") | {"number": "2024-0007", "family": "Ó Flaherty/Łoś"}
    >>> filled("{family}: {number}", facts)
    'Ó Flaherty-Łoś- 2024-0007'
    >>> filled("{given}", facts)
    '2024-0007'

    Raises UnknownField or PatternBroken.
    """
    check_pattern(pattern)
    parts = _parts(without_ending(pattern))
    whole = "".join(text + (facts[field] if field else "") for text, field in parts)
    return safe(whole) or safe(facts[FIELDS[0]])


def without_ending(pattern: str) -> str:
    """Return a pattern without the ending that every file gets anyway."""
    bare = pattern.strip()
    return bare[: -len(".pdf")].rstrip() if bare.lower().endswith(".pdf") else bare


def safe(text: str) -> str:
    r"""Return a text as a name that Windows, macOS, Linux and a memory stick all take.

    Signs that mean something to a disk become "-", marks without a shape go, and so do dots and
    spaces at either end; what Windows keeps for its devices gets a "_" in front. "" stays "".

    >>> safe(" con. "), safe("a\tb"), safe("..")
    ('_con', 'a b', '')
    """
    composed = unicodedata.normalize("NFC", text)
    shown = "".join(_sign(sign) for sign in composed)
    name = _shortened(" ".join(shown.split())).strip(" .")
    return f"_{name}" if name.partition(".")[0].rstrip().casefold() in DEVICES else name


class Names:
    """Gives each document a name that no other one has, also where capitals do not count."""

    def __init__(self, pattern: str = BY_NUMBER) -> None:
        """Take a pattern. Raises UnknownField or PatternBroken."""
        check_pattern(pattern)
        self._pattern = pattern
        self._taken: set[str] = set()

    def choices(self, facts: Mapping[str, str]) -> Iterator[str]:
        """Return names for a document, the one to be preferred first, without an ending.

        The number tells two apart that would be called the same, and then a count. Whoever takes
        one says so with ``take``.
        """
        plain, number = filled(self._pattern, facts), safe(facts[FIELDS[0]])
        numbered = plain if number in plain else f"{plain} ({number})"
        counted = (f"{numbered} ({n})" for n in count(2))
        for name in chain(dict.fromkeys((plain, numbered)), counted):
            if _as_disks_compare(name) not in self._taken:
                yield name

    def take(self, name: str) -> None:
        """Keep a name from being given again."""
        self._taken.add(_as_disks_compare(name))


def _parts(pattern: str) -> list[tuple[str, str | None]]:
    """Take a pattern apart: a text, and the field behind it or None."""
    found: list[tuple[str, str | None]] = []
    try:
        for text, field, way, turned in string.Formatter().parse(pattern):
            asked = None if field is None else f"{field}{'!' if turned else ''}{turned or ''}"
            found.append((text, f"{asked}:{way}" if way else asked))
    except ValueError as broken:
        raise PatternBroken(pattern) from broken
    return found


def _sign(sign: str) -> str:
    if sign in FORBIDDEN:
        return "-"
    kind = unicodedata.category(sign)
    if sign.isspace():
        return " "
    return "" if kind in {"Cc", "Cf", "Cs", "Co", "Cn"} else sign


def _shortened(name: str) -> str:
    return name.encode()[:LONGEST].decode(errors="ignore")


def _as_disks_compare(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())
