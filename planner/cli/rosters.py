"""Taking a list of students in: its columns as proposed, remembered or said; who left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from planner.cli import found_problems
from planner.cli.opened import changing
from planner.db.journal import Title
from planner.errors import PlannerError
from planner.exchange.kept_columns import headings, keeping, kept_for
from planner.exchange.roster_columns import Fact, plain
from planner.exchange.roster_tables import proposal
from planner.exchange.rosters import read_roster
from planner.jobs import roster
from planner.jobs.roster import Verdict
from planner.rules.people import full_name
from planner.settings import Settings
from planner.wording.base import worded

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from planner.cli.shell import Shell
    from planner.exchange.roster_columns import Facts
    from planner.exchange.rosters import RosterFile
    from planner.exchange.sheets_in import SheetTable
    from planner.jobs.roster import RosterLine, RosterPreview
    from planner.language import Language


@dataclass(eq=False)
class NoSuchColumn(PlannerError):
    """A column that was named is not in the list; ``heads`` are those that are."""

    column: str
    heads: tuple[str, ...]


@dataclass(eq=False)
class NoSuchFact(PlannerError):
    """A word that is none for what a column of people can hold."""

    text: str


def take_in(shell: Shell, options: Namespace) -> None:
    """Take a roster in. Names that alone fit are asked about: without --take theirs they stay."""
    settings = Settings.load(shell.places.settings)
    columns = [(column, _fact(text)) for column, text in options.pairs or ()]

    def chosen(table: SheetTable) -> Facts | None:
        kept = kept_for(settings.list_columns, table.heads)
        return _said(table, kept, columns) if columns else kept

    named = (column for column, _ in columns if not column.isdecimal())
    knows = headings(settings.list_columns, named)
    source = read_roster(options.source, sheet=options.sheet, chosen=chosen, knows=knows)
    with changing(shell, options.file) as store:
        shown = store.read(roster.preview, source)
        answers = roster.sole_candidates(shown.lines) if options.take == "theirs" else {}
        leavers = [one.student.id for one in shown.gone if options.mark_left and not one.by_hand]
        if not (shown.count(*roster.DOES) or answers or leavers):
            pass
        elif shell.dry_run:  # the store is a scratch copy, so that nothing need be backed up
            title = Title.of(roster.IMPORTED, file=options.source.name)
            store.change(title, lambda tx: roster.take(tx, shown, answers, leavers, shell.today))
        else:
            at, name = datetime.now(UTC).astimezone(), options.source.name
            roster.import_roster(
                store, options.file, shown, answers,
                name=name, at=at, leavers=leavers, today=shell.today,
            )  # fmt: skip
    if columns and not shell.dry_run:
        kept = keeping(settings.list_columns, source.heads, source.facts)
        replace(settings, list_columns=kept).save(shell.places.settings)
    answer = _counted(shown, answers, leavers, shell.say)
    answer["mapping"] = _mapping(source)
    if source.ignored:
        text = shell.say("Not taken: {columns}.", columns=", ".join(source.ignored))
        answer["problems"].append({"line": None, "where": None, "text": text})
    shell.answer(answer, _lines(answer, leavers, shell.say))


def _said(
    table: SheetTable, kept: Facts | None, columns: Sequence[tuple[str, Fact | None]]
) -> Facts:
    """Put what was said of columns in the place of what is remembered or proposed.

    A fact that was held by another column is no longer. Raises NoSuchColumn.
    """
    facts = list(kept or proposal(table))
    for column, fact in columns:
        place = _place(table.heads, column)
        facts = [None if one is fact else one for one in facts]
        facts[place] = fact
    return tuple(facts)


def _fact(text: str) -> Fact | None:
    """Read what a column holds; nothing, or a dash, leaves it out. Raises NoSuchFact."""
    if text in {"", "-"}:
        return None
    if text not in {*Fact}:
        raise NoSuchFact(text)
    return Fact(text)


def _place(heads: Sequence[str], column: str) -> int:
    """Find a column by its heading, or by its number, counted from 1."""
    names = [plain(head) for head in heads]
    if plain(column) in names:
        return names.index(plain(column))
    if column.isdecimal() and 1 <= int(column) <= len(heads):
        return int(column) - 1
    numbered = (head or str(number) for number, head in enumerate(heads, start=1))
    raise NoSuchColumn(column, tuple(numbered))


def _mapping(source: RosterFile) -> dict[str, str | None]:
    """Say what each column was taken for, by its heading, or by its number if it has none."""
    named: dict[str, str | None] = {}
    for number, (head, fact) in enumerate(zip(source.heads, source.facts, strict=True), start=1):
        name = head if head and head not in named else str(number)
        named[name] = fact.value if fact else None
    return named


def _counted(
    shown: RosterPreview,
    answers: dict[int, roster.Answer],
    leavers: Sequence[str],
    say: Language,
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
    counted = found_problems.counted(
        created=shown.count(Verdict.NEW),
        changed=shown.count(Verdict.CHANGED, Verdict.RETURNS) + differing + len(leavers),
        same=shown.count(Verdict.SAME) + len(answered) - differing,
        skipped=shown.skipped,
        conflicts=len(left),
        problems=problems,
    )
    returned = [one.student.name for one in shown.lines if _returns(one) and one.student]
    gone = [
        {"name": one.student.name, "left": one.student.id in leavers, "by_hand": one.by_hand}
        for one in shown.gone
    ]
    return counted | {"returned": returned, "gone": gone}


def _returns(line: RosterLine) -> bool:
    return line.verdict is Verdict.RETURNS


def _lines(answer: dict[str, Any], leavers: Sequence[str], say: Language) -> list[str]:
    """Say the answer in lines: the counts, who comes back, who is not on the list, problems."""
    lines = [found_problems.in_words(answer, say)]
    if answer["returned"]:
        names = "; ".join(answer["returned"])
        lines.append(f"  {say('Come back, with everything: {names}.', names=names)}")
    stay = "; ".join(one["name"] for one in answer["gone"] if not one["left"])
    left = "; ".join(one["name"] for one in answer["gone"] if one["left"])
    if left:
        lines.append(f"  {say('Not on the list, marked as having left: {names}.', names=left)}")
    if stay and leavers:
        lines.append(f"  {say('Not on the list, added one by one, stay: {names}.', names=stay)}")
    elif stay:
        words = say("Not on the list, stay unless --mark-left is given: {names}.", names=stay)
        lines.append(f"  {words}")
    return [*lines, *found_problems.lines(answer["problems"], say)]


def _open(line: RosterLine, say: Language) -> str:
    """Say why a row was left alone."""
    name = full_name(line.row.person.family, line.row.person.given)
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


@worded.register(NoSuchColumn)
def _(fact: NoSuchColumn, say: Language) -> str:
    return say(
        "The list has no column “{column}”. It has: {heads}.",
        column=fact.column,
        heads=", ".join(fact.heads[:20]),
    )


@worded.register(NoSuchFact)
def _(fact: NoSuchFact, say: Language) -> str:
    return say(
        "“{text}” is nothing that a column of people holds. These are: {facts}, or - for nothing.",
        text=fact.text,
        facts=", ".join(Fact),
    )
