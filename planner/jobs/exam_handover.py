"""Handing the office its lists: what has changed since the last time, then files and register."""

# ruff: noqa: PLC0415 - reportlab and openpyxl are slow to import, and most starts export nothing

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from planner.db import courses, register
from planner.db.history import last_change
from planner.jobs.documents import Kind
from planner.jobs.exam_rows import exam_lists, list_names
from planner.jobs.handing_over import Given, written
from planner.language import Language, marked
from planner.reports.exam_rows import columns, list_words
from planner.rules.list_changes import row_changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.journal import ChangeSet
    from planner.db.register import HandoverRow
    from planner.db.store import Store
    from planner.jobs.documents import Order
    from planner.jobs.handing_over import How
    from planner.reports.exam_rows import ExamList
    from planner.rules.exam_lists import ListName
    from planner.rules.list_changes import RowChange

FILE: Final = marked("Examination list")
OF_THE_OFFICE: Final = (Kind.EXAM_PDF, Kind.EXAM_XLSX)
WHO: Final = ("family", "given")  # the columns that name a row
# The columns that tell which row of another state of the list a row is, the surest first.
IDENTITY: Final = (("matriculation", "module", "attempt"), ("matriculation",), WHO)
_NOT_IN_A_NAME: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """One list as it would be handed over now, beside what the office has.

    ``last`` is what went over last. ``changes`` are the rows that differ from it, worded as it
    was, with ``who`` the columns that name a row; None where there is no workbook to compare.
    """

    name: ListName
    lines: int
    students: int
    draft: bool
    last: HandoverRow | None = None
    changes: tuple[RowChange, ...] | None = None
    who: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether the office never had this list."""
        return self.last is None

    @property
    def is_same(self) -> bool:
        """Whether the office has just these rows."""
        return self.changes == ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which lists go to whom, how, and whether all in one PDF and one workbook or each apart."""

    keys: tuple[str, ...]
    recipient: str
    how: How
    note: str = ""
    together: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What was handed over: the files in their folder, and the step in the history."""

    folder: Path
    files: tuple[str, ...]
    number: str
    changes: ChangeSet


def outlooks(tx: Session, say: Language, today: date) -> tuple[Outlook, ...]:
    """Say for each list what handing it over now would tell the office."""
    before = handed_over(tx)
    found: dict[str, Outlook] = {}
    worded: dict[str, Mapping[str, ExamList]] = {}
    now = {one.name.key: one for one in exam_lists(tx, say, today)}
    for key, one in now.items():
        last, book = _last(before.get(key, ()))
        changes: tuple[RowChange, ...] | None = None
        who: tuple[str, ...] = ()
        if book is not None:
            code = book.language or say.code
            if code not in worded:
                again = Language.load("de" if code == "de" else "en")
                lists = now.values() if code == say.code else exam_lists(tx, again, today)
                worded[code] = {each.name.key: each for each in lists}
            changes, who = _changes(tx, book, worded[code][key])
        found[key] = Outlook(
            name=one.name,
            lines=len(one.lines),
            students=one.named,
            draft=one.draft,
            last=last,
            changes=changes,
            who=who,
        )
    return tuple(found.values())


def vanished(tx: Session) -> tuple[tuple[str, HandoverRow], ...]:
    """List what the office has of lists that are none any more: each key, and what went last."""
    now = {name.key for name in list_names(tx)}
    return tuple((key, rows[-1]) for key, rows in handed_over(tx).items() if key not in now)


def handed_over(tx: Session) -> dict[str, tuple[HandoverRow, ...]]:
    """Return what was handed over of each list, by its key, the oldest first."""
    found: dict[str, tuple[HandoverRow, ...]] = {}
    for row in register.handovers(tx):
        if row.kind in OF_THE_OFFICE:
            for key in row.subject.split("\n"):
                found[key] = (*found.get(key, ()), row)
    return found


def last_recipient(tx: Session) -> str:
    """Return to whom a list went last, or nothing before the first."""
    rows = [row for row in register.handovers(tx) if row.kind in OF_THE_OFFICE and row.recipient]
    return rows[-1].recipient if rows else ""


def parcels(tx: Session, order: Order, wish: Wish) -> tuple[Given, ...]:
    """Make the PDF and the workbook of each list that is wished for, or of all together.

    Raises NoSuchList or GlyphsMissing.
    """
    return tuple(_parcels(tx, order, wish, lambda _done, _all: True))


def hand_over(
    store: Store,
    folder: Path,
    order: Order,
    wish: Wish,
    *,
    at: datetime,
    going_on: Callable[[int, int], bool] = lambda _done, _all: True,
) -> Handed | None:
    """Write the files into a folder and enter them in the register, all or none.

    ``going_on`` is told how many of how many are made; it answers False to call all off, and
    then None comes back. Raises NoSuchList, GlyphsMissing or CannotWrite.
    """

    def made(tx: Any) -> tuple[Given, ...]:
        return tuple(_parcels(tx, order, wish, going_on))

    given = store.read(made)
    every = 2 * (1 if wish.together else len(wish.keys))
    if len(given) < every or not going_on(every, every):
        return None
    changes = written(store, folder, given, at=at)
    return Handed(
        folder=folder,
        files=tuple(one.name for one in given),
        number=given[0].number,
        changes=changes,
    )


def names_ahead(tx: Session, order: Order, wish: Wish) -> tuple[str, ...]:
    """Return the names of the files that a wish would write now."""
    names = [name for name in list_names(tx) if name.key in wish.keys]
    term, number = courses.course(tx).term, str(last_change(tx))
    return file_names(names, term, number, order.say, together=wish.together)


def file_names(
    names: Iterable[ListName], term: str, number: str, say: Language, *, together: bool
) -> tuple[str, ...]:
    """Return the names of the files: what they are, their number and term; nobody's name.

    The same number is the same list, so that a newer one never takes the place of an older.
    """
    stem = f"{say(FILE)} {number} {term}"
    stems = [stem] if together else [f"{stem} {list_words(one, say)}" for one in names]
    plain = [" ".join(_NOT_IN_A_NAME.sub("-", one).replace(" · ", " ").split()) for one in stems]
    return tuple(f"{one}{kind.suffix}" for one in plain for kind in OF_THE_OFFICE)


def _parcels(
    tx: Session, order: Order, wish: Wish, going_on: Callable[[int, int], bool]
) -> Iterable[Given]:
    from planner.reports.exam_list import exam_list_pdf
    from planner.reports.exam_workbook import exam_xlsx

    say = order.say
    lists = exam_lists(tx, say, order.today, "\n".join(wish.keys))
    bundles = [lists] if wish.together else [(one,) for one in lists]
    term, number = courses.course(tx).term, lists[0].number
    names = iter(
        file_names((one.name for one in lists), term, number, say, together=wish.together)
    )
    makers = {Kind.EXAM_PDF: exam_list_pdf, Kind.EXAM_XLSX: exam_xlsx}
    done = 0
    for bundle in bundles:
        for kind in OF_THE_OFFICE:
            if not going_on(done, 2 * len(bundles)):
                return
            done += 1
            yield Given(
                content=makers[kind](bundle, say),
                kind=kind,
                name=next(names),
                number=number,
                draft=bundle[0].draft,
                subject="\n".join(one.name.key for one in bundle),
                recipient=wish.recipient,
                how=wish.how,
                note=wish.note,
                language=say.code,
            )


def _last(rows: tuple[HandoverRow, ...]) -> tuple[HandoverRow | None, HandoverRow | None]:
    """Return what went over last, and its workbook if there was one."""
    if not rows:
        return None, None
    last = rows[-1]
    with_it = (row for row in rows if row.at == last.at and row.kind == Kind.EXAM_XLSX)
    return last, next(with_it, None)


def _changes(
    tx: Session, book: HandoverRow, now: ExamList
) -> tuple[tuple[RowChange, ...], tuple[str, ...]]:
    """Compare a list with the workbook that the office has; ``now`` is worded in its language."""
    from planner.reports import paper
    from planner.reports.exam_workbook import rows_of

    say = Language.load("de" if book.language == "de" else "en")
    headings = {column.field: column.heading for column in columns(say)}
    sheets = rows_of(register.handed_over(tx, book.id))
    said = sheets[book.subject.split("\n").index(now.name.key)]
    was = [{heading: row.get(heading, "") for heading in headings.values()} for row in said]
    rows = [
        {column.heading: paper.plain(column.text(line)) for column in columns(say)}
        for line in now.lines
    ]
    identity = [[headings[field] for field in names] for names in IDENTITY]
    return row_changes(was, rows, identity), tuple(headings[field] for field in WHO)
