from __future__ import annotations

from planner.commands import results
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.jobs.gradebook import gradebook
from planner.rules.credits import State
from planner.ui.gradebook import reading


def test_a_step_names_the_students_it_touched_also_when_it_is_undone(store, shown):
    cells = [
        (shown.ids["Adler"], "h1", Entry(state=State.FAILED)),
        (shown.ids["Gans"], "h3", Entry(state=State.PASSED)),
    ]
    done = store.change(Title.of("Two"), lambda tx: results.enter_many(tx, cells))
    expected = {shown.ids["Adler"]: {"h1"}, shown.ids["Gans"]: {"h3"}}
    assert reading.touched(done) == expected
    assert reading.touched(store.undo()) == expected


def test_reading_a_few_again_gives_what_reading_everybody_gives(store, shown):
    before = {line.student.id: line for line in store.read(gradebook).lines}
    entry = Entry(state=State.FAILED)
    who = [shown.ids["Adler"], shown.ids["Gans"]]
    done = store.change(
        Title.of("Two"),
        lambda tx: results.enter_many(tx, [(one, "h1", entry) for one in who]),
    )
    after = {line.student.id: line for line in store.read(gradebook).lines}
    again = store.read(reading.fresh, [before[one] for one in who], done.tables)
    assert [line.results for line in again] == [after[one].results for one in who]
    assert [line.stale for line in again] == [after[one].stale for one in who]
    whole = store.read(reading.fresh, [before[one] for one in who], frozenset({"decision"}))
    assert [line.decision for line in whole] == [after[one].decision for one in who]
