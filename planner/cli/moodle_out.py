"""What goes back to Moodle from the shell: the grade import, and a worksheet filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli import finding
from planner.cli.opened import reading
from planner.db import work
from planner.exchange.moodle_grades import read_participants
from planner.exchange.moodle_worksheets import read_worksheet
from planner.exchange.whole_file import check_writable, write_whole
from planner.jobs import worksheets_out
from planner.jobs.moodle_grades import By, Ticks, Wanted, grade_import
from planner.jobs.worksheets_out import Fate, Wishes
from planner.wording.moodle_out import (
    fate_words,
    left_lines,
    left_out_lines,
    proof_words,
    why_left_out,
)

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell
    from planner.jobs.moodle_grades import GradeImport
    from planner.jobs.worksheets_out import FilledSheet
    from planner.language import Language

CSV, WORKSHEET = "moodle-csv", "worksheet"


def objection(options: Namespace, say: Language) -> str:
    """Say what was said does not go with what Moodle takes; "" if all of it does."""
    kind = options.kind
    if kind == WORKSHEET and len(options.list or ()) != 1:
        return say("A worksheet needs --list once: the file from Moodle that is to be filled in.")
    if kind != WORKSHEET and (options.item or options.scale or options.names):
        return say("--item, --scale and --names are for a worksheet alone.")
    if kind != CSV and (options.by or options.moodle or options.ticks):
        return say("--by, --moodle and --ticks are for the grade import alone.")
    if kind not in {CSV, WORKSHEET} and options.no_feedback:
        return say("--no-feedback is for what goes to Moodle.")
    return ""


def write_import(shell: Shell, options: Namespace) -> None:
    """Write a grade import; who is left out is named, since one unknown user would spoil it."""
    with reading(options.file) as store:
        items = store.read(work.items)
        wanted = Wanted(
            items=tuple(finding.item(items, text).id for text in options.items or ()),
            by=By(options.by or By.IDNUMBER),
            participants=read_participants(options.moodle) if options.moodle else None,
            comments=not options.no_feedback,
            ticks=Ticks(options.ticks or Ticks.NUMBERS),
        )
        found = store.read(grade_import, wanted, shell.say)
    _write(shell, options, found.content(shell.say))
    shell.answer(
        _import_answer(found, options.out.name, shell.say),
        [str(options.out), *left_out_lines(found, shell.say)],
    )


def _import_answer(found: GradeImport, name: str, say: Language) -> dict[str, Any]:
    return {
        "written": [name],
        "by": found.by.value,
        "items": [item.id for item in found.items],
        "students": len(found.rows),
        "grades": found.grades,
        "left_out": [
            {"student": row.id, "name": row.name, "why": why_left_out(why, found.by, say)}
            for row, why in found.left_out
        ],
    }


def write_worksheet(shell: Shell, options: Namespace) -> None:
    """Fill a worksheet in, and say what comparing both files has shown."""
    sheet = read_worksheet(options.list[0])
    with reading(options.file) as store:
        item = finding.item(store.read(work.items), options.item).id if options.item else ""
        wishes = Wishes(
            item=item,
            mine=options.take == "mine",
            scaled=options.scale,
            comments=not options.no_feedback,
            names=options.names,
        )
        found = store.read(worksheets_out.fill, sheet, wishes)
    _write(shell, options, found.content())
    shell.answer(
        _sheet_answer(found, options.out.name, shell.say),
        [str(options.out), proof_words(found, shell.say), *left_lines(found, shell.say)],
    )


def _sheet_answer(found: FilledSheet, name: str, say: Language) -> dict[str, Any]:
    return {
        "written": [name],
        "item": found.item.id,
        "filled": len(found.grades),
        "comments": len(found.comments),
        "same": len(found.of(Fate.SAME)),
        "conflicts": len(found.of(Fate.KEPT)),
        "proof": proof_words(found, say),
        "left": [
            {
                "row": one.line.row + 1,
                "student": one.student.id if one.student else None,
                "name": one.student.name if one.student else one.line.name,
                "why": one.fate.value,
                "text": fate_words(one, say),
            }
            for one in found.fates
            if one.fate not in {Fate.FILLED, Fate.SAME}
        ],
        "not_on_list": [{"student": row.id, "name": row.name} for row in found.absent],
    }


def _write(shell: Shell, options: Namespace, content: bytes) -> None:
    if shell.dry_run:
        check_writable(options.out)
    else:
        write_whole(options.out, content)
