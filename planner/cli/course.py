"""The command course: show or set what the course settings hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli import course_dates, document
from planner.cli.course_settings import ROLES, TEXTS, settings_of
from planner.cli.opened import changing, reading
from planner.commands import course as commands
from planner.db import courses
from planner.db.journal import Title
from planner.wording import steps

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from planner.cli.course_settings import Settled
    from planner.cli.shell import Shell
    from planner.language import Language


def run(shell: Shell, options: Namespace) -> None:
    """Show the course settings, after setting what is to be set."""
    if not options.settings:
        with reading(options.file) as store, store.reading() as tx:
            _answer(shell, tx)
        return
    with changing(shell, options.file) as store:
        settled = store.read(settings_of, dict(options.settings))
        title = Title.of(steps.COURSE_CHANGED, names=", ".join(dict(options.settings)))
        store.change(title, lambda tx: _enter(tx, settled))
        with store.reading() as tx:
            _answer(shell, tx)


def _enter(tx: Session, settled: Settled) -> None:
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
    if settled.people is not None:
        commands.set_people(tx, settled.people)


def _answer(shell: Shell, tx: Session) -> None:
    said = document.course(tx)
    shell.answer(said, _lines(said, tx, shell.say))


def _lines(said: dict[str, Any], tx: Session, say: Language) -> Iterator[str]:
    """Name everything as --set takes it."""
    yield f"term={said['term']}"
    yield f"lectures={said['lectures']['from']}..{said['lectures']['to']}"
    yield f"slots={course_dates.slots_text((one.slot for one in courses.slots(tx)), say)}"
    yield f"extra={course_dates.extra_text(courses.extra_dates(tx))}"
    yield f"notes={course_dates.notes_text(courses.day_notes(tx), said['language'])}"
    for name in ("region", "language", *TEXTS, "hours_per_credit"):
        yield f"{name}={said[name]}"
    for role in ROLES:
        people = [
            f"{one['name']} <{one['email']}>" if one["email"] else one["name"]
            for one in said["people"]
            if one["role"] == role
        ]
        yield f"{role}={'; '.join(people)}"
    yield say("logo: there is one") if said["logo"] else say("logo: none")
