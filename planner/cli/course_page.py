"""What the shell asks about a course page: its language, its markup, the one to update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.db import courses
from planner.exchange.course_page_out import STYLES
from planner.jobs.documents import Kind
from planner.language import Language

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.db.store import Store


def objection(options: Namespace, say: Language) -> str:
    """Say what was said does not go with the document; "" if all of it does."""
    if options.kind == Kind.PAGE:
        return say("A page is in one language: de or en.") if options.language == "both" else ""
    if options.language and options.kind != "certificates":
        return say("--language is for certificates and pages alone.")
    return "" if options.style == STYLES[0] else say("--style is for pages alone.")


def language(options: Namespace, store: Store) -> Language:
    """Return the language of a page: the one asked for, or the course's own."""
    code = options.language or store.read(courses.course).language
    return Language.load("de" if code == "de" else "en")
