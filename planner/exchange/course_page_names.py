"""Months and weekdays as course pages name them, in six languages, and letters made plain."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from planner.language import DAYS, MONTHS, SHORT_DAYS, SHORT_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = (  # French, Spanish, Portuguese, Italian, and what else is printed, January first
    "janvier janv enero ene janeiro gennaio gen jän jaen jänner",
    "février fevrier févr fevr fév febrero fevereiro fev febbraio febr",
    "mars marzo março marco mrz maerz mär mar",
    "avril avr abril abr aprile",
    "mai mayo maio maggio mag",
    "juin junio junho giugno giu",
    "juillet juil julio julho luglio lug",
    "août aout aoû agosto ago",
    "septembre septiembre setiembre setembro settembre sept set",
    "octobre octubre outubro out ottobre ott",
    "novembre noviembre novembro",
    "décembre déc dec diciembre dic dezembro dicembre",
)
_DAYS = (  # the same for weekdays, Monday first; Portuguese counts some of them
    "lundi lun lunes lunedì segunda-feira segunda seg 2a-feira",
    "tues tu mardi mar martes martedì terça-feira terça ter 3a-feira",
    "weds mercredi mer mercr miércoles mié mercoledì quarta-feira quarta qua 4a-feira",
    "thur thurs th jeudi jeu jueves jue giovedì gio quinta-feira quinta qui 5a-feira",
    "vendredi ven viernes vie venerdì sexta-feira sexta sex 6a-feira",
    "sonnabend samedi sam sábado sáb sabato",
    "dimanche dim domingo dom domenica",
)
_UNSEEN = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹†‡§*✱\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad"))
_DASHES = dict.fromkeys(map(ord, "‐‑‒−﹣－"), "-") | {ord("―"): "—"}
_DAY_WORD = re.compile(
    r"(?<!\d )\b(?P<name>(?:[2-6]a|[^\W\d_]{3,8})-feira|[^\W\d_]{2,11})\b\.?", re.IGNORECASE
)
_ORDINAL = re.compile(r"(?<=\d)[ºª°]")


def _numbered(*tables: Iterable[str]) -> dict[str, int]:
    """Map each name, without its full stop and in lower case, to its place in its table."""
    return {
        name.lower().rstrip("."): place for table in tables for place, name in enumerate(table)
    }


def _spelt(table: Iterable[str]) -> dict[str, int]:
    """Map each of the names that stand together, with and without its accents."""
    named = {name: place for place, names in enumerate(table) for name in names.split()}
    return {bare(name): place for name, place in named.items()} | named


def bare(name: str) -> str:
    """Take the accents off, for "março" is typed "marco" as well."""
    apart = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


WEEKDAYS = _spelt(_DAYS) | _numbered(*DAYS.values(), *SHORT_DAYS.values())
MONTH_NAMES = _spelt(_MONTHS) | _numbered(*MONTHS.values(), *SHORT_MONTHS.values())
LETTERS = {"L": 0, "W": 2, "X": 2, "R": 3, "J": 3, "F": 4, "V": 4}  # "M" is two days


def any_of(names: Iterable[str]) -> str:
    """Return a pattern for any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def weekdays_in(text: str) -> list[int]:
    """Return the weekdays that a text names, in their order (0 is Monday).

    >>> weekdays_in("Mondays and Wed."), weekdays_in("segunda-feira"), weekdays_in("18 th")
    ([0, 2], [0], [])
    """
    named = (_weekday(found) for found in _DAY_WORD.finditer(text))
    return [weekday for weekday in named if weekday is not None]


def without_weekdays(text: str) -> str:
    """Leave a blank for each weekday that a text names."""
    return _DAY_WORD.sub(lambda found: found[0] if _weekday(found) is None else " ", text)


def _weekday(found: re.Match[str]) -> int | None:
    word = found["name"].lower()
    weekday = WEEKDAYS.get(word)
    return WEEKDAYS.get(word.removesuffix("s")) if weekday is None else weekday


def plain(text: str) -> str:
    """Write a cell with ordinary digits, blanks and dashes, and without marks of footnotes.

    >>> plain("１８．１０．\u00b9"), plain("4º de octubre"), plain("21.\u00a0‐\u00a023.12.*")
    ('18.10.', '4. de octubre', '21. - 23.12.')
    """
    text = text.translate(_UNSEEN | _DASHES)
    text = _ORDINAL.sub(_ordinal, text)
    return " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())


def _ordinal(found: re.Match[str]) -> str:
    """Write "2ª-feira" as "2a-feira", and all other raised letters as the full stop of "4."."""
    after = found.string[found.end() : found.end() + 8].lower().lstrip(" -")
    return "a" if found[0] == "ª" or after.startswith("feira") else "."
