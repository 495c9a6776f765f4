"""The command session: move, swap, insert, push, pull, lose, resize, cancel, lock and more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.cli import finding
from planner.cli.opened import changing
from planner.cli.plan_changes import change_as_json, follow_lines, move_lines
from planner.cli.values import day_of
from planner.commands import sessions
from planner.db.ids import new_id
from planner.db.plans import plan_of
from planner.errors import PlannerError
from planner.rules.plan import PlanChange, PlannedSession
from planner.rules.plan_chains import pulled, pushed
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_lengths import resized
from planner.rules.plan_lost import lost_week
from planner.rules.plan_new import inserted
from planner.rules.plan_together import moved_together
from planner.rules.plan_verbs import cancelled, dropped, moved, shelved, swapped
from planner.rules.slots import parse_hours
from planner.wording import steps, worded

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from planner.cli.shell import Shell
    from planner.db.store import Store
    from planner.language import Language
    from planner.rules.plan import Plan
    from planner.rules.plan_new import Insertion

CHAINS = {"push": pushed, "pull": pulled}
MARKS = {
    "lock": steps.LOCKED,
    "unlock": steps.UNLOCKED,
    "hold": steps.HELD,
    "restore": steps.RESTORED,
}
TO_A_DAY = frozenset({"move", "insert"})
TARGETED = TO_A_DAY | {"swap", "resize"}
SEVERAL = frozenset({"move", "shelve"})


@dataclass(eq=False)
class NoTarget(PlannerError):
    """A move needs a day, a swap another session."""

    verb: str


@dataclass(eq=False)
class NotForVerb(PlannerError):
    """Something was said that this verb has no use for; ``option`` is how it was said."""

    verb: str
    option: str


def run(shell: Shell, options: Namespace) -> int:
    """Change the plan and answer which sessions' dates change."""
    say = shell.say
    wrong = _misfit(options)
    if wrong is not None:
        shell.note(worded(wrong, say))
        return 2
    with changing(shell, options.file) as store:
        plan, new = store.read(plan_of), ""
        if options.verb == "lose":
            change = lost_week(plan, _day(plan, options.session))
            _carry_out(store, change, plan, options, say)
        elif options.topic is not None:
            session, plan, change = _insert(store, plan, options)
            new = session.id
        elif options.verb in MARKS:
            session_id = finding.session(plan, options.session).id
            _mark(store, options.verb, session_id, plan, say)
            change = PlanChange(verb=options.verb, subject=session_id)
        else:
            ids = [finding.session(plan, text).id for text in options.session.split(",")]
            change = _change(plan, ids, options)
            _carry_out(store, change, plan, options, say)
    moves = move_lines(change, plan, say, new=new) or [_nothing_moved(options.verb, change, say)]
    shell.answer(change_as_json(change, say), [*moves, *follow_lines(change, say)])
    return 0


def _misfit(options: Namespace) -> PlannerError | None:
    """Return what is wrong with the words of the command, whatever the plan."""
    verb = options.verb
    several = "," in options.session
    fresh = verb == "insert" and options.topic is not None
    if verb in TARGETED and not fresh and options.target is None and options.until is None:
        return NoTarget(verb)
    of_others = {
        options.session: several and verb not in SEVERAL,
        options.target or "": verb not in TARGETED or fresh,
        "--topic": options.topic is not None and not fresh,
        "--until": options.until is not None and verb != "resize",
        "--insist": options.insist and (several or verb not in TARGETED),
        "--all": options.everything and verb not in CHAINS,
        "--by": options.by is not None and verb not in CHAINS,
        "--along": options.along and verb not in {"swap", *TO_A_DAY, *CHAINS},
        "--reason": options.reason is not None and verb != "cancel",
        "--words": options.words is not None and verb != "cancel",
    }
    said = next((option for option, wrong in of_others.items() if option and wrong), None)
    return NotForVerb(verb, said) if said else None


def _insert(store: Store, plan: Plan, options: Namespace) -> Insertion:
    """Enter a new session on a day; what lies there moves later, in the same step."""
    new = PlannedSession(id=new_id(), topic=options.topic.strip())
    day = _day(plan, options.session)
    insertion = inserted(plan, new, day, insist=options.insist, along=options.along)
    title = steps.of_new(insertion.change, insertion.plan)
    store.change(title, lambda tx: sessions.insert(tx, insertion.session, insertion.change))
    return insertion


def _change(plan: Plan, ids: list[str], options: Namespace) -> PlanChange:
    change = _verb(plan, ids, options)
    return with_consequences(plan, change, along=True) if options.along else change


def _verb(plan: Plan, ids: list[str], options: Namespace) -> PlanChange:
    session_id, verb = ids[0], options.verb
    if len(ids) > 1:
        day = _day(plan, options.target) if verb == "move" else None
        return moved_together(plan, ids, session_id, day)
    if verb in TO_A_DAY:
        put = moved if verb == "move" else dropped
        return put(plan, session_id, _day(plan, options.target), insist=options.insist)
    if verb == "swap":
        other = finding.session_or_day(plan, options.target).id
        return swapped(plan, session_id, other, insist=options.insist)
    if verb == "resize":
        hours = parse_hours(options.target)[0] if options.target else None
        return resized(plan, session_id, hours, end_day=options.until, insist=options.insist)
    if verb in CHAINS:
        chain, by = CHAINS[verb], options.by or 1
        return chain(plan, session_id, everything=options.everything, by=by)
    return (cancelled if verb == "cancel" else shelved)(plan, session_id)


def _day(plan: Plan, text: str) -> date:
    """Read the day to move to, or take that of another session (which may be in the way)."""
    day = day_of(text)
    if day is None:
        try:
            day = finding.session(plan, text).day
        except finding.NoSuchSession as refusal:
            if not text.strip().isdecimal():
                raise NoSuchDay(text) from refusal
            raise
    if day is None:
        raise NoSuchDay(text)
    return day


@dataclass(eq=False)
class NoSuchDay(PlannerError):
    """A text that names no day."""

    text: str


def _carry_out(
    store: Store, change: PlanChange, plan: Plan, options: Namespace, say: Language
) -> None:
    if not (change.moves or change.cancelled):
        return
    reason, words = options.reason or "", options.words or ""
    store.change(
        steps.of_plan(change, plan, say),
        lambda tx: sessions.carry_out(tx, change, reason=reason, words=words),
    )


def _mark(store: Store, verb: str, session_id: str, plan: Plan, say: Language) -> None:
    """Lock, unlock, record as held or take a cancellation back; none of them moves anything."""
    title = steps.of_session(MARKS[verb], session_id, plan, say)
    if verb == "hold":
        store.change(title, lambda tx: sessions.hold(tx, session_id))
    elif verb == "restore":
        store.change(title, lambda tx: sessions.restore(tx, session_id))
    else:
        store.change(title, lambda tx: sessions.lock(tx, session_id, locked=verb == "lock"))


def _nothing_moved(verb: str, change: PlanChange, say: Language) -> str:
    if verb in MARKS or change.cancelled or change.moves:
        return say("Done; no date changes.")
    if verb == "lose":
        return say("Nothing to do: no session of that week can move.")
    return say("Nothing to do: it lies there already.")


@worded.register(NoTarget)
def _(fact: NoTarget, say: Language) -> str:
    if fact.verb == "resize":
        return say("Say the hours, for example 12:30-15:00, or the last day with --until.")
    if fact.verb in TO_A_DAY:
        return say("Say the day to move to, for example 2023-11-15.")
    return say("Say the session to swap with: its number or its id.")


@worded.register(NotForVerb)
def _(fact: NotForVerb, say: Language) -> str:
    return say("“{verb}” has no use for “{option}”.", verb=fact.verb, option=fact.option)


@worded.register(NoSuchDay)
def _(fact: NoSuchDay, say: Language) -> str:
    return say("“{given}” is no day. Write for example 2023-11-15.", given=fact.text)
