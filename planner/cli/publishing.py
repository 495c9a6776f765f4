"""The command publish: the plan becomes a version, and its files are written into a folder."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.cli.opened import changing, reading
from planner.commands.publishing import NothingToPublish
from planner.db import courses
from planner.exchange.course_page import LARGEST
from planner.exchange.files_in import read_bytes
from planner.exchange.many_files import check_folder, try_folder
from planner.jobs import documents, publishing
from planner.jobs.mail_drafts import NoSender
from planner.jobs.plan_news import plan_news
from planner.language import Language
from planner.rules.plan_diff import changes_as_json
from planner.wording import worded
from planner.wording.plan_news import WORDS
from planner.wording.publishing import change_words
from planner.wording.reasons import reason

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from planner.cli.shell import Shell
    from planner.db.store import Store
    from planner.jobs.publication import Piece
    from planner.jobs.publishing import Prospect


def run(shell: Shell, options: Namespace) -> None:
    """Publish the plan; one that is as it was published last publishes nothing, and says so."""
    if options.again:
        _again(shell, options)
        return
    with changing(shell, options.file) as store:
        ahead = store.read(publishing.prospect)
        if not ahead.is_due and ahead.last is not None:
            refusal = NothingToPublish(ahead.last.number, ahead.last.day)
            shell.answer(_as_json(ahead, (), shell), [worded(refusal, shell.say)])
            return
        pieces = _publish(shell, options, store)
        news = store.read(plan_news, ahead.changes)
    answer = _as_json(ahead, pieces, shell) | {"unreachable": list(news.unreachable)}
    shell.answer(answer, _lines(ahead, pieces, shell, options))
    if news.unreachable:
        names = shell.say.listed(news.unreachable)
        shell.note(shell.say("No mail can go to {names}: no address that works.", names=names))
    if ahead.changes and news.sender is None:
        shell.note(worded(NoSender(), shell.say))


def _publish(shell: Shell, options: Namespace, store: Store) -> tuple[Piece, ...]:
    """Publish, and return the files; a dry run makes the same ones and writes none."""
    code = options.language or store.read(courses.course).language
    page = options.update
    order = documents.Order(
        say=Language.load("de" if code == "de" else "en"),
        today=shell.today,
        reason=reason,
        old_page=(page.name, read_bytes(page, largest=LARGEST)) if page else None,
    )
    now = datetime.now().time()  # noqa: DTZ005 - the user's own clock, on the day given
    at = datetime.combine(shell.today, now).astimezone()
    without = options.without
    if shell.dry_run:
        check_folder(options.folder)
        made = publishing.rehearsed(store, order, WORDS, at=at, without=without)
        return made.pieces if made else ()
    try_folder(options.folder)
    note = options.note
    done = publishing.publish(
        store, options.folder, order, WORDS, at=at, note=note, without=without
    )
    return done.pieces if done else ()


def _again(shell: Shell, options: Namespace) -> None:
    with reading(options.file) as store:
        if shell.dry_run:
            check_folder(options.folder)
            number, files = publishing.kept_files(store)
        else:
            try_folder(options.folder)
            done = publishing.written_again(store, options.folder)
            number, files = done.number, done.files
    answer = {"published": False, "number": number, "changes": [], "files": list(files)}
    shell.answer(answer, [str(options.folder / name) for name in files])


def _as_json(ahead: Prospect, pieces: Sequence[Piece], shell: Shell) -> dict[str, Any]:
    """Answer the version, in words what changed, and the files; without changes no files."""
    last = ahead.last
    words = [change_words(change, shell.say) for change in ahead.changes]
    said = changes_as_json(ahead.changes)
    return {
        "published": ahead.is_due and not shell.dry_run,
        "number": ahead.number if ahead.is_due or last is None else last.number,
        "changes": [one | {"text": text} for one, text in zip(said, words, strict=True)],
        "files": [piece.name for piece in pieces],
        "mails": [
            {
                "file": piece.name,
                "subject": piece.letter.subject,
                "to": piece.letter.to_address,
                "bcc": list(piece.letter.hidden),
            }
            for piece in pieces
            if piece.letter
        ],
    }


def _lines(
    ahead: Prospect, pieces: Sequence[Piece], shell: Shell, options: Namespace
) -> list[str]:
    say = shell.say
    version = vocabulary.version(ahead.number, shell.today, say)
    lines = [f"{version}:"]
    lines += [change_words(change, say) for change in ahead.changes]
    if ahead.last is None:
        lines.append(say("The first version: there is nothing to compare it with."))
    for piece in pieces:
        path = str(options.folder / piece.name)
        lines.append(f"{path}: {_receivers(piece, say)}" if piece.letter else path)
    return lines


def _receivers(piece: Piece, say: Language) -> str:
    assert piece.letter is not None
    return say.listed(piece.letter.hidden or (piece.letter.to_address,))
