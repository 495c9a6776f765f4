"""The decision in the inspector: what is proposed or decided, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from planner import vocabulary
from planner.jobs import deciding
from planner.jobs.deciding import Left
from planner.rules.credits import Outcome
from planner.rules.grades import is_step, passed
from planner.rules.proposals import Bar
from planner.ui.gradebook.cells import proposed_text
from planner.ui.gradebook.line_box import booking_text, said_text
from planner.ui.parts.buttons import button, primary
from planner.ui.parts.flow import Flow
from planner.ui.parts.labels import Heading, Line
from planner.ui.parts.panels import Card
from planner.wording import reasons, worded
from planner.wording.computed_grades import computed_grade

if TYPE_CHECKING:
    from planner.db.students import DecisionRow
    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language

MOST_DIFFERENCES = 4  # more are counted; the review lists them all


class DecisionBox(Card):
    """What was decided for a student, or is proposed; its buttons are wishes."""

    accept_wished = Signal()
    decide_wished = Signal()
    withdraw_wished = Signal()
    review_wished = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.heading = Heading(say("Decision"))
        self.result = Line(bold=True, wraps=True)
        self.when = Line(tone="muted", px=12, wraps=True)
        self.stale = Line(tone="waiting", px=12, wraps=True)
        self.why = Line(tone="muted", px=12, wraps=True)
        self.accept_button = primary(say("Accept"), self.accept_wished.emit)
        self.decide_button = button(say("Decide…"), self.decide_wished.emit)
        self.withdraw_button = button(say("Withdraw…"), self.withdraw_wished.emit)
        self.review_button = button(say("Review…"), self.review_wished.emit)
        for words in (self.heading, self.result, self.when, self.stale, self.why):
            self.column.addWidget(words)
        row = Flow(
            (self.accept_button, self.review_button, self.decide_button, self.withdraw_button),
            spacing=6,
        )
        self.column.addLayout(row)

    def show_line(self, line: GradeLine) -> None:
        """Show one student's decision, or the proposal."""
        made = line.decision
        if made is None:
            self._show_proposal(line)
        else:
            self._show_decision(made, line)
        self.withdraw_button.setVisible(made is not None)
        self.review_button.setVisible(line.stale)
        self.setAccessibleName(f"{self._say('Decision')}: {self.result.text()}")

    def _show_proposal(self, line: GradeLine) -> None:
        say = self._say
        text = proposed_text(line, say)
        self.result.setText(
            say("Proposed: {result}", result=text) if text else say("Nothing is proposed yet.")
        )
        _put(self.when, how_graded(line, say))
        _put(self.stale, "")
        _put(self.why, why_not_more(line, say))
        self.accept_button.setVisible(bool(text))
        self.accept_button.setEnabled(_acceptable(line))
        self.accept_button.setText(say("Accept"))

    def _show_decision(self, made: DecisionRow, line: GradeLine) -> None:
        say = self._say
        self.result.setText(result_text(made, say))
        by = say("by {name}", name=made.decided_by) if made.decided_by else ""
        days = say(
            "assessed {assessed}, decided {decided}",
            assessed=say.day_month(made.assessed_on),
            decided=say.day_month(made.decided_on),
        )
        said = [" ".join(part for part in (days, by) if part)]
        apart = {one.booking: one for one in made.lines}
        said += [
            f"{booking_text(booked, say)}: {said_text(apart[booked.id], say)}"
            for booked in line.booked
            if booked.id in apart
        ]
        if made.reason:
            said.append(say("Reason: {reason}", reason=made.reason))
        _put(self.when, "\n".join(said))
        _put(self.stale, stale_text(line, say) if line.stale else "")
        _put(self.why, "")
        self.accept_button.setVisible(line.stale and line.proposal is not None)
        self.accept_button.setEnabled(_acceptable(line))
        self.accept_button.setText(say("Accept the new proposal"))


def _put(words: Line, text: str) -> None:
    words.setText(text)
    words.setVisible(bool(text))


def _acceptable(line: GradeLine) -> bool:
    if line.proposal is None or not line.active:
        return False
    hint = line.proposal.grade_hint
    return hint is None or (is_step(hint) and passed(hint))


def result_text(made: DecisionRow, say: Language) -> str:
    """Write a decision in full: "9 ECTS · 1.3 very good", "did not appear"."""
    if made.outcome is not Outcome.PASSED:
        grade = f" ({say.grade(made.grade)})" if made.grade is not None else ""
        return f"{vocabulary.outcome(made.outcome, say)}{grade}"
    achieved = vocabulary.achieved(made.outcome, made.grade, say)
    return say("{credits} ECTS · {result}", credits=say.number(made.credits), result=achieved)


def stale_text(line: GradeLine, say: Language) -> str:
    """Say what has changed since the decision, what is proposed now, and what to do."""
    said = [worded(one, say) for one in deciding.differences(line)]
    more = len(said) - MOST_DIFFERENCES
    if more > 0:
        said = [*said[:MOST_DIFFERENCES], say.count("{n} more", "{n} more", more)]
    now = proposed_text(line, say)
    proposed = say("Now proposed: {result}.", result=now) if now else say("Nothing is proposed.")
    return "\n".join(
        (
            say("Results or rules have changed since:"),
            *(f"· {one}" for one in said),
            f"{proposed} {say('Review it to keep, change or withdraw it.')}",
        )
    )


def how_graded(line: GradeLine, say: Language) -> str:
    """Say from what the proposed grade was computed, or what it still waits for."""
    if line.proposal is None:
        return ""
    words = computed_grade(line.computed(line.proposal.tier), line.work.by_id, say)
    return say("Grade: {how}", how=words) if words else ""


def why_not_more(line: GradeLine, say: Language) -> str:
    """Say of each tier that is met what speaks against it; what is not met has its own card."""
    if line.proposal is None:
        return "" if line.active else reasons.left(Left.NOT_ACTIVE, say)
    said = []
    for one in line.proposal.why:
        if Bar.NOT_MET not in one.bars and one.bars:
            bars = ", ".join(reasons.bar(bar, say) for bar in one.bars)
            said.append(f"{one.tier.name}: {bars}")
    hint = line.proposal.grade_hint
    if hint is not None and not is_step(hint):
        said.append(reasons.left(Left.GRADE_OPEN, say))
    return "\n".join(said)
