"""The table of lecture periods: the published ones that ship, and a person's own, which win."""

from __future__ import annotations

import csv
import io
import logging
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from planner import places
from planner.exchange.whole_file import CannotWrite, WhyNot, write_whole
from planner.rules.terms import (
    NoSuchTerm,
    lecture_period,
    period_in,
    published_periods,
)

if TYPE_CHECKING:
    from pathlib import Path

    from planner.rules.terms import LecturePeriod, Term

log = logging.getLogger(__name__)
HEADINGS = ("term", "lectures_from", "lectures_to", "break_from", "break_to")


@dataclass(frozen=True, slots=True)
class Periods:
    """Lecture periods of terms; of one term a person's own wins over the published one."""

    published: tuple[LecturePeriod, ...]
    own: tuple[LecturePeriod, ...] = ()

    def of(self, term: Term) -> LecturePeriod:
        """Return a term's lecture period: one's own, the published one, or else derived."""
        return lecture_period(term, (*self.own, *self.published))

    def rows(self) -> tuple[LecturePeriod, ...]:
        """Return what holds for each term that is in the table, the earliest first."""
        terms = {period.term for period in (*self.own, *self.published)}
        return tuple(self.of(term) for term in sorted(terms, key=lambda term: term.days))

    def with_own(self, period: LecturePeriod) -> Periods:
        """Return the table with a period of one's own, in the place of an older one."""
        rest = self.without_own(period.term)
        return replace(rest, own=(*rest.own, replace(period, own=True, derived=False)))

    def without_own(self, term: Term) -> Periods:
        """Return the table where a term has again what it has without one's own word."""
        return replace(self, own=tuple(one for one in self.own if one.term != term))


@cache
def shipped() -> Periods:
    """Return the published periods that ship, with none of one's own."""
    table = (places.resources() / "lecture_periods.csv").read_text(encoding="utf-8")
    return Periods(published_periods(table))


def load_periods(path: Path) -> Periods:
    """Return the shipped periods with those of a person's file, if there is one.

    The file has the columns of the shipped one. A row that makes no sense is left out, and so is
    a file that cannot be read: it costs no more than a line in the log.
    """
    try:
        table = path.read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(table.splitlines()))
    except FileNotFoundError:
        return shipped()
    except (OSError, ValueError, csv.Error) as why:
        log.info("own lecture periods not read: %s", why)
        return shipped()
    own = []
    for number, row in enumerate(rows, start=2):
        try:
            own.append(replace(period_in(row), own=True))
        except (KeyError, TypeError, ValueError, NoSuchTerm) as why:
            log.info("row %d of own lecture periods not read: %r", number, why)
    return replace(shipped(), own=tuple(own))


def save_periods(periods: Periods, path: Path) -> None:
    """Write one's own periods, wholly or not at all. Raises CannotWrite."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(HEADINGS)
    for one in sorted(periods.own, key=lambda one: one.term.days):
        pause = ("", "") if one.pause_derived else (one.pause.days.first, one.pause.days.last)
        rows.writerow((one.term, one.lectures.first, one.lectures.last, *pause))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise CannotWrite(path.name, WhyNot.NO_FOLDER, str(path.parent)) from why
    write_whole(path, out.getvalue().encode())
