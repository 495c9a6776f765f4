"""What one can do with a day or a week of the board: take it off, note something, lose it."""
# ruff: noqa: PLC0415 - commands import SQLAlchemy, and the first screen is there before that, as
# it is before all questions

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from planner.db import courses
from planner.db.journal import Title
from planner.errors import PlannerError
from planner.language import marked
from planner.rules.plan import TEACHING, Status, in_order
from planner.rules.plan_ground import Ground
from planner.rules.plan_lost import lost_week, week_of
from planner.rules.plan_places import Held
from planner.ui.semester.follows import follows, headline
from planner.ui.semester.outlook import How, Outlook, change_for, seen
from planner.ui.semester.words import mention_of
from planner.wording import steps, worded

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.rules.plan import PlanChange
    from planner.rules.terms import DayNote
    from planner.ui.desk import Desk
    from planner.ui.semester.carry import Carry
    from planner.ui.semester.day_asking import DayOffAnswer
    from planner.ui.semester.doings import Doings

NOTE_ADDED = marked("Note on days “{name}” added")
INSISTING = How(insist=True)


class DayDoings(QObject):
    """Asks about days, shows on the board what would follow, and has it carried out."""

    offered = Signal(object)  # the Outlook of a refusal that may be overruled

    def __init__(
        self, page: QWidget, desk: Desk, say: Language, doings: Doings, carry: Carry
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._say = page, desk, say
        self._doings, self._carry = doings, carry
        self.day: date | None = None  # the one that is chosen, or of the session that is

    def some(self) -> bool:
        """Whether a day is chosen."""
        return self.day is not None

    def lose_week(self) -> None:
        """Show what it would mean if nothing could be held in the week of the day."""
        semester, day = self._doings.semester, self.day
        if semester is None or day is None:
            return
        monday = week_of(day).first
        question = self._say("What if the week of {day} is lost?", day=self._say.day_month(monday))
        self._carry.suppose(question, lost_week(semester.plan, monday))

    def take_off(self) -> None:
        """Ask about a day without teaching, and what becomes of its sessions."""
        from planner.ui.semester.day_asking import TakeDayOff

        semester, day = self._doings.semester, self.day
        if semester is not None and day is not None:
            asked = TakeDayOff.ask(
                self._page, self._say, semester, day, self._take_off, shows=self._paint
            )
            asked.finished.connect(self._carry.leave)

    def _paint(self, question: str, change: PlanChange | None) -> None:
        if change is None:
            self._carry.leave()
        else:
            self._carry.suppose(question, change)

    def _take_off(self, answer: DayOffAnswer) -> None:
        from planner.commands.days_off import take_day_off

        title = steps.of_day_off(answer.off, self._say)
        self._desk.do(title, take_day_off, answer.off, answer.change, words=answer.words)

    def note(self) -> None:
        """Ask for a note on the day, which closes nothing."""
        from planner.ui.semester.day_asking import NoteOnDay

        if self.day is not None:
            NoteOnDay.ask(self._page, self._say, self.day, self._note)

    def _note(self, note: DayNote) -> None:
        from planner.commands.course import set_day_notes

        def add(tx: Any) -> None:
            set_day_notes(tx, sorted([*courses.day_notes(tx), note]))

        words = note.text_en or note.text_de
        self._desk.do(Title.of(NOTE_ADDED, name=words), add)

    def overrule(self, outlook: Outlook) -> None:
        """Ask before what was held is moved; a day off is only offered to be insisted on."""
        if isinstance(outlook.refusal, Held):
            self._ask_held(outlook)
        else:
            self.offered.emit(outlook)

    def lose_next_week(self) -> None:
        """Ask what the next lost week would cost: that of the session after the last one held."""
        semester = self._doings.semester
        taught = [
            row
            for row in (in_order(semester.plan.sessions) if semester else ())
            if row.kind in TEACHING and row.status is not Status.CANCELLED
        ]
        last = max((n for n, row in enumerate(taught) if row.past), default=-1)
        if taught[last + 1 :]:
            self.day = taught[last + 1].day
            self.lose_week()

    def _ask_held(self, outlook: Outlook) -> None:
        """Ask whether to move what is recorded as held, then do what was meant."""
        from planner.ui.parts.dialog import Confirmation

        semester = self._doings.semester
        if semester is None or outlook.refusal is None:
            return
        name = mention_of(outlook.session, semester, self._say)
        Confirmation.ask(
            self._page,
            self._say,
            title=self._say("Move {session} all the same?", session=name),
            text=worded(outlook.refusal, self._say),
            accept=self._say("Move it"),
            then=lambda _: self._go_on(outlook),
        )

    def _go_on(self, outlook: Outlook) -> None:
        if outlook.spot is None:
            self._carry.pick_up(outlook.session.id, how=INSISTING)
        else:
            self.insist(outlook)

    def insist(self, outlook: Outlook) -> None:
        """Say what follows if it is held there all the same, and do it if one agrees."""
        from planner.ui.parts.dialog import Confirmation

        semester = self._doings.semester
        if semester is None or outlook.spot is None:
            return
        try:
            ids = (outlook.session.id, *outlook.others)
            change = change_for(Ground(semester.plan), ids, outlook.spot, INSISTING)
        except PlannerError as refusal:
            self._desk.refused.emit(refusal)
            return
        shown = seen(Outlook(session=outlook.session, spot=outlook.spot), semester.plan, change)
        Confirmation.ask(
            self._page,
            self._say,
            title=headline(shown, semester, self._say),
            text="\n".join(f"• {line}" for line in follows(shown, semester, self._say)),
            accept=self._say("Hold it there all the same"),
            then=lambda _: self._doings.carry_out(change),
        )
