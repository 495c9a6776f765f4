"""The command create: a new course, blank, from its web page, or from an old course."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.cli import found_problems
from planner.db.header import check_free
from planner.errors import PlannerError
from planner.exchange.course_page_rows import RowsLeftOut
from planner.jobs.new_course import Draft, Wanted, blank, found_course, from_page
from planner.jobs.next_course import BufferLeftOut, found_next, from_old, proposals
from planner.rules.slots import parse_slot
from planner.rules.terms import Term
from planner.wording import drafts
from planner.wording.base import worded

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from planner.cli.shell import Shell
    from planner.errors import Problem
    from planner.language import Language

HOME = "DE-BW"  # the region, if none is given


@dataclass(eq=False)
class TermNeeded(PlannerError):
    """A new course needs a term, or the days of its lectures."""


def run(shell: Shell, options: Namespace) -> None:
    """Make the course; a dry run reads everything and writes nothing."""
    wanted = _wanted(shell, options)
    if options.old:
        _from_old(shell, options, wanted)
        return
    wanted = replace(wanted, region=wanted.region or HOME)
    draft = from_page(options.page, wanted) if options.page else blank(wanted)
    draft = replace(draft, title=draft.title or options.file.stem)
    if shell.dry_run:
        check_free(options.file)
    else:
        found_course(options.file, draft, who=shell.who).close()
    left_out = sum(one.rows for one in draft.problems if isinstance(one, RowsLeftOut))
    _answer(shell, draft, draft.problems, left_out)


def _from_old(shell: Shell, options: Namespace, wanted: Wanted) -> None:
    """Make the next course; what does not fit, and how it might, is among the problems."""
    made = from_old(options.old, wanted)
    if shell.dry_run:
        check_free(options.file)
    else:
        found_next(options.file, made, who=shell.who).close()
    problems = (*made.draft.problems, *proposals(made))
    left_out = sum(isinstance(one, BufferLeftOut) for one in problems)
    _answer(shell, made.draft, problems, left_out)


def _answer(shell: Shell, draft: Draft, problems: Iterable[Problem], left_out: int) -> None:
    said = found_problems.as_json(problems, shell.say)
    answer = found_problems.counted(created=len(draft.sessions), skipped=left_out, problems=said)
    rows = _rows(draft, shell.say) if shell.dry_run else []
    shell.answer(answer, [*_summary(draft, shell.say), *rows, *_odd(said, shell.say)])


def _wanted(shell: Shell, options: Namespace) -> Wanted:
    if not options.term and options.lectures is None:
        raise TermNeeded
    term = Term.parse(options.term) if options.term else Term.holding(options.lectures.first)
    return Wanted(
        term=term,
        title=options.title,
        lectures=options.lectures,
        slots=tuple(parse_slot(text) for text in options.slot),
        region=options.region,
        language=shell.say.code,
        periods=shell.periods,
    )


def _summary(draft: Draft, say: Language) -> list[str]:
    counted = [
        say.count("{n} row in the plan", "{n} rows in the plan", len(draft.sessions)),
        say.count("{n} item", "{n} items", len(draft.items)),
        say.count("{n} tier", "{n} tiers", len(draft.tiers)),
    ]
    tiers = [f"  {tier.name}: {drafts.tier_asks(tier, say)}" for tier in draft.tiers]
    return [f"{draft.title}, {draft.term}", ", ".join(counted), drafts.frame(draft, say), *tiers]


def _rows(draft: Draft, say: Language) -> list[str]:
    """Say every row of the plan, before a file is made of it."""
    return [
        "  " + " · ".join(part for part in (row.day, row.number, row.topic, row.kind) if part)
        for row in drafts.rows(draft, say)
    ]


def _odd(problems: list[dict[str, object]], say: Language) -> list[str]:
    if not problems:
        return []
    return [say("Look at this:"), *found_problems.lines(problems, say)]


@worded.register(TermNeeded)
def _(_fact: TermNeeded, say: Language) -> str:
    return say("Say the term, such as --term “WS 2023/24”, or the days, with --lectures.")
