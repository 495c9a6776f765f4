from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from planner.commands import sessions
from planner.db import plans
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.jobs.course_page import page_of
from planner.jobs.documents import Order
from planner.jobs.new_course import Wanted, found_course, from_page
from planner.jobs.page_update import update_of
from planner.language import Language
from planner.places import resources
from planner.rules.plan import Status
from planner.rules.plan_verbs import cancelled, swapped
from planner.rules.terms import Term
from planner.wording.reasons import reason
from tests.small_course import furnished

PAGE = resources() / "example" / "course-page.md"
ENGLISH = Order(say=Language.load("en"), today=date(2023, 11, 13), reason=reason)


def course_from(page, path):
    draft = from_page(page, Wanted(term=Term.parse("WS 2023/24")))
    return found_course(path, draft, who="Dr. Berta Beispiel")


def in_page(row):
    """Take off what differs between two files that hold the same plan."""
    return replace(row, id="", line=None, position=0)


def test_a_course_made_from_its_own_page_has_the_same_plan_and_the_same_page(tmp_path):
    with closing(course_from(PAGE, tmp_path / "first.course")) as first:
        page, plan = first.read(page_of, ENGLISH), first.read(plans.plan_of)
    (tmp_path / "page.md").write_bytes(page)
    with closing(course_from(tmp_path / "page.md", tmp_path / "second.course")) as second:
        again = second.read(plans.plan_of)
        assert second.read(page_of, ENGLISH) == page
    assert [in_page(row) for row in again.sessions] == [in_page(row) for row in plan.sessions]
    assert (again.slots, again.days_off) == (plan.slots, plan.days_off)


@pytest.fixture
def store():
    with closing(furnished(in_memory())) as store:
        yield store


def test_a_page_tells_holidays_and_nothing_of_the_shelf_or_of_reasons(store):
    plan = store.read(plans.plan_of)
    gone = next(row for row in plan.sessions if row.id == "sb")

    def call_off(tx):
        sessions.carry_out(tx, cancelled(plan, "sb"), reason="ill", words="storm")

    store.change(Title.of("Cancel"), call_off)
    page = store.read(page_of, ENGLISH).decode()
    assert f"**cancelled:** {gone.topic} (storm)" in page
    assert "| November 1st  | **All Saints' Day**" in page
    shelved = next(row for row in plan.sessions if row.id == "se")
    assert shelved.topic not in page
    assert "ill" not in page.split("## Schedule")[1]
    assert store.read(plans.plan_of).sessions[1].status is Status.CANCELLED


def test_a_page_is_updated_from_the_course_and_unchanged_to_the_byte_without_a_change(tmp_path):
    page = PAGE.read_bytes().replace(b"\n", b"\r\n").rstrip()
    with closing(course_from(PAGE, tmp_path / "first.course")) as store:
        made = store.read(update_of, page, "page.md")
        assert (made.content, made.changes) == (page, ())
        plan = store.read(plans.plan_of)
        one, other = (
            row for row in plan.sessions if row.day in {date(2023, 11, 8), date(2023, 11, 22)}
        )
        change = swapped(plan, one.id, other.id)
        store.change(Title.of("Swap"), lambda tx: sessions.carry_out(tx, change))
        made = store.read(update_of, page, "page.md")
    assert len(made.changes) == 2
    old, new = (content.decode().split("\r\n") for content in (page, made.content))
    assert [
        n for n, pair in enumerate(zip(old, new, strict=True), start=1) if pair[0] != pair[1]
    ] == [one.line for one in made.changes]
