"""Gathers a list of results to be posted: codes for names, in an order that says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses
from planner.db.finding import Gone
from planner.db.history import last_change
from planner.jobs.about import about_course
from planner.jobs.gradebook import gradebook
from planner.jobs.posting import SHOWN
from planner.jobs.result_words import result_words
from planner.reports.posted_list import PostedLine, PostedList
from planner.reports.refusals import CodesMissing, ListTooSmall
from planner.rules.credits import UNTOUCHED, Enrolment, Outcome
from planner.rules.posting import shuffled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from planner.jobs.documents import Order
    from planner.jobs.gradebook import Gradebook
    from planner.language import Language


def posted_list(tx: Session, order: Order) -> PostedList:
    """Gather the list that was ordered: of all who are decided, or who have a result of an item.

    Raises ListTooSmall, CodesMissing, or Gone for an item that is not there any more.
    """
    say, book = order.say, gradebook(tx)
    found = list(_results(book, order.shown, say))
    smallest = courses.course(tx).smallest_n
    if len(found) < smallest:
        raise ListTooSmall(len(found), smallest)
    if without := sum(not code for code, _ in found):
        raise CodesMissing(without)
    number, results = last_change(tx), dict(found)
    return PostedList(
        about=about_course(tx, say, order.today),
        number=number,
        what=_what(book, order.shown, say),
        lines=tuple(PostedLine(code, results[code]) for code in shuffled(results, number)),
    )


def _what(book: Gradebook, shown: str, say: Language) -> str:
    if shown in SHOWN:
        return say(SHOWN[shown])
    item = book.work.by_id.get(shown)
    if item is None:
        raise Gone("item", shown)
    return item.title


def _results(book: Gradebook, shown: str, say: Language) -> Iterator[tuple[str, str]]:
    """Yield code and result; why somebody has not passed is nobody else's business."""
    for line in book.lines:
        who, made = line.student, line.decision
        if who.status is Enrolment.LEFT:
            continue
        item = line.work.by_id.get(shown)
        if item is not None:
            facts = line.facts.get(shown, UNTOUCHED)
            if facts != UNTOUCHED:
                yield who.posting_code, result_words(item, facts, say)
        elif made is not None:
            passed = made.outcome is Outcome.PASSED
            if passed and made.grade is not None and shown == "grade":
                yield who.posting_code, say.grade(made.grade)
            else:
                words = vocabulary.outcome(Outcome.PASSED, say) if passed else say("not passed")
                yield who.posting_code, words
