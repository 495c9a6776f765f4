"""Taking in results from elsewhere: matched, judged cell by cell, shown, then taken as one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.commands import results_in as commands
from planner.commands.results_in import Incoming
from planner.db import item_details, students, work
from planner.db.students import NOTHING
from planner.errors import Problem
from planner.exchange.moodle_words import Shown, plain_text
from planner.exchange.result_rows import Source
from planner.jobs.result_changes import (
    Answers,
    Change,
    NoItemFor,
    Preview,
    SaidTwice,
    Stranger,
    WhichOfThem,
)
from planner.jobs.result_pairing import proposed
from planner.jobs.result_values import column_problem, handed_in_said, meaning, read_value
from planner.jobs.returned_sheets import NoFurtherAttempt, StudentLeft
from planner.language import marked
from planner.rules.attempts import begins_another
from planner.rules.credits import Enrolment
from planner.rules.marking_sheets import Part
from planner.rules.people import Match, MatchKind, Roster, numbers_fit
from planner.rules.results_in import NOTHING_SAID, WRITING, Said, Verdict, judged

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.db.students import ResultRow, StudentRow
    from planner.exchange.result_rows import ResultColumn, ResultFile, ResultLine
    from planner.jobs.result_values import Meaning
    from planner.language import Language
    from planner.rules.credits import Result
    from planner.rules.people import Person

TAKEN = marked("Results from {file}: {n}")
OF_MOODLE = frozenset({Source.EXPORT, Source.WORKSHEET})


def preview(tx: Session, file: ResultFile, answers: Answers, say: Language) -> Preview:
    """Say of every value what it is to the course; ``say`` words what is kept of lateness."""
    comparing = _Comparing(tx, file, answers, say)
    for line in file.rows:
        comparing.look_at(line)
    return comparing.shown()


def take(tx: Session, shown: Preview) -> int:
    """Enter what is new or changed in a preview; the answer counts the results.

    Raises the refusals of planner.commands.results_in.
    """
    writing = [one for one in shown.changes if one.verdict in WRITING]
    commands.take_in(tx, [_incoming(one) for one in writing])
    return results_in(shown)


def results_in(shown: Preview) -> int:
    """Count the results that would be changed: one may change in value and in feedback."""
    return len({one.key[:2] for one in shown.changes if one.verdict in WRITING})


def _incoming(one: Change) -> Incoming:
    assert one.student is not None, "only what is surely somebody's is written"
    assert one.item is not None, "as above"
    return Incoming(one.student.id, one.item.id, one.said, one.feedback)


class _Comparing:
    """Goes through the rows of a file, and keeps what it finds."""

    def __init__(self, tx: Session, file: ResultFile, answers: Answers, say: Language) -> None:
        self._file, self._answers, self._say = file, answers, say
        self._items = work.items(tx)
        self._details = item_details.item_details(tx)
        self._entered = students.results(tx)
        self._students = {row.id: row for row in students.students(tx)}
        self._roster = Roster((row.id, row.person) for row in self._students.values())
        self._by_person: dict[Person, Match] = {}
        self._seen: dict[tuple[str, str], tuple[int, str]] = {}
        self._reads: dict[tuple[str, str], Said | Problem] = {}
        self._judgements: dict[tuple[str, Result, Said], tuple[Verdict, Said]] = {}
        self._changes: list[Change] = []
        self._problems: list[Problem] = list(file.problems)
        self._skipped = file.skipped
        self._numbered = numbers_fit(
            (line.person for line in file.rows), (row.person for row in self._students.values())
        )
        usual = proposed(file, self._items, answers.remembered)
        self._paired = {
            one.heading: answers.items.get(one.heading, usual[one.heading]) for one in file.columns
        }
        self._columns = self._meanings()

    def _meanings(self) -> list[tuple[ResultColumn, Meaning, Problem | None]]:
        """Say how each column that is an item is read, and name those that are none."""
        by_id = {item.id: item for item in self._items}
        texts: defaultdict[str, set[str]] = defaultdict(set)
        for line in self._file.rows:
            for heading, text in line.values.items():
                texts[heading].add(text)
        found = []
        for column in self._file.columns:
            item = by_id.get(self._paired[column.heading] or "")
            if item is None:
                self._problems.append(NoItemFor(column=column.heading, values=column.filled))
                self._skipped += column.filled
                continue
            how = meaning(
                column,
                texts[column.heading],
                item,
                bonus=self._details[item.id].bonus,
                scaled=self._answers.scaled,
                of_moodle=self._file.source in OF_MOODLE,
                point=self._file.point,
            )
            bar = column_problem(how, column.heading)
            if bar is not None:
                self._problems.append(bar)
            found.append((column, how, bar))
        return found

    def look_at(self, line: ResultLine) -> None:
        """Judge one row."""
        match = self._match(line.person)
        answer = self._answers.people.get(line.person, match.sure)
        student = self._students.get(answer or "")
        if student is None:
            self._unknown(line, match)
            return
        asked = () if match.sure else tuple(self._students[one] for one in match.ids)
        before = len(self._changes)
        for column, how, bar in self._columns:
            self._value(line, student, column, how, bar)
            self._feedback(line, student, column, how)
        if asked:
            self._changes[before:] = [
                replace(one, candidates=asked) for one in self._changes[before:]
            ]
        wrote = any(one.verdict in WRITING for one in self._changes[before:])
        if wrote and student.status is Enrolment.LEFT:
            left = StudentLeft(row=line.row, text=student.name, on=student.left_on)
            self._problems.append(left)

    def _match(self, person: Person) -> Match:
        found = self._by_person.get(person)
        if found is None:
            asked = person if self._numbered else replace(person, matriculation="")
            found = self._by_person[person] = self._roster.match(asked)
        return found

    def _unknown(self, line: ResultLine, match: Match) -> None:
        asked = tuple(self._students[one] for one in match.ids)
        if match.kind is MatchKind.NAME_ONLY and line.person not in self._answers.people:
            if not any(
                one.verdict is Verdict.QUESTION and one.line.person == line.person
                for one in self._changes
            ):
                self._changes.append(Change(verdict=Verdict.QUESTION, line=line, candidates=asked))
            return
        problem: Problem = Stranger(row=line.row, text=line.name)
        if match.kind is MatchKind.CONFLICT:
            names = tuple(row.name for row in asked)
            problem = WhichOfThem(row=line.row, text=line.name, names=names)
        self._changes.append(
            Change(verdict=Verdict.SKIPPED, line=line, candidates=asked, problem=problem)
        )
        self._problems.append(problem)
        self._skipped += max(len(line.values), 1)

    def _value(
        self,
        line: ResultLine,
        student: StudentRow,
        column: ResultColumn,
        how: Meaning,
        bar: Problem | None,
    ) -> None:
        text = "" if column.shown is Shown.FEEDBACK else line.values.get(column.heading, "")
        status = handed_in_said(line.handed_in)
        if not (text or status) or self._is_repeated(line, student, column, how, text):
            return
        read = self._read(column.heading, text, how, bar) if text else NOTHING_SAID
        if isinstance(read, Problem):
            problem = replace(read, row=line.row, column=column.heading)
            one = self._change(Verdict.SKIPPED, line, student, column, how, problem=problem)
            self._skip(one, tell=read is not bar)
            read = NOTHING_SAID
        said = self._with_status(read, status, line)
        if said:
            self._judge(line, student, column, how, said)

    def _read(self, heading: str, text: str, how: Meaning, bar: Problem | None) -> Said | Problem:
        """Read a value, or look up what the same text in the same column meant before."""
        cell = heading, text
        found = self._reads.get(cell)
        if found is None:
            found = read_value(text, how)
            if isinstance(found, Said) and bar is not None and found.points is not None:
                found = bar
            self._reads[cell] = found
        return found

    def _change(
        self,
        verdict: Verdict,
        line: ResultLine,
        student: StudentRow,
        column: ResultColumn,
        how: Meaning,
        *,
        said: Said | None = None,
        problem: Problem | None = None,
    ) -> Change:
        return Change(
            verdict=verdict,
            line=line,
            student=student,
            heading=column.heading,
            item=how.item,
            text=line.values.get(column.heading, ""),
            said=said,
            current=self._current(student, how),
            problem=problem,
        )

    def _current(self, student: StudentRow, how: Meaning) -> ResultRow:
        return self._entered.get(student.id, {}).get(how.item.id, NOTHING)

    def _with_status(self, read: Said, status: Said, line: ResultLine) -> Said:
        """Put together what the grade says and what the status does."""
        if not status:
            return read
        state = status.state if read.state is None and not read.clear else read.state
        note = self._late_note(line, status.late_days) if status.late_days else ""
        return replace(
            read,
            state=state,
            late_days=status.late_days,
            due=status.due,
            again=status.again,
            note=note,
        )

    def _late_note(self, line: ResultLine, days: int) -> str:
        at = line.handed_in.at if line.handed_in else None
        if at is None or at.at is None:
            return ""
        day = self._say.plain_day(at.day)
        return self._say.count(
            "Handed in {day}, {time}: {n} day late (Moodle).",
            "Handed in {day}, {time}: {n} days late (Moodle).",
            days,
            day=day,
            time=f"{at.at:%H:%M}",
        )

    def _judge(
        self,
        line: ResultLine,
        student: StudentRow,
        column: ResultColumn,
        how: Meaning,
        said: Said,
    ) -> None:
        current = self._current(student, how)
        case = how.item.id, current.facts, said
        found = self._judgements.get(case)
        if found is None:
            found = self._judgements[case] = judged(current.facts, said, how.item)
        verdict, news = found
        problem = self._bar(line, current, how, news)
        if problem is None and verdict is Verdict.CONFLICT:
            key = student.id, how.item.id, Part.RESULT
            verdict = Verdict.CHANGED if key in self._answers.insisted else verdict
        verdict = verdict if problem is None else Verdict.SKIPPED
        one = self._change(verdict, line, student, column, how, said=news or said, problem=problem)
        if problem is None:
            self._changes.append(one)
        else:
            self._skip(one)

    def _bar(
        self, line: ResultLine, current: ResultRow, how: Meaning, news: Said
    ) -> Problem | None:
        most = self._details[how.item.id].max_attempts
        again = begins_another(current.facts.state, news.state)
        if again and most is not None and current.attempt >= most:
            return NoFurtherAttempt(row=line.row, text=how.item.title, most=most)
        return None

    def _skip(self, one: Change, *, tell: bool = True) -> None:
        self._changes.append(one)
        self._skipped += 1
        if one.problem is not None and tell:
            self._problems.append(one.problem)

    def _is_repeated(
        self,
        line: ResultLine,
        student: StudentRow,
        column: ResultColumn,
        how: Meaning,
        text: str,
    ) -> bool:
        """Tell whether a row above has said it already; other things said are named."""
        cell = student.id, how.item.id
        row, before = self._seen.setdefault(cell, (line.row, text))
        if (row, before) == (line.row, text):
            return False
        if before != text:
            twice = SaidTwice(row=line.row, column=column.heading, text=student.name, first=row)
            self._problems.append(twice)
            self._skipped += 1
        return True

    def _feedback(
        self, line: ResultLine, student: StudentRow, column: ResultColumn, how: Meaning
    ) -> None:
        text = plain_text(line.values.get(column.notes, "")) if column.notes else ""
        if not text or self._seen.get((student.id, how.item.id), (line.row,))[0] != line.row:
            return
        current = self._current(student, how)
        one = Change(
            verdict=Verdict.NEW,
            line=line,
            student=student,
            heading=column.notes,
            item=how.item,
            part=Part.FEEDBACK,
            text=text,
            feedback=text,
            current=current,
        )
        if current.feedback.split() == text.split():
            one = replace(one, verdict=Verdict.SAME)
        elif current.feedback:
            insisted = one.key in self._answers.insisted
            one = replace(one, verdict=Verdict.CHANGED if insisted else Verdict.CONFLICT)
        self._changes.append(one)

    def shown(self) -> Preview:
        """Return all that was found, in the order of the file."""
        return Preview(
            file=self._file,
            changes=tuple(self._changes),
            problems=tuple(sorted(self._problems, key=lambda one: one.row or 0)),
            items=self._items,
            paired=self._paired,
            skipped=self._skipped,
        )
