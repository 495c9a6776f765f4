"""The commands hand-over and handed-out: the office's lists, and the register of all documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.exporting import check_no_course
from planner.cli.opened import changing, reading
from planner.exchange.many_files import check_folder, try_folder
from planner.exchange.whole_file import check_writable, write_whole
from planner.jobs import documents, exam_handover, handed_out
from planner.jobs.handing_over import moment_of
from planner.language import Language
from planner.wording.handing_over import (
    handed_words,
    list_key_words,
    outlook_words,
    row_change_words,
    vanished_words,
)
from planner.wording.reasons import reason

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from planner.cli.shell import Shell
    from planner.jobs.exam_handover import Outlook
    from planner.jobs.handed_out import HandedOut


def run(shell: Shell, options: Namespace) -> int:
    """Hand the lists over, or read the register."""
    if options.command == "hand-over":
        _hand_over(shell, options)
        return 0
    if (options.number is None) != (options.out is None):
        shell.note(shell.say("To write what was handed out, name it and the file to write."))
        return 2
    if options.number is None:
        _list(shell, options)
    else:
        _write(shell, options)
    return 0


def _hand_over(shell: Shell, options: Namespace) -> None:
    with changing(shell, options.file) as store:
        say = Language.load(options.language) if options.language else shell.say
        order = documents.Order(say=say, today=shell.today, reason=reason)
        every = store.read(exam_handover.outlooks, say, shell.today)
        gone = store.read(exam_handover.vanished)
        wish = exam_handover.Wish(
            keys=tuple(options.exam or (one.name.key for one in every)),
            recipient=options.to,
            how=options.how or "file",
            note=options.note,
            together=options.together,
        )
        if shell.dry_run:
            check_folder(options.folder)
            files = tuple(one.name for one in store.read(exam_handover.parcels, order, wish))
        else:
            try_folder(options.folder)
            at = moment_of(shell.today)
            done = exam_handover.hand_over(store, options.folder, order, wish, at=at)
            assert done is not None  # nobody cancels a command
            files = done.files
    chosen = [one for one in every if one.name.key in wish.keys]
    answer = {
        "written": list(files),
        "lists": [_outlook_as_json(one, shell.say) for one in chosen],
        "gone": [{"list": key, "handed_over": row.at.isoformat()} for key, row in gone],
    }
    lines = [line for one in chosen for line in _outlook_lines(one, shell.say)]
    lines += [vanished_words(key, row, shell.say) for key, row in gone]
    shell.answer(answer, [*lines, *(str(options.folder / name) for name in files)])


def _outlook_as_json(one: Outlook, say: Language) -> dict[str, Any]:
    changes = one.changes
    return {
        "list": one.name.key,
        "lines": one.lines,
        "students": one.students,
        "draft": one.draft,
        "last": None
        if one.last is None
        else {"number": one.last.number, "at": one.last.at.isoformat(), "to": one.last.recipient},
        "changes": None
        if changes is None
        else [
            {
                "change": change.change.value,
                "text": row_change_words(change, one.who, say),
                "fields": {
                    column: {"before": was, "after": now} for column, was, now in change.fields
                },
            }
            for change in changes
        ],
    }


def _outlook_lines(one: Outlook, say: Language) -> list[str]:
    lines = [f"{list_key_words(one.name.key, say)}: {outlook_words(one, say)}"]
    return lines + [f"  {row_change_words(each, one.who, say)}" for each in one.changes or ()]


def _list(shell: Shell, options: Namespace) -> None:
    with reading(options.file) as store:
        every = store.read(handed_out.handed_out, shell.today)
    kept = [one for one in every if _is_meant(one, options)]
    shown = [one for one in kept if options.on in {None, one.day}]
    lines = [f"{one.id}  {handed_words(one, shell.say)}" for one in shown]
    shell.answer(
        {"handed_out": [_as_json(one) for one in shown]},
        lines or _nothing(kept, options, shell.say),
    )


def _is_meant(one: HandedOut, options: Namespace) -> bool:
    wanted = options.to.casefold()
    whom = f"{one.recipient}\n{one.person}".casefold()
    return options.kind in {None, one.kind} and wanted in whom


def _nothing(kept: Sequence[HandedOut], options: Namespace, say: Language) -> list[str]:
    """Say that nothing was found, and for a day what was the last before it."""
    if options.on is None:
        return [say("Nothing was handed out.")]
    lines = [say("Nothing was handed out on {day}.", day=say.day(options.on))]
    before = [one for one in kept if one.day < options.on]
    if before:
        last = before[0]
        lines.append(f"{say('The last before it:')} {last.id}  {handed_words(last, say)}")
    return lines


def _write(shell: Shell, options: Namespace) -> None:
    check_no_course(options.out)
    with reading(options.file) as store:
        one = handed_out.found(store.read(handed_out.handed_out, shell.today), options.number)
        content = store.read(handed_out.kept, one)
    if shell.dry_run:
        check_writable(options.out)
    else:
        write_whole(options.out, content)
    shell.answer(_as_json(one) | {"written": [options.out.name]}, [str(options.out)])


def _as_json(one: HandedOut) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "number": one.number,
        "name": one.name,
        "on": one.day.isoformat(),
        "at": one.at.isoformat() if one.at else None,
        "by": one.by,
        "to": one.recipient,
        "how": one.how,
        "note": one.note,
        "language": one.language,
        "draft": one.draft,
        "about": one.person,
        "lists": list(one.lists),
        "sha256": one.sha256,
    }
