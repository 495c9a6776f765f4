"""Writing to students: who can be reached, from whom, and one mail draft for each in a folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db import courses
from planner.errors import PlannerError
from planner.exchange.mail_drafts import can_be_written_to, mail_draft
from planner.exchange.whole_file import write_whole
from planner.jobs.gradebook import Line, gradebook
from planner.rules.people import email_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow, PersonRow
    from planner.exchange.mail_drafts import Letter

NAME = re.compile(r"mail-([0-9]+)\.eml")  # nobody's name stands in that of a file


@dataclass(eq=False)
class NoSender(PlannerError):
    """No lecturer of the course has an address that a mail could come from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """Students to be written to, by name, and what their mails say of the course."""

    lines: tuple[Line, ...]
    course: CourseRow
    lecturer: PersonRow | None  # the first one with an address

    def sender(self) -> PersonRow:
        """Return whom the mails are from. Raises NoSender."""
        if self.lecturer is None:
            raise NoSender
        return self.lecturer


def correspondence(tx: Session, student_ids: Collection[str]) -> Correspondence:
    """Read about some students all that a mail to them may need, leavers too."""
    wanted = frozenset(student_ids)
    lecturers = (person for person in courses.people(tx) if person.role == "lecturer")
    return Correspondence(
        lines=tuple(line for line in gradebook(tx).lines if line.student.id in wanted),
        course=courses.course(tx),
        lecturer=next((one for one in lecturers if can_be_written_to(one.email)), None),
    )


def reachable(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Sort students into those with an address that can be written to, and those without."""
    with_one = tuple(line for line in lines if can_be_written_to(line.student.email))
    there = {line.student.id for line in with_one}
    return with_one, tuple(line for line in lines if line.student.id not in there)


def addresses(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the addresses of those who can be written to, each once."""
    with_one, _ = reachable(lines)
    found = {email_key(line.student.email): line.student.email.strip() for line in with_one}
    return tuple(found.values())


def write_drafts(
    folder: Path,
    letters: Sequence[Letter],
    *,
    at: datetime,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> int:
    """Put a draft of each letter into a folder, as mail-001.eml and so on; return how many.

    Drafts that lie there stay: the numbers go on. Called off, it stops between two files. Raises
    CannotWrite.
    """
    taken = [
        int(found[1]) for path in folder.glob("*.eml") if (found := NAME.fullmatch(path.name))
    ]
    first = max(taken, default=0) + 1
    for done, letter in enumerate(letters):
        if cancelled():
            return done
        write_whole(folder / f"mail-{first + done:03}.eml", mail_draft(letter, at))
        progress(done + 1, len(letters))
    return len(letters)
