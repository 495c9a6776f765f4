from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from planner.commands import sessions
from planner.db import plans
from planner.db.journal import Title
from planner.exchange.page_cells import Said
from planner.jobs.new_course import Wanted, found_course, from_page
from planner.jobs.page_import import Verdict, Why, import_page, preview
from planner.jobs.page_update import update_of
from planner.rules.plan import Status
from planner.rules.plan_verbs import moved
from planner.rules.terms import Term

PAGE = """# Birds

Wednesdays, 12:30-14:00, in Room 1

| session | date | topic |
|--|--|--|
| 1 | October 18th | The lark |
| 2 | October 25th | The owl |
| 3 | November 8th | The wren |
| 4 | November 15th | buffer |
"""


@pytest.fixture
def store(tmp_path):
    (tmp_path / "page.md").write_text(PAGE, encoding="utf-8")
    draft = from_page(tmp_path / "page.md", Wanted(term=Term.parse("WS 2023/24")))
    with closing(found_course(tmp_path / "birds.course", draft, who="Berta")) as store:
        yield store


def shown(store, *changes: tuple[str, str]):
    """Show what a page would do in which some words were replaced."""
    page = PAGE
    for old, new in changes:
        assert old in page
        page = page.replace(old, new)
    return store.read(preview, page.encode(), "page.md")


def verdicts(found) -> list[str]:
    return [line.verdict.value for line in found.lines]


def session(store, topic: str):
    return next(row for row in store.read(plans.plan_of).sessions if topic in row.topic)


def do(store, work) -> None:
    store.change(Title.of("Change"), work)


def move(store, topic: str, day: date) -> None:
    plan = store.read(plans.plan_of)
    change = moved(plan, session(store, topic).id, day)
    do(store, lambda tx: sessions.carry_out(tx, change))


def test_a_page_that_did_not_change_is_the_same_in_every_row(store):
    found = shown(store)
    assert verdicts(found) == ["same"] * 4
    assert found.problems == ()


def test_moves_words_new_rows_and_what_is_gone_are_taken_as_one_step_that_undo_takes_back(store):
    before = store.read(plans.plan_of)
    found = shown(
        store,
        ("October 25th | The owl", "November 22nd | The eagle owl"),
        ("| 3 | November 8th | The wren |", "| 3 (online) | November 8th | The jay, at night |"),
        ("| 4 | November 15th | buffer |\n", ""),
        ("| 1 | Oct", "| 5 | November 29th | Magpies |\n| 1 | Oct"),
    )
    assert verdicts(found) == ["new", "same", "changed", "changed", "gone"]
    import_page(store, found, ())
    assert session(store, "eagle owl").day == date(2023, 11, 22)
    assert session(store, "Magpies").day == date(2023, 11, 29)
    assert session(store, "jay").mode.value == "online"
    assert session(store, "buffer").day == date(2023, 11, 15)
    store.undo()
    assert store.read(plans.plan_of) == before


def test_what_the_page_still_says_of_before_is_left_alone_and_named(store):
    move(store, "owl", date(2023, 11, 22))
    found = shown(store)
    line = next(line for line in found.lines if line.why)
    assert (line.verdict, line.why) == (Verdict.SKIPPED, Why.BEHIND)
    import_page(store, found, found.disputed())
    assert session(store, "owl").day == date(2023, 10, 25)


def test_what_both_have_changed_is_a_conflict_until_one_takes_the_pages_word(store):
    move(store, "owl", date(2023, 11, 22))
    found = shown(store, ("October 25th", "November 29th"))
    line = next(line for line in found.lines if line.why)
    assert (line.verdict, line.why) == (Verdict.CONFLICT, Why.BOTH)
    assert [change.said for change in line.changes] == [Said.DATE]
    assert not found.count(Verdict.CHANGED)
    import_page(store, found, found.disputed())
    assert session(store, "owl").day == date(2023, 11, 29)


@pytest.mark.parametrize("why", [Why.HELD, Why.LOCKED])
def test_a_session_that_was_held_or_locked_does_not_move_by_itself(store, why):
    row = session(store, "owl").id
    if why is Why.HELD:
        do(store, lambda tx: sessions.hold(tx, row))
    else:
        do(store, lambda tx: sessions.lock(tx, row, locked=True))
    found = shown(store, ("October 25th", "November 29th"))
    assert [line.why for line in found.lines if line.why] == [why]
    found = shown(store, ("The owl", "The owls"))
    assert verdicts(found)[1] == "changed"


def test_a_session_called_off_on_the_page_is_cancelled_here(store):
    found = shown(
        store,
        ("| 2 | October 25th | The owl |", "| | October 25th | cancelled: The owl (storm) |"),
    )
    assert verdicts(found) == ["same", "changed", "same", "same"]
    import_page(store, found, ())
    assert session(store, "owl").status is Status.CANCELLED
    details = store.read(plans.details)
    assert details[session(store, "owl").id].cancel_words == "storm"


def test_a_page_brought_up_to_date_says_nothing_new_to_the_course(store):
    move(store, "owl", date(2023, 11, 22))
    made = store.read(update_of, PAGE.encode(), "page.md").content
    assert {line.verdict for line in store.read(preview, made, "page.md").lines} == {Verdict.SAME}
