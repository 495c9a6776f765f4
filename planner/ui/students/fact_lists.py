"""What is decided, booked, handed out and recorded about one student, in short lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.rules.credits import ItemKind
from planner.ui.parts.buttons import link
from planner.ui.parts.labels import Heading, Line
from planner.ui.students.words import booking_words, certificate_words, decision_in_full
from planner.ui.students.work_words import group_lines, talk_lines, title_lines
from planner.wording import steps
from planner.wording.together import TITLED

if TYPE_CHECKING:
    from datetime import date

    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.ui.students.reading import Facts


class FactLists(QWidget):
    """Short sections; the links beside their headings are wishes."""

    book_wished = Signal()
    grades_wished = Signal()
    history_wished = Signal()
    groups_wished = Signal()
    talk_wished = Signal()
    titles_wished = Signal()

    def __init__(self, say: Language, today: date) -> None:
        super().__init__()
        self._say, self._today = say, today
        self.decision = Section(say("Decision"), say("Show in Grades"), self.grades_wished)
        self.booked = Section(say("Booked as"), say("Change…"), self.book_wished)
        self.groups = Section(say("Groups"), say("Groups…"), self.groups_wished)
        self.talks = Section(say("Presentations"), say("Presents on…"), self.talk_wished)
        self.titles = Section(say("Titles"), say("Titles…"), self.titles_wished)
        self.handed_out = Section(say("Handed out"))
        self.history = Section(say("Last changes"), say("Show in History"), self.history_wished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        working = (self.groups, self.talks, self.titles)
        for section in (self.decision, self.booked, *working, self.handed_out, self.history):
            column.addWidget(section)

    def show_facts(self, facts: Facts) -> None:
        """Show what is known of a student."""
        say = self._say
        self.decision.show_lines(_decision(facts.line, say), say("Nothing is decided yet."))
        booked = [booking_words(row, say) for row in facts.line.booked]
        self.booked.show_lines(booked, say("As the course settings say."))
        self._show_work(facts.line)
        papers = [certificate_words(row, say) for row in facts.certificates]
        self.handed_out.show_lines(papers, "")
        self.handed_out.setVisible(bool(papers))
        self.history.show_lines(
            [
                f"{say.day_month(step.at.astimezone().date())}  {steps.said(step.title, say)}"
                for step in facts.steps
            ],
            say("Nothing yet."),
        )

    def _show_work(self, line: GradeLine) -> None:
        """Show groups, talks and titles, each only in a course that has such work."""
        say, items = self._say, line.work.items
        groups = group_lines(line, self._today, say)
        self.groups.show_lines(groups, say("In no group."))
        self.talks.show_lines(talk_lines(line, say), "")
        self.talks.setVisible(any(item.kind is ItemKind.PRESENTATION for item in items))
        self.titles.show_lines(title_lines(line, say), say("None yet."))
        self.titles.setVisible(any(item.kind in TITLED for item in items))


class Section(QWidget):
    """A heading, perhaps with a link beside it, and lines of text below."""

    def __init__(self, heading: str, way: str = "", wish: SignalInstance | None = None) -> None:
        super().__init__()
        self.words = Line(tone="muted", px=12, wraps=True)
        head = QHBoxLayout()
        head.addWidget(Heading(heading), 1)
        if wish is not None:
            self.link = link(way, wish.emit)
            head.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.words)

    def show_lines(self, lines: list[str], nothing: str) -> None:
        """Show these lines, or what to say where there are none."""
        self.words.setText("\n".join(lines) or nothing)


def _decision(line: GradeLine, say: Language) -> list[str]:
    made = line.decision
    if made is None:
        return []
    said = [decision_in_full(made, say)]
    day = say.day_month(made.decided_on)
    said.append(
        say("decided {day} by {name}", day=day, name=made.decided_by)
        if made.decided_by
        else say("decided {day}", day=day)
    )
    if made.reason:
        said.append(say("Reason: {reason}", reason=made.reason))
    if line.stale:
        said.append(say("Results or rules have changed since."))
    return said
