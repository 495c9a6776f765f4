"""The command publish: the plan becomes a version, and its files are written into a folder."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.cli.opened import changing
from planner.commands.publishing import NothingToPublish
from planner.db import courses
from planner.exchange.many_files import check_folder, try_folder
from planner.jobs import documents, publishing
from planner.language import Language
from planner.rules.plan_diff import changes_as_json
from planner.wording import worded
from planner.wording.publishing import change_words
from planner.wording.reasons import reason

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell
    from planner.jobs.publishing import Prospect


def run(shell: Shell, options: Namespace) -> None:
    """Publish the plan; one that is as it was published last publishes nothing, and says so."""
    with changing(shell, options.file) as store:
        ahead = store.read(publishing.prospect, store.name)
        if not ahead.is_due and ahead.last is not None:
            refusal = NothingToPublish(ahead.last.number, ahead.last.day)
            shell.answer(_as_json(ahead, shell), [worded(refusal, shell.say)])
            return
        code = options.language or store.read(courses.course).language
        order = documents.Order(
            say=Language.load("de" if code == "de" else "en"), today=shell.today, reason=reason
        )
        if shell.dry_run:
            check_folder(options.folder)
        else:
            try_folder(options.folder)
            now = datetime.now().time()  # noqa: DTZ005 - the user's own clock, on the day given
            at = datetime.combine(shell.today, now).astimezone()
            publishing.publish(store, options.folder, order, at=at, note=options.note)
    shell.answer(_as_json(ahead, shell), _lines(ahead, shell, options))


def _as_json(ahead: Prospect, shell: Shell) -> dict[str, Any]:
    """Answer the version, in words what changed, and the files; without changes no files."""
    last = ahead.last
    words = [change_words(change, shell.say) for change in ahead.changes]
    said = changes_as_json(ahead.changes)
    return {
        "published": ahead.is_due and not shell.dry_run,
        "number": ahead.number if ahead.is_due or last is None else last.number,
        "changes": [one | {"text": text} for one, text in zip(said, words, strict=True)],
        "files": list(ahead.files) if ahead.is_due else [],
    }


def _lines(ahead: Prospect, shell: Shell, options: Namespace) -> list[str]:
    say = shell.say
    version = vocabulary.version(ahead.number, shell.today, say)
    lines = [f"{version}:"]
    lines += [change_words(change, say) for change in ahead.changes]
    if ahead.last is None:
        lines.append(say("The first version: there is nothing to compare it with."))
    return [*lines, *(str(options.folder / name) for name in ahead.files)]
