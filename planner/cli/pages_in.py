"""A course page in the shell: what changed on it comes into an existing course, as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli import found_problems
from planner.cli.opened import changing
from planner.exchange.course_page import LARGEST
from planner.exchange.course_page_rows import RowsLeftOut
from planner.exchange.files_in import read_bytes
from planner.jobs import page_import
from planner.jobs.page_import import Verdict
from planner.wording.page_imports import line_words, topic_words

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell
    from planner.jobs.page_import import PageLine, PagePreview
    from planner.language import Language


def take_in(shell: Shell, options: Namespace) -> None:
    """Take a page in; conflicts, and what the course has changed since, stay without --take."""
    page = read_bytes(options.source, largest=LARGEST)
    with changing(shell, options.file) as store:
        shown = store.read(page_import.preview, page, options.source.name)
        theirs = shown.disputed() if options.take == "theirs" else frozenset()
        if shown.count(Verdict.NEW, Verdict.CHANGED) or theirs:
            page_import.import_page(store, shown, theirs)
    answer = _counted(shown, theirs, shell.say)
    counted = found_problems.in_words(answer, shell.say)
    shell.answer(answer, [counted, *found_problems.lines(answer["problems"], shell.say)])


def _counted(shown: PagePreview, theirs: frozenset[int], say: Language) -> dict[str, Any]:
    left = [line for place, line in enumerate(shown.lines) if place not in theirs]
    counts = {verdict: sum(line.verdict is verdict for line in left) for verdict in Verdict}
    lost = sum(one.rows for one in shown.problems if isinstance(one, RowsLeftOut))
    told = [line for line in shown.lines if line.verdict not in {Verdict.SAME, Verdict.NEW}]
    problems = [_told(line, say) for line in told]
    return found_problems.counted(
        created=counts[Verdict.NEW],
        changed=counts[Verdict.CHANGED] + len(theirs),
        same=counts[Verdict.SAME],
        skipped=counts[Verdict.SKIPPED] + lost,
        conflicts=counts[Verdict.CONFLICT],
        problems=[*found_problems.as_json(shown.problems, say), *problems],
    )


def _told(line: PageLine, say: Language) -> dict[str, Any]:
    """Say what becomes of a row: old and new, or why it is left alone."""
    text = say("“{topic}”: {what}", topic=topic_words(line), what=line_words(line, say))
    return {"line": line.row.line if line.row else None, "where": None, "text": text}
