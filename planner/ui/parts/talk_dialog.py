"""Asks in which session a student presents: those with free places first, the full ones too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from planner.commands import talks
from planner.db.journal import Title
from planner.language import marked
from planner.rules.talks import Hint
from planner.ui.parts.dialog import Dialog
from planner.ui.parts.fields import Choice
from planner.ui.parts.labels import Line, as_tip
from planner.wording import working_together as titles
from planner.wording.together import called

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.jobs.gradebook import Line as GradeLine
    from planner.jobs.talks import TalkChoice
    from planner.language import Language
    from planner.rules.credits import Item
    from planner.rules.plan import PlannedSession
    from planner.rules.talks import Offer
    from planner.ui.desk import Desk
    from planner.ui.theme import Theme

SESSION = Qt.ItemDataRole.UserRole
WIDE_PX, HIGH_PX = 600, 220
HINTS: Mapping[Hint, str] = {
    Hint.FULL: marked("full"),
    Hint.CANCELLED: marked("cancelled"),
    Hint.AWAY: marked("cannot come then"),
    Hint.HELD: marked("held already"),
    Hint.PAST: marked("is over"),
    Hint.NO_DAY: marked("no day yet"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Where a talk is to be; no session is no date."""

    item: Item
    session: PlannedSession | None
    title: str
    paper: str


class TalkDialog(Dialog[Chosen]):
    """One list of sessions; title and paper below."""

    def __init__(
        self,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        name: str,
        choices: Sequence[TalkChoice],
        item: str,
    ) -> None:
        super().__init__(parent, say, say("{name} presents on…", name=name))
        self._theme, self._choices = theme, {one.item.id: one for one in choices}
        self.item, self.list = Choice(), QListWidget()
        self.title, self.paper = QLineEdit(), QLineEdit()
        self.together = Line(tone="muted", wraps=True)
        for one in choices:
            self.item.addItem(one.item.title, one.item.id)
        self.item.setCurrentIndex(max(self.item.findData(item), 0))
        self.list.setMinimumSize(WIDE_PX, HIGH_PX)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("QListWidget::item { padding: 4px 6px; min-height: 18px; }")
        self.field(say("Presentation"), self.item)
        self.form.setRowVisible(self.item, len(choices) > 1)
        self.field(say("Session"), self.list)
        self.field(say("Title"), self.title)
        self.field(say("Paper"), self.paper)
        self.body.addWidget(self.together)
        self.item.activated.connect(lambda _: self._show())
        self.list.currentRowChanged.connect(lambda _: self.object_(""))
        self.list.itemActivated.connect(lambda _: self.accept())
        self._show()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        say: Language,
        theme: Theme,
        *,
        name: str,
        choices: Sequence[TalkChoice],
        item: str,
        then: Callable[[Chosen], object],
    ) -> TalkDialog:
        """Ask where somebody presents; ``item`` is the presentation that is shown first."""
        return cls(parent, say, theme, name=name, choices=choices, item=item).open_for(then)

    @override
    def answer(self) -> Chosen:
        offer = self._offer()
        return Chosen(
            item=self._choice().item,
            session=offer.session if offer else None,
            title=self.title.text().strip(),
            paper=self.paper.text().strip(),
        )

    @override
    def objection(self) -> str:
        if self.list.currentItem() is None:
            return self._without()
        offer = self._offer()
        if offer is None or offer.open:
            return ""
        if Hint.CANCELLED in offer.hints:
            return self.say("This session is cancelled. Choose another one.")
        return self.say(
            "All places are taken there ({n}). Choose another session, or give this one more"
            " places in the semester plan.",
            n=offer.places,
        )

    def _choice(self) -> TalkChoice:
        return self._choices[str(self.item.currentData())]

    def _offer(self) -> Offer | None:
        """Return the session that is chosen; None takes the talk back."""
        row = self.list.currentItem()
        chosen = str(row.data(SESSION)) if row is not None else ""
        offers = self._choice().offers
        return next((one for one in offers if one.session.id == chosen), None)

    def _without(self) -> str:
        return self.say(
            "No session has places for talks yet. In the semester plan choose a session and then"
            " Presenters… to give it some."
        )

    def _show(self) -> None:
        choice, talk = self._choice(), self._choice().talk
        self.list.clear()
        if talk is not None:
            self._add(self.say("No date: take the talk back"), "", muted=False)
        for offer in choice.offers:
            self._add(offer_words(offer, choice, self.say), offer.session.id, muted=not offer.open)
        here = [n for n, one in enumerate(choice.offers) if one.here]
        first = 0 if talk is None else 1
        if choice.offers:
            self.list.setCurrentRow(first + (here[0] if here else 0))
        self.title.setText(talk.title if talk else "")
        self.paper.setText(talk.paper if talk else "")
        said = self._without() if not choice.offers else self._together(choice)
        self.together.setText(said)
        self.together.setVisible(bool(said))

    def _together(self, choice: TalkChoice) -> str:
        if choice.group is None:
            return ""
        names = self.say.listed([one.family for one in choice.group.members])
        return self.say(
            "{group} presents together, on one place: {names}.",
            group=choice.group.name,
            names=names,
        )

    def _add(self, words: str, session: str, *, muted: bool) -> None:
        row = QListWidgetItem(words, self.list)
        row.setData(SESSION, session)
        row.setToolTip(as_tip(words))
        if muted:
            row.setForeground(self._theme.roles.muted)


def offer_words(offer: Offer, choice: TalkChoice, say: Language) -> str:
    """Say one session: "Wed 22 Nov 2023 · 2 of 3 places free · 6 Reward models"."""
    session = offer.session
    number = choice.numbers.get(session.id, "")
    parts = [say.day(session.day) if session.day else ""]
    hints = [hint for hint in offer.hints if hint is not Hint.FULL]
    if Hint.FULL in offer.hints:
        parts.append(say("full: {taken} of {n} places taken", taken=offer.taken, n=offer.places))
    elif offer.here:
        parts.append(say("now here"))
    else:
        parts.append(say("{free} of {n} places free", free=offer.free, n=offer.places))
    parts += [say(HINTS[hint]) for hint in hints]
    parts.append(" ".join(part for part in (number, session.topic) if part))
    return " · ".join(part for part in parts if part)


def give_talk(desk: Desk, line: GradeLine, chosen: Chosen, today: date) -> bool:
    """Let a student present where it was chosen, or nowhere, as one step."""
    item, session = chosen.item, chosen.session
    name = called(line, item, today)
    if session is None:
        title = Title.of(titles.NO_TALK, name=name, item=item.title)
        return desk.do(title, talks.take_back, line.student.id, item.id, on=today)
    if session.day is None:
        title = Title.of(titles.TALK_IN, name=name, session=session.topic)
    else:
        title = Title.of(titles.TALK_ON, name=name, day=session.day)
    present = partial(talks.present, title=chosen.title, paper=chosen.paper)
    return desk.do(title, present, line.student.id, item.id, session.id, on=today)
