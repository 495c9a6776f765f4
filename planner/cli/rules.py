"""The command rules: items and tiers as JSON, printed or replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.opened import changing, reading
from planner.commands import course as commands
from planner.db import courses
from planner.db.journal import Title
from planner.exchange.rules_file import read_rules
from planner.jobs import rules_as_json
from planner.jobs.gradebook import gradebook, work_of
from planner.jobs.rule_effects import effects
from planner.jobs.rules_change import check_losses, planned, put
from planner.wording import steps
from planner.wording.rule_effects import effect_lines

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Mapping

    from planner.cli.shell import Shell
    from planner.db.store import Store
    from planner.jobs.rule_effects import Effects
    from planner.jobs.rules_change import RulesChange


def run(shell: Shell, options: Namespace) -> None:
    """Print what students can do for the course and what each tier asks for, or replace it."""
    if options.new is None and options.announced_on is None:
        with reading(options.file) as store:
            shell.document(store.read(rules_as_json.all_rules))
        return
    with changing(shell, options.file) as store:
        if options.new is not None:
            _replace(shell, store, options)
        if options.announced_on is not None:
            _announce(shell, store, options)


def _replace(shell: Shell, store: Store, options: Namespace) -> None:
    change = store.read(planned, read_rules(options.new))
    book = store.read(lambda tx: gradebook(tx, with_sessions=True))
    found = effects(book, change.after)
    if not options.lose:
        announced = store.read(courses.course).rules_announced_on
        check_losses(found, announced, shell.today)
    if change:
        store.change(Title.of(steps.RULES_REPLACED), lambda tx: put(tx, change))
    lines = effect_lines(found, shell.say)
    if not lines:
        lines = [shell.say("Nobody gains or loses anything.")]
    if not change:
        lines = [shell.say("The rules are as they were.")]
    keys = {tier.id: tier.key for tier in change.before.tiers}
    keys |= {tier.id: tier.key for tier in store.read(work_of).tiers}
    shell.answer(_as_json(change, found, keys), lines)


def _announce(shell: Shell, store: Store, options: Namespace) -> None:
    day = options.announced_on or None
    title = Title.of(steps.RULES_ANNOUNCED, day=day) if day else Title.of(steps.RULES_OPEN)
    store.change(title, lambda tx: commands.edit(tx, rules_announced_on=day))
    said = shell.say("The rules count as not announced.")
    if day:
        said = shell.say("The rules count as announced from {day} on.", day=shell.say.day(day))
    if options.new is None:
        shell.answer({"announced_on": rules_as_json.day(day)}, [said])


def _as_json(change: RulesChange, found: Effects, keys: Mapping[str, str]) -> dict[str, Any]:
    return {
        "items": _counts(change.before.items, change.after.items, set(change.details)),
        "tiers": _counts(change.before.tiers, change.after.tiers, set()),
        "gain": {keys[one.id]: list(one.gain) for one in found.tiers if one.gain},
        "lose": {keys[one.id]: list(one.lose) for one in found.tiers if one.lose},
        "stale": list(found.stale),
    }


def _counts(before: Iterable[Any], after: Iterable[Any], touched: set[str]) -> dict[str, int]:
    was, now = ({one.id: one for one in some} for some in (before, after))
    both = was.keys() & now.keys()
    changed = sum(was[id_] != now[id_] or id_ in touched for id_ in both)
    return {
        "created": len(now.keys() - was.keys()),
        "changed": changed,
        "same": len(both) - changed,
        "deleted": len(was.keys() - now.keys()),
    }
