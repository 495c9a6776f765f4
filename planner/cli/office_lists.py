"""The office's own lists in the shell: compared with the course, then filled in."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planner.cli import moodle_out
from planner.cli.opened import changing, reading
from planner.exchange.many_files import check_folder
from planner.jobs import office_lists
from planner.jobs.handing_over import moment_of
from planner.jobs.office_lists import Handing
from planner.rules.reconciling import Answers, Verdict
from planner.settings import Settings, office_system
from planner.wording.office_lists import (
    FRESH,
    counted_words,
    found_words,
    list_words,
    notes,
    proof_words,
    who,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from planner.cli.shell import Shell
    from planner.db.store import Store
    from planner.exchange.office_lists import OfficeFile
    from planner.jobs.office_lists import Filled, Preview
    from planner.language import Language
    from planner.rules.reconciling import Found

KIND = office_lists.KIND


def objection(options: Namespace, say: Language) -> str:
    """Say what was said does not go with lists of the office; "" if all of it does."""
    if options.kind == KIND and not options.list:
        return say("The office's list needs --list: the file that is to be filled in.")
    if options.kind not in {KIND, moodle_out.WORKSHEET} and (options.take or options.list):
        return say("--list and --take are for the office's list and Moodle's worksheet alone.")
    return ""


def fill(shell: Shell, options: Namespace) -> None:
    """Fill the office's lists in; what is doubtful, and other grades there, are left alone.

    One list goes into a file, several into a folder. ``--take mine`` replaces other grades.
    """
    files = office_lists.read_lists(options.list)
    several = len(files) > 1
    if several:
        check_folder(options.out)
    paths = office_lists.targets(files, options.out, several=several, apart=shell.say("filled in"))
    system = office_system(shell.places.settings)
    opened = changing if options.hand_over else _looking
    with opened(shell, options.file) as store:
        shown = _compared(store, files, shell, options)
        handing = None
        if options.hand_over:
            handing = Handing(recipient=options.to, how=options.how or "file", note=options.note)
        if shell.dry_run:
            done = office_lists.check(shown, paths)
        else:
            at = moment_of(shell.today)
            done, _ = office_lists.write(store, shown, paths, handing=handing, at=at)
            _remember_system(shell, files)
    answer = _as_json(shown, done, shell.say) | {"notes": notes(shown, system, shell.say)}
    shell.answer(answer, _lines(shown, done, system, shell.say))


def _looking(_shell: Shell, path: Path) -> Any:
    return reading(path)


def _compared(
    store: Store, files: Sequence[OfficeFile], shell: Shell, options: Namespace
) -> Preview:
    shown = store.read(office_lists.preview, files, shell.today)
    if options.take != "mine":
        return shown
    return shown.answered(Answers(accepted=shown.of(Verdict.DIFFERENT)))


def _remember_system(shell: Shell, files: Sequence[OfficeFile]) -> None:
    """Take the system of the first list for the office's, where none was ever chosen."""
    settings = Settings.load(shell.places.settings)
    if not settings.office_system:
        system = files[0].list.system.value
        replace(settings, office_system=system).save(shell.places.settings)


def _as_json(shown: Preview, done: Sequence[Filled], say: Language) -> dict[str, Any]:
    return {
        "written": [one.path.name for one in done],
        "lists": [
            _list_as_json(file, one, shown, say)
            for file, one in zip(shown.files, done, strict=True)
        ],
        "counts": {verdict.value: n for verdict, n in _counts(shown.found).items()},
        "left_blank": len(shown.blank),
        "draft": shown.draft,
        "rows": [_row_as_json(one, shown, say) for one in shown.found],
    }


def _list_as_json(file: OfficeFile, done: Filled, shown: Preview, say: Language) -> dict[str, Any]:
    one = file.list
    own = [each for each in shown.found if each.list is one]
    return {
        "name": one.name,
        "system": one.system.value,
        "exam_number": one.exam_number,
        "title": one.title,
        "examiner": one.examiner,
        "term": one.term,
        "period": one.period,
        "rows": len(one.rows),
        "counts": {verdict.value: n for verdict, n in _counts(own).items()},
        "filled": done.grades,
        "dates": done.dates,
        "left_blank": sum(each.left_blank for each in own),
        "written": done.path.name,
        "proof": proof_words(done, say),
    }


def _counts(found: Sequence[Found]) -> Mapping[Any, int]:
    return Counter(one.verdict for one in found)


def _row_as_json(one: Found, shown: Preview, say: Language) -> dict[str, Any]:
    row = one.row
    return {
        "list": one.list.name if one.list else None,
        "row": row.row if row else None,
        "verdict": one.verdict.value,
        "student": one.student or None,
        "name": who(one, shown.students),
        "matriculation": row.matriculation if row else shown.students[one.student].matriculation,
        "there": row.grade if row else "",
        "decided": one.ours,
        "filled": one.taken,
        "left_blank": one.left_blank,
        "text": found_words(one, shown, say),
    }


def _lines(shown: Preview, done: Sequence[Filled], system: str, say: Language) -> list[str]:
    lines = [f"{file.list.name}: {list_words(file.list, say)}" for file in shown.files]
    lines.append(counted_words(shown, say))
    for one in shown.found:
        if not one.taken or one.can_be_accepted:
            place = (
                f"{one.list.name}, {say('row {row}', row=one.row.row)}: "
                if one.list and one.row
                else ""
            )
            lines.append(f"  {place}{who(one, shown.students)}: {found_words(one, shown, say)}")
    lines += notes(shown, system, say)
    lines += [proof_words(one, say) for one in done]
    return [*lines, say(FRESH)]
