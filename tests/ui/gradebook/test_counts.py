from __future__ import annotations

from dataclasses import replace

from planner.jobs.tally import Filter
from planner.ui.gradebook.counts import AT_ONCE, Counts


def many(shown, n):
    lines = shown.page.model.lines()
    return [
        replace(line, student=replace(line.student, id=f"{line.student.id}-{copy}"))
        for copy in range(n // len(lines) + 1)
        for line in lines
    ][:n]


def test_large_courses_are_counted_little_by_little(shown, qtbot):
    counts = Counts()
    lines = many(shown, AT_ONCE + 100)
    counts.count(lines)
    assert not counts.whole
    qtbot.waitUntil(lambda: counts.whole)
    assert counts.everybody.students == AT_ONCE + 100
    assert counts.everybody.filters[Filter.TO_MARK] == 4 * 25


def test_a_filter_does_not_wait_for_the_count(shown):
    counts = Counts()
    lines = many(shown, AT_ONCE + 100)
    counts.count(lines)
    kept = [line for line in lines if counts.fits(Filter.TO_MARK, line.student.id)]
    assert counts.whole
    assert len(kept) == 4 * 25
    counts.show([line.student.id for line in kept])
    assert counts.in_view.students == 100


def test_a_student_who_is_counted_again_is_not_counted_twice(shown):
    counts = Counts()
    lines = many(shown, 24)
    counts.count(lines)
    for line in lines:
        counts.replace(line)
    assert counts.everybody.students == counts.in_view.students == 24
    fresh = Counts()
    fresh.count(lines)
    assert vars(counts.everybody) == vars(fresh.everybody)
