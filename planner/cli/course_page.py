"""The course page in the shell: its language and markup, and one brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.opened import reading
from planner.db import courses
from planner.exchange.course_page import LARGEST
from planner.exchange.course_page_out import STYLES
from planner.exchange.files_in import read_bytes
from planner.exchange.whole_file import check_writable, write_whole
from planner.jobs.documents import Kind
from planner.jobs.page_update import update_of
from planner.language import Language
from planner.wording.page_updates import line_words, lost_words, unsaid_words

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell
    from planner.db.store import Store


def objection(options: Namespace, say: Language) -> str:
    """Say what was said does not go with the document; "" if all of it does."""
    styled = options.style != STYLES[0]
    if options.kind != Kind.PAGE:
        if options.language and options.kind not in {"certificates", "student-bundle"}:
            return say("--language is for certificates, pages and bundles alone.")
        return say("--style and --update are for pages alone.") if styled or options.update else ""
    if options.language == "both":
        return say("A page is in one language: de or en.")
    if options.update and (styled or options.language or options.hand_over):
        return say("A page that is updated keeps its language and style, and is not handed over.")
    return ""


def language(options: Namespace, store: Store) -> Language:
    """Return the language of a page: the one asked for, or the course's own."""
    code = options.language or store.read(courses.course).language
    return Language.load("de" if code == "de" else "en")


def update(shell: Shell, options: Namespace) -> None:
    """Write a page brought up to date; a dry run only tells which lines change."""
    page, say = read_bytes(options.update, largest=LARGEST), shell.say
    with reading(options.file) as store:
        made = store.read(update_of, page, options.update.name)
    if shell.dry_run:
        check_writable(options.out)
    elif made.changes or not _is_same(options):
        write_whole(options.out, made.content)
    answer = {
        "written": [options.out.name],
        "changes": [{"line": one.line, "old": one.old, "new": one.new} for one in made.changes],
        "gone": [{"line": line, "topic": topic} for line, topic in made.gone],
        "unsaid": [{"topic": topic, "what": what.value} for topic, what in made.unsaid],
    }
    lines = [str(options.out), *(text for one in made.changes for text in line_words(one, say))]
    if not made.changes:
        lines.append(say("The page tells the plan already; nothing changes."))
    lines += [lost_words(line, topic, say) for line, topic in made.gone]
    lines += [unsaid_words(topic, what, say) for topic, what in made.unsaid]
    shell.answer(answer, lines)


def _is_same(options: Namespace) -> bool:
    """Tell whether the page is to be written where it stands."""
    return bool(options.out.exists() and options.out.samefile(options.update))
