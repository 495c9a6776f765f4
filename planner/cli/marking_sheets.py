"""Marking sheets in the shell: taking one along, and bringing one back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from planner.cli import finding, found_problems, moodle_out
from planner.cli.opened import changing, reading
from planner.db import work
from planner.exchange.marking_sheets_in import read_marking_sheet
from planner.exchange.whole_file import check_writable
from planner.jobs import marking_paper, marking_sheets, returned_sheets
from planner.jobs.marking_paper import OnPaper, Order
from planner.jobs.marking_sheets import Wanted
from planner.jobs.returned_sheets import results_in
from planner.wording.marking_sheets import question

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell
    from planner.db.store import Store
    from planner.jobs.marking_sheets import ToMark
    from planner.jobs.returned_sheets import SheetLine, SheetPreview
    from planner.language import Language


def are_for_sheets(shell: Shell, options: Namespace) -> bool:
    """Say what does not fit together in the options of sheets, if anything."""
    of_sheet, on_paper = options.kind == "sheet", options.criteria or options.order
    of_items = options.items and options.kind != moodle_out.CSV
    if of_sheet != bool(options.person):
        shell.note(shell.say("A sheet needs --for, and nothing else does."))
    elif (of_items or options.own_students or on_paper) and not of_sheet:
        shell.note(shell.say("--items, --own-students, --criteria, --order are for sheets alone."))
    elif on_paper and not _is_paper(options):
        shell.note(shell.say("--criteria and --order are for paper: OUT must end in .pdf."))
    else:
        return True
    return False


def _is_paper(options: Namespace) -> bool:
    return str(options.out).lower().endswith(".pdf")


def take_along(shell: Shell, options: Namespace) -> None:
    """Write a marking sheet for somebody: a workbook, which the register remembers, or paper."""
    if _is_paper(options):
        _print(shell, options)
        return
    say = shell.say
    with changing(shell, options.file) as store:
        wanted = _wanted(store, options)
        if shell.dry_run:
            check_writable(options.out)
            store.read(marking_sheets.document_of, wanted, "", say, shell.today)
        else:
            now = datetime.now(UTC)
            marking_sheets.take_along(
                store, options.out, wanted, say=say, today=shell.today, at=now
            )
        found = store.read(marking_sheets.to_mark, wanted)
    _answer(shell, options, found)


def _print(shell: Shell, options: Namespace) -> None:
    how = OnPaper(criteria=tuple(options.criteria or ()), order=Order(options.order or "name"))
    with reading(options.file) as store:
        wanted = _wanted(store, options)
        if shell.dry_run:
            check_writable(options.out)
            store.read(marking_paper.paper_of, wanted, how, shell.say, shell.today)
        else:
            marking_paper.print_paper(
                store, options.out, wanted, how, say=shell.say, today=shell.today
            )
        found = store.read(marking_sheets.to_mark, wanted)
    _answer(shell, options, found)


def _answer(shell: Shell, options: Namespace, found: ToMark) -> None:
    answer = {
        "written": [options.out.name],
        "for": found.person,
        "students": len(found.lines),
        "items": [item.id for item in found.items],
    }
    shell.answer(answer, [str(options.out)])


def _wanted(store: Store, options: Namespace) -> Wanted:
    known = store.read(work.items)
    items = tuple(finding.item(known, text).id for text in options.items or ())
    return Wanted(person=options.person, items=items, own=options.own_students)


def bring_back(shell: Shell, options: Namespace) -> None:
    """Take a marking sheet in; questions are left alone without --take theirs."""
    file, name = read_marking_sheet(options.source), options.source.name
    with changing(shell, options.file) as store:
        shown = store.read(returned_sheets.preview, file, name, shell.today)
        theirs = [line.key for line in shown.questions] if options.take == "theirs" else []
        now = datetime.now(UTC)
        returned_sheets.bring_back(store, shown, theirs, name=name, at=now)
    left = () if options.take else shown.questions
    answer = _counted(shown, theirs, left, shell.say)
    counted = found_problems.in_words(answer, shell.say)
    shell.answer(answer, [counted, *found_problems.lines(answer["problems"], shell.say)])


def _counted(
    shown: SheetPreview,
    theirs: list[returned_sheets.Key],
    left: tuple[SheetLine, ...],
    say: Language,
) -> dict[str, Any]:
    problems = found_problems.as_json(shown.problems, say)
    problems += [
        {
            "line": None,
            "where": say("row {row}", row=line.row),
            "text": f"{question(line, say)} {say('Left alone.')}",
        }
        for line in left
    ]
    kept = 0 if theirs or left else results_in(shown.questions)
    return found_problems.counted(
        changed=results_in(shown.taken(theirs)),
        same=shown.same + kept,
        skipped=shown.skipped,
        conflicts=len(left),
        problems=problems,
    )
