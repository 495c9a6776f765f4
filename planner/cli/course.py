"""The command course: show or set what the course settings hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.cli import course_dates
from planner.cli.course_settings import ROLES, TEXTS, settings_of
from planner.cli.opened import changing, reading
from planner.cli.plan_changes import change_as_json, follow_lines, move_lines
from planner.cli.session import NotForVerb
from planner.commands import course as commands
from planner.commands.sessions import carry_out
from planner.db import courses
from planner.db.journal import Title
from planner.db.plans import plan_of
from planner.jobs import course_document
from planner.rules.office_codes import written_codes
from planner.rules.plan_follows import with_consequences
from planner.rules.plan_weekday import relaid
from planner.wording import steps, worded

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from planner.cli.course_settings import Settled
    from planner.cli.shell import Shell
    from planner.language import Language
    from planner.rules.plan import Plan, PlanChange


def run(shell: Shell, options: Namespace) -> int:
    """Show the course settings, after setting what is to be set."""
    if options.along and not options.relay:
        shell.note(worded(NotForVerb("course", "--along"), shell.say))
        return 2
    if not options.settings and not options.relay:
        with reading(options.file) as store, store.reading() as tx:
            _answer(shell, tx)
        return 0
    with changing(shell, options.file) as store:
        settled = store.read(settings_of, dict(options.settings), shell.periods)
        plan = store.read(plan_of)
        change = _moves(plan, settled, options)
        title = Title.of(steps.COURSE_CHANGED, names=", ".join(dict(options.settings)))
        if change is not None and change.moves:
            slots = plan.slots if settled.slots is None else settled.slots
            title = steps.of_relay(change, [vocabulary.slot(one, shell.say) for one in slots])
        if options.settings or (change is not None and change.moves):
            store.change(title, lambda tx: _enter(tx, settled, change))
        with store.reading() as tx:
            _answer(shell, tx, change, plan)
    return 0


def _moves(plan: Plan, settled: Settled, options: Namespace) -> PlanChange | None:
    """Return what becomes of the sessions if they are to go along with the weekly times."""
    if not options.relay:
        return None
    plan = replace(
        plan,
        lectures=plan.lectures if settled.lectures is None else settled.lectures,
        days_off=plan.days_off if settled.days_off is None else settled.days_off,
        extra=plan.extra if settled.extra is None else settled.extra,
    )
    change = relaid(plan, plan.slots if settled.slots is None else settled.slots)
    return with_consequences(plan, change, along=True) if options.along else change


def _enter(tx: Session, settled: Settled, change: PlanChange | None) -> None:
    if settled.fields:
        commands.edit(tx, **settled.fields)
    if settled.lectures is not None:
        commands.set_lectures(tx, settled.lectures)
    if settled.slots is not None:
        commands.set_slots(tx, settled.slots)
    if settled.extra is not None:
        commands.set_extra_dates(tx, settled.extra)
    if settled.notes is not None:
        commands.set_day_notes(tx, settled.notes)
    if settled.days_off is not None:
        commands.set_days_off(tx, settled.days_off)
    if change is not None:
        carry_out(tx, change)
    if settled.people is not None:
        commands.set_people(tx, settled.people)


def _answer(
    shell: Shell, tx: Session, change: PlanChange | None = None, plan: Plan | None = None
) -> None:
    said, say = course_document.course(tx), shell.say
    if change is None or plan is None:
        shell.answer(said, _lines(said, tx, say))
        return
    moves = move_lines(change, plan, say) or [say("No session changes its day.")]
    if later := sum(move.was == move.now for move in change.moves):
        moves.append(
            say.count(
                "{n} session keeps its day and changes its hours.",
                "{n} sessions keep their days and change their hours.",
                later,
            )
        )
    lines = [*_lines(said, tx, say), *moves, *follow_lines(change, say)]
    shell.answer(said | change_as_json(change, say), lines)


def _lines(said: dict[str, Any], tx: Session, say: Language) -> Iterator[str]:
    """Name everything as --set takes it."""
    yield f"term={said['term']}"
    yield f"lectures={said['lectures']['from']}..{said['lectures']['to']}"
    yield f"slots={course_dates.slots_text((one.slot for one in courses.slots(tx)), say)}"
    yield f"extra={course_dates.extra_text(courses.extra_dates(tx))}"
    yield f"notes={course_dates.notes_text(courses.day_notes(tx), said['language'])}"
    for name in ("region", "language", *TEXTS, "hours_per_credit"):
        yield f"{name}={said[name]}"
    yield f"eqf_level={said['eqf_level'] or 'none'}"
    yield f"smallest_n={said['smallest_n']}"
    yield f"excused_counts={said['excused_counts']}"
    yield f"rules_announced_on={said['rules_announced_on'] or 'none'}"
    yield f"office_codes={written_codes(said['office_codes'])}"
    for role in ROLES:
        people = [
            f"{one['name']} <{one['email']}>" if one["email"] else one["name"]
            for one in said["people"]
            if one["role"] == role
        ]
        yield f"{role}={'; '.join(people)}"
    yield say("logo: there is one") if said["logo"] else say("logo: none")
