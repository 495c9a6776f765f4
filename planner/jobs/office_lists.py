"""The office's own lists beside the course: what becomes of each row, then the files."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from planner.db import courses
from planner.db.history import last_change
from planner.errors import PlannerError
from planner.exchange.many_files import try_folder
from planner.exchange.office_lists import CannotFill, check_unchanged, filled, read_office_list
from planner.exchange.whole_file import check_writable, replaced_whole
from planner.jobs.checklist import is_draft
from planner.jobs.decision_lines import lines_of
from planner.jobs.gradebook import gradebook
from planner.jobs.handing_over import Given, register
from planner.rules.exam_lists import ListName
from planner.rules.office_codes import USUAL
from planner.rules.office_grades import says_nothing
from planner.rules.people import Roster
from planner.rules.reconciling import Answers, Entry, Verdict, reconciled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow
    from planner.db.journal import ChangeSet
    from planner.db.store import Store
    from planner.db.students import StudentRow
    from planner.exchange.office_lists import OfficeFile
    from planner.jobs.gradebook import Gradebook
    from planner.jobs.handing_over import How
    from planner.rules.reconciling import Found, Key

KIND: Final = "exam-list"  # in the register, and as the shell's export names it
NO_DAY_FROM: Final = "2900"  # CAMPUSonline's "01.01.3000" stands where no day is known yet
NO_ANSWERS: Final = Answers()


@dataclass(eq=False)
class SameListTwice(PlannerError):
    """Two of the lists are the same file, or would be written into the same one."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """All lists beside the course: every row with what becomes of it, and whether it is a draft.

    ``students`` are all of the course by their ids, ``entries`` everything decided. ``codes`` are
    the course's own; where there are none, those usual for a list's system are written.
    """

    files: tuple[OfficeFile, ...]
    found: tuple[Found, ...]
    students: Mapping[str, StudentRow]
    entries: tuple[Entry, ...]
    codes: Mapping[str, str]
    draft: bool
    number: str
    answers: Answers = NO_ANSWERS

    def answered(self, answers: Answers) -> Preview:
        """Compare anew with other answers, without looking into the course again."""
        lists = [one.list for one in self.files]
        found = reconciled(
            lists,
            Roster((id_, row.person) for id_, row in self.students.items()),
            self.entries,
            {one.source: self.codes or USUAL[one.system.value] for one in lists},
            answers,
        )
        return replace(self, found=found, answers=answers)

    def counts(self) -> Mapping[Verdict, int]:
        """Count the rows by verdict."""
        return Counter(one.verdict for one in self.found)

    @property
    def taken(self) -> tuple[Found, ...]:
        """The rows whose grade cells will be filled."""
        return tuple(one for one in self.found if one.taken)

    @property
    def blank(self) -> tuple[Found, ...]:
        """The rows that will still say nothing."""
        return tuple(one for one in self.found if one.left_blank)

    def of(self, verdict: Verdict) -> frozenset[Key]:
        """Return the rows with a verdict."""
        return frozenset(one.key for one in self.found if one.verdict is verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One list as it was written: how many grade cells, and how many dates, were filled in it."""

    name: str
    path: Path
    grades: int
    dates: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """To whom the filled lists are handed over and how; they are kept in the register then."""

    recipient: str = ""
    how: How = "file"
    note: str = ""


def read_lists(paths: Iterable[Path]) -> tuple[OfficeFile, ...]:
    """Read lists. Raises SameListTwice and what read_office_list does."""
    files: dict[str, OfficeFile] = {}
    for path in paths:
        file = read_office_list(path)
        if str(path.resolve()) in files:
            raise SameListTwice(path.name)
        files[str(path.resolve())] = file
    return tuple(files.values())


def preview(
    tx: Session, files: Sequence[OfficeFile], today: date, answers: Answers = NO_ANSWERS
) -> Preview:
    """Say of every row of all lists, and of every decision, what becomes of it."""
    book, course = gradebook(tx), courses.course(tx)
    shown = Preview(
        files=tuple(files),
        found=(),
        students={line.student.id: line.student for line in book.lines},
        entries=tuple(_entries(book, course)),
        codes=course.office_codes,
        draft=is_draft(tx, book, today),
        number=str(last_change(tx)),
    )
    return shown.answered(answers)


def targets(
    files: Sequence[OfficeFile], out: Path, *, several: bool, apart: str
) -> dict[str, Path]:
    """Say where each list is written, by its source: into a file, or several into a folder.

    A list may be written over itself where it alone is named as the file to write. In a folder it
    never is: there a filled one has ``apart`` behind its name. Raises SameListTwice.
    """
    if not several and not out.is_dir():
        return {files[0].list.source: out}
    found: dict[str, Path] = {}
    sources = {_real(one.list.source) for one in files}
    for one in files:
        path = out / one.list.name
        if _real(str(path)) in sources:
            path = path.with_stem(f"{path.stem} {apart}")
        if path in found.values():
            raise SameListTwice(one.list.name)
        found[one.list.source] = path
    return found


def contents(shown: Preview, *, fillable: bool = False) -> dict[str, bytes]:
    """Fill the lists in, each proven to be the same but for its grade cells, by source.

    ``fillable`` leaves those out that cannot be filled in. Raises CannotFill, LettersLost or
    MoreWouldChange.
    """
    return {
        one.list.source: filled(one, values_for(shown, one.list.source))
        for one in shown.files
        if one.list.fillable or not fillable
    }


def not_fillable(shown: Preview) -> tuple[CannotFill, ...]:
    """Name the lists that would have to be filled in and cannot be."""
    return tuple(
        CannotFill(one.list.name)
        for one in shown.files
        if not one.list.fillable and values_for(shown, one.list.source)
    )


def values_for(shown: Preview, source: str) -> dict[str, str]:
    """Return what is written into a list, by the places of cells: grades, and days beside them.

    A day of assessment is filled in where the list asks for one and has none.
    """
    values = {}
    for one in shown.taken:
        row, entry = one.row, one.entry
        if one.key[0] != source or row is None or entry is None:
            continue
        values[row.place] = one.ours
        if row.date_place and _has_no_day(row.assessed):
            values[row.date_place] = f"{entry.assessed_on:%d.%m.%Y}"
    return values


def check(shown: Preview, paths: Mapping[str, Path]) -> tuple[Filled, ...]:
    """Do everything but write, and say what would be; see also not_fillable.

    Raises LettersLost, MoreWouldChange or CannotWrite.
    """
    contents(shown, fillable=True)
    for path in paths.values():
        check_writable(path)
    return _done(shown, paths)


def write(
    store: Store,
    shown: Preview,
    paths: Mapping[str, Path],
    *,
    handing: Handing | None = None,
    at: datetime | None = None,
) -> tuple[tuple[Filled, ...], ChangeSet | None]:
    """Write the filled lists, all of them or none, and enter them in the register if wished.

    Raises ChangedMeanwhile, CannotWrite and what contents does.
    """
    made, changes = contents(shown), None
    if len(paths) > 1:
        for folder in {path.parent for path in paths.values()}:
            try_folder(folder)
    with ExitStack() as files:
        for one in shown.files:
            check_unchanged(one, Path(one.list.source))
            path = paths[one.list.source]
            files.enter_context(replaced_whole(path)).write(made[one.list.source])
        if handing is not None:
            given = [_given(shown, one, made, paths, handing) for one in shown.files]
            changes = register(store, given, at=at)
    return _done(shown, paths), changes


def _entries(book: Gradebook, course: CourseRow) -> list[Entry]:
    """Return everything decided, once for each booking, or once where nothing is booked."""
    found = []
    for line in book.lines:
        if line.decision is None:
            continue
        for booked, decided in lines_of(line) or ((None, line.decision),):
            found.append(
                Entry(
                    student=line.student.id,
                    booking=booked.id if booked else "",
                    number=((booked.exam_number if booked else "") or course.exam_number).strip(),
                    kind=booked.kind if booked else "",
                    attempt=str(booked.attempt) if booked else "",
                    outcome=decided.outcome,
                    grade=decided.grade,
                    assessed_on=decided.assessed_on,
                    stale=line.stale,
                    is_booked=booked is not None and bool(booked.exam_number),
                )
            )
    return found


def _has_no_day(text: str) -> bool:
    return says_nothing(text) or text.strip().rpartition(".")[2] >= NO_DAY_FROM


def _done(shown: Preview, paths: Mapping[str, Path]) -> tuple[Filled, ...]:
    found = []
    for one in shown.files:
        source = one.list.source
        grades = sum(each.key[0] == source for each in shown.taken)
        every = len(values_for(shown, source))
        path = paths[source]
        found.append(Filled(name=one.list.name, path=path, grades=grades, dates=every - grades))
    return tuple(found)


def _given(
    shown: Preview,
    one: OfficeFile,
    made: Mapping[str, bytes],
    paths: Mapping[str, Path],
    handing: Handing,
) -> Given:
    """Say what the register keeps of a list; its subject are the exam numbers that are in it."""
    numbers = dict.fromkeys(row.exam_number or one.list.exam_number for row in one.list.rows)
    return Given(
        content=made[one.list.source],
        kind=KIND,
        name=paths[one.list.source].name,
        number=shown.number,
        draft=shown.draft,
        subject="\n".join(ListName(number).key for number in numbers),
        recipient=handing.recipient,
        how=handing.how,
        note=handing.note,
    )


def _real(path: str) -> Path:
    return Path(path).resolve()
