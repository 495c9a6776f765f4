"""The question by how many places a session is pushed, with all that would follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtWidgets import QComboBox, QSpinBox

from planner.errors import PlannerError
from planner.rules.plan import PlanChange
from planner.rules.plan_chains import pushed
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import padded
from planner.ui.semester.consequences import Consequences
from planner.ui.semester.words import mention_of
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.rules.plan import PlannedSession
    from planner.ui.semester.entries import Semester

MOST_PLACES = 30


class PushLater(Dialog[PlanChange]):
    """Asks by how many places, and whether only until the next buffer or all that follows.

    ``shows`` is told the change with every answer, so that the board behind can paint it; None
    if it cannot be done.
    """

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        semester: Semester,
        session: PlannedSession,
        shows: Callable[[str, PlanChange | None], object],
    ) -> None:
        title = say("Push {session} later by…", session=mention_of(session, semester, say))
        super().__init__(parent, say, title, accept=say("Push"))
        self._semester, self._session, self._shows = semester, session, shows
        self.places, self.reach = padded(QSpinBox()), QComboBox()
        self.places.setRange(1, MOST_PLACES)
        for words, everything in (
            (say("Until the buffer"), False),
            (say("All that follows"), True),
        ):
            self.reach.addItem(words, everything)
        self.field(say("Places"), self.places)
        self.field(say("How far"), self.reach)
        self.consequences = Consequences(say)
        self.body.addWidget(self.consequences)
        self.places.valueChanged.connect(self._show)
        self.reach.currentIndexChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Say what follows, here and on the board."""
        refusal = self.objection()
        self.object_(refusal)
        self.consequences.clear()
        change = None if refusal else self.answer()
        if change is not None:
            self.consequences.show_change(self.windowTitle(), change, self._semester)
        self._shows(self.windowTitle(), change)

    @override
    def objection(self) -> str:
        try:
            self.answer()
        except PlannerError as refusal:
            return worded(refusal, self.say)
        return ""

    @override
    def answer(self) -> PlanChange:
        return pushed(
            self._semester.plan,
            self._session.id,
            everything=bool(self.reach.currentData()),
            by=self.places.value(),
        )

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        semester: Semester,
        session: PlannedSession,
        then: Callable[[PlanChange], object],
        *,
        shows: Callable[[str, PlanChange | None], object],
    ) -> PushLater:
        """Ask how far; ``shows`` gets a heading and the change to be painted, None: nothing."""
        return cls(parent, say, semester, session, shows).open_for(then)
