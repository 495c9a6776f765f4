from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from planner.commands import work
from planner.db import work as listed
from planner.db.journal import Title
from planner.db.store import open_course
from planner.jobs.new_course import Wanted
from planner.jobs.next_course import from_old
from planner.language import Language
from planner.rules.slots import parse_slot
from planner.rules.terms import Days, Term
from planner.ui.start.beside import BesideLine
from planner.ui.start.of_old import beside_of
from planner.wording import worded
from tests.example import put_example

SAY = Language("en")
NEXT = Wanted(term=Term.parse("WS 2024/25"), region="")
SHORT = replace(NEXT, lectures=Days(date(2024, 10, 14), date(2024, 12, 20)))


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    path = tmp_path_factory.mktemp("old") / "old.course"
    put_example(path)
    return path


def beside(made):
    return beside_of(made, SAY, partial(worded, say=SAY))


def test_each_row_is_said_then_and_now(old):
    seen = beside(from_old(old, NEXT))
    topic = "Overview; language models: concepts and architecture"
    assert seen.plan[0] == BesideLine(
        "Wed 18 Oct 2023", f"1. {topic}", "Wed 16 Oct 2024", f"1. {topic}", placed=True
    )
    assert seen.plan[-1] == BesideLine(
        "on the shelf",
        "Guest: reward hacking",
        "on the shelf",
        "Guest: reward hacking",
        placed=False,
    )
    assert seen.name == "RL for Language Model Training WS 2024/25"
    assert "WS 2023/24 → WS 2024/25" in seen.summary
    assert "13 rows with a day · 1 on the shelf" in seen.summary
    assert (seen.region, seen.merges, seen.problems) == ("DE-BW", (), ())


def test_the_slots_that_are_shown_mean_the_same_slots(old):
    made = from_old(old, NEXT)
    assert tuple(map(parse_slot, beside(made).slots)) == made.draft.slots


def test_deadlines_say_what_they_hang_on(old):
    lines = {line.item: line for line in beside(from_old(old, NEXT)).deadlines}
    assert lines["Homework 1"].hangs_on.startswith("on the day of session")
    assert lines["Homework 1"].found


def test_what_does_not_fit_is_said_and_merged_topics_stand_together(old):
    made = from_old(old, SHORT)
    seen = beside(made)
    assert "left out" in {line.now_day for line in seen.plan}
    assert [merge.taken for merge in seen.merges] == [False, False]
    assert all(" in one session: “" in merge.text for merge in seen.merges)
    merged = beside(from_old(old, SHORT, taken=[merge.pair for merge in made.merges]))
    assert all(merge.taken for merge in merged.merges)
    assert sum(line.now_topic.startswith("together with ") for line in merged.plan) == 2
    assert len(merged.problems) < len(seen.problems)


def test_a_deadline_without_a_day_says_so(old, tmp_path):
    path = tmp_path / "own.course"
    path.write_bytes(old.read_bytes())

    def only_one(tx):
        for item in listed.items(tx):
            work.edit_item(
                tx, replace(item, due=date(2024, 1, 24) if item.title == "Poster" else None)
            )

    with closing(open_course(path, who="Test")) as store:
        store.change(Title.of("Prepare"), only_one)
    (line,) = beside(from_old(path, SHORT)).deadlines
    assert (line.item, line.was, line.now, line.found) == (
        "Poster", "Wed 24 Jan 2024", "no day", False,
    )  # fmt: skip
