"""The command create: a new course, blank or from its web page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.cli import found_problems
from planner.db.header import AlreadyThere, NoSuchFolder
from planner.errors import PlannerError
from planner.exchange.course_page_rows import RowsLeftOut
from planner.jobs.new_course import Draft, Wanted, blank, found_course, from_page
from planner.rules.slots import parse_slot
from planner.rules.terms import Term
from planner.wording.base import worded

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from planner.cli.shell import Shell
    from planner.language import Language


@dataclass(eq=False)
class TermNeeded(PlannerError):
    """A new course needs a term, or the days of its lectures."""


def run(shell: Shell, options: Namespace) -> None:
    """Make the course; a dry run reads everything and writes nothing."""
    draft, say = _draft(shell, options), shell.say
    if shell.dry_run:
        _check_free(options.file)
    else:
        found_course(options.file, draft, who=shell.who).close()
    problems = found_problems.as_json(draft.problems, say)
    left_out = sum(isinstance(one, RowsLeftOut) for one in draft.problems)
    answer = found_problems.counted(
        created=len(draft.sessions), skipped=left_out, problems=problems
    )
    shell.answer(answer, [*_summary(draft, options.file, say), *_odd(problems, say)])


def _draft(shell: Shell, options: Namespace) -> Draft:
    if options.term is None and options.lectures is None:
        raise TermNeeded
    term = Term.parse(options.term) if options.term else Term.holding(options.lectures.first)
    wanted = Wanted(
        term=term,
        title=options.title,
        lectures=options.lectures,
        slots=tuple(parse_slot(text) for text in options.slot),
        region=options.region,
        language=shell.say.code,
    )
    return from_page(options.page, wanted) if options.page else blank(wanted)


def _check_free(path: Path) -> None:
    if path.exists():
        raise AlreadyThere(path.name)
    if not path.parent.is_dir():
        raise NoSuchFolder(path.parent.name)


def _summary(draft: Draft, path: Path, say: Language) -> list[str]:
    title = draft.title or path.stem
    counted = [
        say.count("{n} row in the plan", "{n} rows in the plan", len(draft.sessions)),
        say.count("{n} item", "{n} items", len(draft.items)),
        say.count("{n} tier", "{n} tiers", len(draft.tiers)),
    ]
    return [f"{title}, {draft.term}", ", ".join(counted)]


def _odd(problems: list[dict[str, object]], say: Language) -> list[str]:
    if not problems:
        return []
    return [say("Look at this:"), *found_problems.lines(problems, say)]


@worded.register(TermNeeded)
def _(_fact: TermNeeded, say: Language) -> str:
    return say("Say the term, such as --term “WS 2023/24”, or the days, with --lectures.")
