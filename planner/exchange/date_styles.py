"""A date written the way another one is: its language, order, signs, zeros and weekday."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from planner.exchange.course_page_out import ordinal
from planner.language import DAYS, MONTHS, SHORT_DAYS, SHORT_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_MONTHS: Final = (  # January first; each row is one language, written out or shortened
    *MONTHS.values(),
    *SHORT_MONTHS.values(),
    ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"),
    ("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sept", "Okt", "Nov", "Dez"),
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
    (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    (
        *("janv", "févr", "mars", "avr", "mai", "juin"),
        *("juil", "août", "sept", "oct", "nov", "déc"),
    ),
    (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
    ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
    (
        *("janeiro", "fevereiro", "março", "abril", "maio", "junho"),
        *("julho", "agosto", "setembro", "outubro", "novembro", "dezembro"),
    ),
    ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"),
    (
        *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno"),
        *("luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
    ),
    ("gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"),
)
_DAYS: Final = (  # Monday first
    *DAYS.values(),
    *SHORT_DAYS.values(),
    ("Mon", "Tues", "Wed", "Thurs", "Fri", "Sat", "Sun"),
    ("M", "T", "W", "Th", "F", "Sa", "Su"),
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ("lun", "mar", "mer", "jeu", "ven", "sam", "dim"),
    ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
    (
        *("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira"),
        *("sábado", "domingo"),
    ),
    ("segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"),
    ("seg", "ter", "qua", "qui", "sex", "sáb", "dom"),
    ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    ("lun", "mar", "mer", "gio", "ven", "sab", "dom"),
)
_TOKEN = re.compile(
    r"(?P<kept>\]\([^)]*\)|<[^>]*>|`[^`]*`|~~[^~]*~~|\d{1,2}[:h]\d\d|https?://\S+)"
    r"|(?P<word>[^\W\d_]+(?:-feira)?)"
    r"|(?P<number>\d+)(?P<ending>st\b|nd\b|rd\b|th\b|er\b|º|ª)?"
    r"|(?P<sign>.)",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Habit:
    """How a column writes its dates where one alone does not tell.

    ``month_first``: 10/9 is October; ``padded``: days below ten have a nought before them;
    ``words`` are all that stand in it, for "mar" alone may be French, Spanish or Italian.
    """

    month_first: bool = False
    padded: bool = False
    words: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Part:
    text: str
    kind: str  # kept, word, number or sign
    number: int = -1
    ending: str = ""
    role: str = ""
    table: tuple[str, ...] = ()


def habit(cells: Sequence[tuple[str, date]]) -> Habit:
    """Tell the habit of a column from cells whose days are known."""
    month_first = padded = False
    words = (
        part.text.casefold() for text, _ in cells for part in _parts(text) if part.kind == "word"
    )
    for text, day in cells:
        figures = [part for part in _parts(text) if part.kind == "number" and len(part.text) < 3]
        if [part.number for part in figures[:2]] == [day.month, day.day] != [day.day, day.month]:
            month_first = True
        padded = padded or any(
            part.text.startswith("0") and part.number == day.day for part in figures
        )
    return Habit(month_first, padded, frozenset(words))


def restyled(
    text: str,
    was: Sequence[date],
    now: Sequence[date],
    how: Habit,
    *,
    whole: bool = True,
) -> str | None:
    """Write ``now`` as ``text`` writes ``was``: one day each, or the first and the last of some.

    All else in the cell stays: links, times, words. None if the days were not found in it;
    without ``whole`` a part of them is enough, for the rest stands in another column.

    >>> from datetime import date
    >>> old, new = date(2023, 10, 18), date(2023, 11, 1)
    >>> [restyled(text, [old], [new], Habit()) for text in ("October 18th", "Mi, 18.10.2023")]
    ['November 1st', 'Mi, 1.11.2023']
    >>> restyled("Wed 10/18 (online)", [old], [new], Habit(month_first=True))
    'Wed 11/1 (online)'
    """
    parts = list(_parts(text))
    if len(was) != len(now):
        return None
    for old, new in zip(was, now, strict=True):
        if not _mark(parts, old, how) and (whole or not any(part.role for part in parts)):
            return None
        if next((part.role for part in parts if part.kind == "number"), "") == "year":
            how = replace(how, padded=True)  # 2023-11-01
        for part in parts:
            _rewrite(part, new, how)
    return "".join(part.text for part in parts)


def _parts(text: str) -> Iterator[_Part]:
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "sign"
        if found["number"]:
            ending = found["ending"] or ""
            yield _Part(found["number"], "number", int(found["number"][:6]), ending)
            if ending:
                yield _Part(ending, "ending")
        else:
            yield _Part(found[0], kind)


def _mark(parts: list[_Part], day: date, how: Habit) -> bool:
    """Say of each part what it tells of a day; True if its day of the month is among them."""
    words = [part for part in parts if part.kind == "word" and not part.role]
    _first(words, "weekday", _DAYS, day.weekday(), how)
    named = _first(words, "month", _MONTHS, day.month - 1, how)
    figures = [part for part in parts if part.kind == "number" and not part.role]
    year = next(
        (part for part in figures if len(part.text) == 4 and part.number == day.year), None
    )
    if year:
        year.role = "year"
    pending = ["day"] if named else ["day", "month"]
    if not named and _month_comes_first(figures, day, how):
        pending.reverse()
    for part in figures:
        if pending and len(part.text) < 3 and part.number == getattr(day, pending[0]):
            part.role = f"{pending.pop(0)} in figures"
    if not year and not pending:
        _mark_short_year(parts, day)
    for part, after in pairwise(parts):
        if part.role == "day in figures" and after.kind == "ending":
            after.role = "ending"
    return "day" not in pending


def _mark_short_year(parts: list[_Part], day: date) -> None:
    """Mark the 23 of 18.10.23 or 18-Oct-23, which follows the month at once."""
    for month, sign, part in zip(parts, parts[1:], parts[2:], strict=False):
        after = month.role == "month" or month.role.endswith("in figures")
        if after and sign.text in "./-'" and not part.role and part.number == day.year % 100:
            part.role = "short year"
            return


def _first(
    words: list[_Part], role: str, tables: Sequence[tuple[str, ...]], place: int, how: Habit
) -> bool:
    """Mark the first word that is this name in a language, the one that the column is in."""
    for part in words:
        bare = part.text.casefold()
        fitting = [one for one in tables if _plain(one[place]) == bare]
        if fitting and not part.role:
            part.role = role
            part.table = max(fitting, key=lambda one: len(how.words & set(map(_plain, one))))
            return True
    return False


def _plain(name: str) -> str:
    return name.rstrip(".").casefold()


def _month_comes_first(figures: list[_Part], day: date, how: Habit) -> bool:
    numbers = [part.number for part in figures]
    if numbers and numbers[0] == day.year:
        return True
    small = [number for number in numbers if number < 100][:2]
    if day.day != day.month and sorted(small) == sorted([day.day, day.month]):
        return small[0] == day.month
    return how.month_first


def _rewrite(part: _Part, day: date, how: Habit) -> None:
    """Put the new day into a marked part; what is done is not marked again."""
    role, part.role = part.role, f"done {part.role}" if part.role else ""
    if role in {"weekday", "month"}:
        name = part.table[day.weekday() if role == "weekday" else day.month - 1].rstrip(".")
        part.text = _cased(name, part.text)
    elif role == "year":
        part.text = str(day.year)
    elif role == "short year":
        part.text = f"{day.year % 100:02}"
    elif role in {"day in figures", "month in figures"}:
        number = day.day if role.startswith("day") else day.month
        padded = part.text.startswith("0") or (how.padded and len(part.text) == 2)
        part.text = f"{number:02}" if padded else str(number)
    elif role == "ending":
        part.text = _ending(part.text, day.day)
    elif not role and part.role.startswith("done"):
        part.role = ""


def _ending(old: str, day: int) -> str:
    if old.lower() in {"st", "nd", "rd", "th"}:
        new = ordinal(day)[len(str(day)) :]
        return new.upper() if old.isupper() else new
    return old if day == 1 or old not in {"er", "º"} else ""


def _cased(name: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return name.upper()
    if like[:1].isupper():
        return name[:1].upper() + name[1:]
    return name.lower()
