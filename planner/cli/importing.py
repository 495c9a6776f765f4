"""The command import: a file taken in as one step, with all that was found; here a roster."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from planner.cli import found_problems, marking_sheets, results_in
from planner.cli.opened import changing
from planner.db.journal import Title
from planner.exchange.marking_sheets_in import is_marking_sheet
from planner.exchange.moodle_worksheets import is_worksheet
from planner.exchange.rosters import read_roster
from planner.jobs import roster
from planner.jobs.roster import Verdict
from planner.language import marked

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from planner.cli.shell import Shell
    from planner.jobs.roster import RosterLine, RosterPreview
    from planner.language import Language


def run(shell: Shell, options: Namespace) -> None:
    """Take a file in: a list of students, results, or a marking sheet."""
    READERS[options.kind or _kind(options.source)](shell, options)


def _kind(source: Path) -> str:
    if is_marking_sheet(source):
        return "sheet"
    return "results" if is_worksheet(source) else "roster"


def _roster(shell: Shell, options: Namespace) -> None:
    """Take a roster in. Names that alone fit are asked about: without --take theirs they stay."""
    source = read_roster(options.source)
    with changing(shell, options.file) as store:
        shown = store.read(roster.preview, source)
        answers = roster.sole_candidates(shown.lines) if options.take == "theirs" else {}
        if not (shown.count(Verdict.NEW, Verdict.CHANGED) or answers):
            pass
        elif shell.dry_run:  # the store is a scratch copy, so that nothing need be backed up
            title = Title.of(marked("Import the roster {file}"), file=options.source.name)
            store.change(title, lambda tx: roster.take(tx, shown, answers))
        else:
            at, name = datetime.now(UTC).astimezone(), options.source.name
            roster.import_roster(store, options.file, shown, answers, name=name, at=at)
    answer = _counted(shown, answers, shell.say)
    if source.ignored:
        text = shell.say("Not taken: {columns}.", columns=", ".join(source.ignored))
        answer["problems"].append({"line": None, "where": None, "text": text})
    counted = found_problems.in_words(answer, shell.say)
    shell.answer(answer, [counted, *found_problems.lines(answer["problems"], shell.say)])


def _counted(
    shown: RosterPreview, answers: dict[int, roster.Answer], say: Language
) -> dict[str, Any]:
    """Count the rows; whom an answer names is changed or the same like any other."""
    asked = (Verdict.QUESTION, Verdict.CONFLICT)
    left = [one for one in shown.lines if one.verdict in asked and one.row.row not in answers]
    answered = [one for one in shown.lines if one.row.row in answers]
    differing = sum(bool(roster.differences(one.row, one.candidates[0])) for one in answered)
    problems = found_problems.as_json(shown.problems, say)
    problems += [
        {"line": None, "where": say("row {row}", row=one.row.row), "text": _open(one, say)}
        for one in left
    ]
    return found_problems.counted(
        created=shown.count(Verdict.NEW),
        changed=shown.count(Verdict.CHANGED) + differing,
        same=shown.count(Verdict.SAME) + len(answered) - differing,
        skipped=shown.skipped,
        conflicts=len(left),
        problems=problems,
    )


def _open(line: RosterLine, say: Language) -> str:
    """Say why a row was left alone."""
    person = line.row.person
    name = f"{person.family}, {person.given}".strip(", ")
    names = say.listed(row.name for row in line.candidates)
    if line.verdict is Verdict.QUESTION:
        return say(
            "“{name}” has the name of {names} and no number or address in common; left alone.",
            name=name,
            names=names,
        )
    return say(
        "“{name}”: number and e-mail address point at {names}; left alone.", name=name, names=names
    )


READERS: Mapping[str, Callable[[Shell, Namespace], None]] = {
    "roster": _roster,
    "results": results_in.take_in,
    "sheet": marking_sheets.bring_back,
}
