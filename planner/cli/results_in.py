"""Results from elsewhere in the shell: Moodle's grade exports and worksheets, and any table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from planner.cli import finding, found_problems
from planner.cli.opened import changing
from planner.db import courses, work
from planner.db.journal import Title
from planner.errors import PlannerError
from planner.exchange.result_rows import Source
from planner.exchange.results_in import read_results
from planner.jobs import results_in as jobs
from planner.jobs.result_changes import Answers
from planner.jobs.result_pairing import WhichItem, remembered_as
from planner.rules.results_in import Verdict
from planner.settings import Settings
from planner.wording.base import worded
from planner.wording.results_in import left_alone

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from planner.cli.shell import Shell
    from planner.db.store import Store
    from planner.exchange.result_rows import ResultFile
    from planner.jobs.result_changes import Change, Preview
    from planner.language import Language


@dataclass(eq=False)
class NoSuchColumn(PlannerError):
    """No column of results has this heading; ``known`` are those that the file has."""

    text: str
    known: tuple[str, ...]


def take_in(shell: Shell, options: Namespace) -> None:
    """Take results in as one step; conflicts and questions are left without --take theirs.

    What is excused, exempt or recognised stays in any case.
    """
    file, say = read_results(options.source), shell.say
    with changing(shell, options.file) as store:
        told = _told(store, file, options)
        settings, course = Settings.load(shell.places.settings), store.read(courses.course).id
        answers = Answers(
            items=told, remembered=settings.results_of(course), scaled=bool(options.scale)
        )
        shown = store.read(jobs.preview, file, answers, say)
        _check_item(shown)
        if options.take == "theirs":
            answers = replace(answers, people=shown.sole_candidates())
            shown = store.read(jobs.preview, file, answers, say)
            answers = replace(answers, insisted=shown.conflicts(protected=False))
            shown = store.read(jobs.preview, file, answers, say)
        n = jobs.results_in(shown)
        if n:
            title = Title.of(jobs.TAKEN, n=n, file=options.source.name)
            store.change(title, lambda tx: jobs.take(tx, shown))
    if told and not shell.dry_run:
        _remember(shell, settings, course, file, told)
    answer = _counted(shown, say, mine=options.take == "mine")
    counted = found_problems.in_words(answer, say)
    shell.answer(answer, [counted, *found_problems.lines(answer["problems"], say)])


def _told(store: Store, file: ResultFile, options: Namespace) -> dict[str, str | None]:
    """Read which column is which item, as the user says it."""
    items = store.read(work.items)
    known = {one.heading.casefold(): one.heading for one in file.columns}
    told: dict[str, str | None] = {}
    for heading, item in options.pairs or ():
        if heading.casefold() not in known:
            raise NoSuchColumn(heading, tuple(known.values()))
        told[known[heading.casefold()]] = finding.item(items, item).id if item else None
    if options.item:
        only = finding.item(items, options.item).id
        if len(file.columns) > 1:
            raise NoSuchColumn(options.item, tuple(known.values()))
        told[file.columns[0].heading] = only
    return told


def _check_item(shown: Preview) -> None:
    """Refuse a worksheet of which nobody knows the item. Raises WhichItem."""
    if shown.file.source is Source.WORKSHEET and not any(shown.paired.values()):
        raise WhichItem(shown.file.name, tuple(item.title for item in shown.items))


def _remember(
    shell: Shell,
    settings: Settings,
    course: str,
    file: ResultFile,
    told: Mapping[str, str | None],
) -> None:
    pairs = {remembered_as(file, heading): item or "" for heading, item in told.items()}
    kept = replace(settings, result_columns=settings.with_results(course, pairs))
    if kept != settings:
        kept.save(shell.places.settings)


def _counted(shown: Preview, say: Language, *, mine: bool) -> dict[str, Any]:
    """Count the values: every result and every feedback by itself."""
    argued = (Verdict.CONFLICT, Verdict.QUESTION)
    left = () if mine else tuple(one for one in shown.changes if one.verdict in argued)
    problems = found_problems.as_json(shown.problems, say)
    problems += [_problem(one, say) for one in left]
    if shown.file.ignored:
        text = say("Not taken: {columns}.", columns=", ".join(shown.file.ignored))
        problems.append({"line": None, "where": None, "text": text})
    return found_problems.counted(
        created=shown.count(Verdict.NEW),
        changed=shown.count(Verdict.CHANGED),
        same=shown.count(Verdict.SAME) + (shown.count(*argued) if mine else 0),
        skipped=shown.skipped,
        conflicts=len(left),
        problems=problems,
    )


def _problem(one: Change, say: Language) -> dict[str, Any]:
    parts = [say("row {row}", row=one.line.row)]
    if one.heading:
        parts.append(say("column {column}", column=one.heading))
    return {"line": None, "where": ", ".join(parts), "text": left_alone(one, say)}


@worded.register(NoSuchColumn)
def _(fact: NoSuchColumn, say: Language) -> str:
    return say(
        "No column of results is called “{given}”. There are: {known}.",
        given=fact.text,
        known=", ".join(fact.known),
    )
