"""The actions of this page as data, bound to what carries them out; and its two pop-up menus."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from planner.errors import PlannerError
from planner.language import marked
from planner.rules.plan import TEACHING, Plan, PlanChange, PlannedSession, Status, in_order
from planner.rules.plan_chains import pulled, pushed
from planner.rules.plan_ground import Ground
from planner.rules.plan_in_turn import in_turn
from planner.rules.plan_verbs import shelved
from planner.ui.actions import ActionSpec, Binding, Menu
from planner.ui.mnemonics import shown
from planner.ui.parts.labels import as_tip
from planner.ui.semester.attending import ATTEND
from planner.ui.semester.follows import bubble_words
from planner.ui.semester.outlook import How, Outlook, change_for
from planner.ui.semester.words import may_move
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from planner.language import Language
    from planner.ui.semester.doings import Doings
    from planner.ui.semester.entries import Semester
    from planner.ui.semester.together import Together

type Verb = Callable[[Plan, str], PlanChange]

NEW = ActionSpec(
    id="session.add",
    text=marked("New session…"),
    menu=Menu.SESSION,
    shortcut="Ctrl+Shift+N",
    icon="calendar-plus",
)
PICK_UP = ActionSpec(
    id="session.pick_up",
    text=marked("Pick up"),
    menu=Menu.SESSION,
    keys=marked("M or Enter, then arrows, Enter or Esc"),
    group=1,
)
MOVE = ActionSpec(
    id="session.move",
    text=marked("Move to…"),
    menu=Menu.SESSION,
    shortcut="Ctrl+M",
    keys=marked("Alt+arrows: to the next place"),
    icon="arrow-right",
    group=1,
)
SWAP = ActionSpec(
    id="session.swap",
    text=marked("Swap with…"),
    menu=Menu.SESSION,
    icon="arrow-left-right",
    group=1,
)
PUSH = ActionSpec(
    id="session.push", text=marked("Push later, until the buffer"), menu=Menu.SESSION, group=2
)
PUSH_ALL = ActionSpec(
    id="session.push_all", text=marked("Push all that follows later"), menu=Menu.SESSION, group=2
)
PUSH_BY = ActionSpec(
    id="session.push_by", text=marked("Push later by…"), menu=Menu.SESSION, group=2
)
PULL = ActionSpec(id="session.pull", text=marked("Pull earlier"), menu=Menu.SESSION, group=2)
PULL_ALL = ActionSpec(
    id="session.pull_all", text=marked("Pull all that follows earlier"), menu=Menu.SESSION, group=2
)
SHELVE = ActionSpec(
    id="session.shelve", text=marked("To the shelf"), menu=Menu.SESSION, icon="layers", group=2
)
CANCEL = ActionSpec(
    id="session.cancel", text=marked("Cancel…"), menu=Menu.SESSION, icon="ban", group=3
)
RESTORE = ActionSpec(
    id="session.restore", text=marked("Takes place after all"), menu=Menu.SESSION, group=3
)
LOCK = ActionSpec(
    id="session.lock", text=marked("Lock or unlock"), menu=Menu.SESSION, icon="lock", group=3
)
HOLD = ActionSpec(
    id="session.hold",
    text=marked("Held, or not held"),
    menu=Menu.SESSION,
    icon="check",
    group=3,
)
EDIT = ActionSpec(
    id="session.edit",
    text=marked("Edit"),
    menu=Menu.SESSION,
    keys=marked("F2"),
    icon="pencil",
    group=4,
)
TIME = ActionSpec(
    id="session.time",
    text=marked("Change the time…"),
    menu=Menu.SESSION,
    keys=marked("Shift+Alt+arrows: 15 minutes, or a day"),
    group=4,
)
PRESENTERS = ActionSpec(
    id="session.presenters", text=marked("Presenters…"), menu=Menu.SESSION, icon="users", group=4
)
DELETE = ActionSpec(
    id="session.delete", text=marked("Delete"), menu=Menu.SESSION, icon="trash-2", group=4
)
PUBLISH = ActionSpec(
    id="plan.publish", text=marked("Publish plan…"), menu=Menu.SESSION, icon="send", group=5
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page itself does when these actions are asked for."""

    add: Callable[[], object]
    pick_up: Callable[[], object]
    edit: Callable[[], object]
    time: Callable[[], object]
    push_by: Callable[[], object]
    attend: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen, one session or several, and so what is possible and to whom it is done."""

    doings: Doings
    together: Together

    def one(self) -> bool:
        """Whether one session is chosen alone."""
        return self.doings.session() is not None and not self.together.ids

    def movable(self) -> bool:
        """Whether moving may be offered."""
        session = self.doings.session()
        return session is not None and may_move(session)

    def alone(self) -> bool:
        """Whether one session is chosen alone and moving it may be offered."""
        return self.one() and self.movable()

    def dated(self) -> bool:
        """Whether all that is chosen has a day and may be moved from it."""
        session = self.doings.session()
        alone = self.movable() and session is not None and session.day is not None
        return self.together.dated() if self.together.ids else alone

    def alone_and_dated(self) -> bool:
        """Whether one session is chosen alone, has a day, and may be moved from it."""
        return self.one() and self.dated()

    def called_off(self) -> bool:
        """Whether a cancelled session is chosen."""
        session = self.doings.session()
        return self.one() and session is not None and session.status is Status.CANCELLED

    def taught(self) -> bool:
        """Whether what is taught is chosen alone."""
        session = self.doings.session()
        return self.one() and session is not None and session.kind in TEACHING

    def either(
        self, alone: Callable[[], object], all_of_them: Callable[[], object]
    ) -> Callable[[], None]:
        """Return what is done to the one that is chosen, or to several."""

        def do() -> None:
            (all_of_them if self.together.ids else alone)()

        return do

    def verb(self, rule: Verb, *, last_first: bool = False) -> Callable[[], None]:
        """Return one of the rules' verbs, done to one or to each of several."""
        every = partial(self.together.verb, rule, last_first=last_first)
        return self.either(partial(self.doings.verb, rule), every)


def bindings_for(chosen: Chosen, asked: Asked) -> Sequence[Binding]:
    """Bind the table to what carries it out, and say when each is possible."""
    doings, together, either = chosen.doings, chosen.together, chosen.either
    shelve = partial(doings.verb, shelved)
    return (
        Binding(NEW, asked.add),
        Binding(PICK_UP, asked.pick_up, chosen.movable),
        Binding(MOVE, either(doings.move, together.move), chosen.movable),
        Binding(SWAP, doings.swap, chosen.alone),
        Binding(PUSH, chosen.verb(pushed, last_first=True), chosen.dated),
        Binding(PUSH_ALL, chosen.verb(push_all, last_first=True), chosen.dated),
        Binding(PUSH_BY, asked.push_by, chosen.alone_and_dated),
        Binding(PULL, chosen.verb(pulled), chosen.dated),
        Binding(PULL_ALL, chosen.verb(pull_all), chosen.dated),
        Binding(SHELVE, either(shelve, together.shelve), chosen.dated),
        Binding(CANCEL, either(doings.cancel, together.cancel), chosen.dated),
        Binding(RESTORE, doings.restore, chosen.called_off),
        Binding(LOCK, either(doings.lock, together.lock), chosen.dated),
        Binding(HOLD, either(doings.hold, together.hold), chosen.dated),
        Binding(EDIT, asked.edit, chosen.one),
        Binding(TIME, asked.time, chosen.one),
        Binding(PRESENTERS, doings.present, chosen.taught),
        Binding(ATTEND, asked.attend, chosen.alone_and_dated),
        Binding(DELETE, doings.delete, chosen.one),
    )


def push_all(plan: Plan, session_id: str) -> PlanChange:
    """Push a session and all that follows one place later, buffers too."""
    return pushed(plan, session_id, everything=True)


def pull_all(plan: Plan, session_id: str) -> PlanChange:
    """Pull a session and all that follows one place earlier, buffers too."""
    return pulled(plan, session_id, everything=True)


def pop_up(
    parent: QWidget,
    bindings: Sequence[Binding],
    session: PlannedSession,
    say: Language,
    *,
    several: bool = False,
) -> QMenu:
    """Make the menu of the chosen session, or of several: all that is possible with it."""
    menu = _menu(parent)
    held = session.status is Status.HELD
    exactly = (
        {}
        if several
        else {
            LOCK.id: say("Unlock") if session.locked else say("Lock to its day"),
            HOLD.id: say("Not held after all") if held else say("Record as held"),
        }
    )
    group = None
    for binding in bindings:
        about_it = binding.spec is not NEW and binding.spec.id.startswith(("session.", "day."))
        if not about_it or not binding.enabled():
            continue
        if group not in {None, binding.spec.group}:
            menu.addSeparator()
        group = binding.spec.group
        words = exactly.get(binding.spec.id) or say(binding.spec.text)
        menu.addAction(words, binding.do)
    return menu


def day_menu(parent: QWidget, bindings: Sequence[Binding], say: Language) -> QMenu:
    """Make the menu of a day without a session."""
    menu = _menu(parent)
    for binding in bindings:
        if binding.spec is NEW or (binding.spec.id.startswith("day.") and binding.enabled()):
            menu.addAction(say(binding.spec.text), binding.do)
    return menu


def ways_menu(
    parent: QWidget,
    outlook: Outlook,
    how: How,
    semester: Semester,
    say: Language,
    *,
    do: Callable[[PlanChange], object],
    insist: Callable[[Outlook], object],
) -> QMenu:
    """List all that could be done with what is carried, here; what cannot says why."""
    menu = _menu(parent)
    ids, spot = (outlook.session.id, *outlook.others), outlook.spot
    ground = Ground(semester.plan)
    seen = set()
    spots = [spot] if spot is not None and spot.day is not None else []
    for where, swap in product(spots, (False, True)):
        change: PlanChange | None = None
        try:
            change = change_for(ground, ids, where, replace(how, swap=swap))
            words = _said(outlook, change, semester, say)
        except PlannerError as refusal:
            words = worded(refusal, say)
        if words not in seen:
            seen.add(words)
            _offer(menu, words, change, do)
    if outlook.may_insist and spot is not None:
        menu.addAction(say("Hold it there all the same…"), lambda: insist(outlook))
    menu.addSeparator()
    _offer_verbs(menu, semester.plan, ids, say, do)
    return menu


def _offer_verbs(
    menu: QMenu,
    plan: Plan,
    ids: tuple[str, ...],
    say: Language,
    do: Callable[[PlanChange], object],
) -> None:
    """Offer what can be done wherever one is with it."""
    ids = tuple(row.id for row in in_order(plan.sessions) if row.id in ids) or ids
    later = ids[::-1]
    for name, keys, verb in (
        (say("Push later, until the buffer"), later, pushed),
        (say("Push all that follows later"), later, push_all),
        (say("Pull earlier"), ids, pulled),
        (say("Pull all that follows earlier"), ids, pull_all),
        (say("To the shelf"), ids, shelved),
    ):
        try:
            _offer(menu, name, in_turn(plan, keys, verb), do)
        except PlannerError as refusal:
            _offer(menu, name, None, do).setToolTip(as_tip(worded(refusal, say)))


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    return menu


def _said(outlook: Outlook, change: PlanChange, semester: Semester, say: Language) -> str:
    shown = Outlook(session=outlook.session, spot=outlook.spot, change=change)
    return " · ".join(part for part in bubble_words(shown, semester, say) if part)


def _offer(
    menu: QMenu, words: str, change: PlanChange | None, do: Callable[[PlanChange], object]
) -> QAction:
    action = menu.addAction(shown(words))
    if change is None or not change.moves:
        action.setEnabled(False)
    else:
        action.triggered.connect(lambda: do(change))
    return action
