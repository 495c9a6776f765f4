from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from planner.commands import students
from planner.db.journal import Title
from planner.jobs.tally import Filter, Tally, Totals, progressed, tally
from planner.rules.credits import Enrolment, Progress

TALLIES = some.builds(
    Tally,
    filters=some.frozensets(some.sampled_from(Filter)),
    decided=some.booleans(),
    had=some.lists(some.tuples(*[some.sampled_from("abc")] * 3), max_size=5).map(tuple),
)


@given(some.lists(TALLIES), some.lists(TALLIES))
def test_what_is_taken_out_again_leaves_no_trace(kept, gone):
    totals = Totals([*gone, *kept])
    for one in gone:
        totals.drop(one)
    fresh = Totals(kept)
    assert vars(totals) == vars(fresh)


def filters(shown, family):
    return tally(shown.line(family)).filters - {Filter.ALL}


def test_each_filter_shows_those_it_names(shown):
    assert filters(shown, "Amsel") == {Filter.TO_MARK}
    assert filters(shown, "Eule") == {Filter.TO_MARK, Filter.TO_DECIDE}
    assert filters(shown, "Adler") == set()
    assert filters(shown, "Zander") == {Filter.MISSING}
    assert filters(shown, "Meise") == {Filter.TO_DECIDE}


def test_what_was_passed_or_recognised_counts_as_passed(shown):
    had = tally(shown.line("Marder")).had
    passed = {"part", "h1", "h2", "h3", "poster", "project"}
    assert {item for item in passed if progressed(item, Progress.PASSED) in had} == passed - {
        "project"
    }


def test_leavers_wait_for_nothing(shown):
    line = shown.line("Eule")
    left = replace(line.student, status=Enrolment.LEFT)
    assert tally(replace(line, student=left)).filters == {Filter.ALL}


def test_who_has_no_aim_is_measured_by_the_smallest_tier(shown):
    shown.desk.do(Title.of("Edit"), students.edit, shown.ids["Salm"], aim_id=None)
    assert Filter.MISSING in filters(shown, "Salm")
    assert shown.line("Salm").student.aim is None
