from __future__ import annotations

from datetime import date
from decimal import Decimal

from planner.commands import results
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.jobs import deciding
from planner.jobs.deciding import Wish
from planner.jobs.gradebook import gradebook
from planner.rules.credits import State
from planner.ui.desk import Desk
from planner.ui.gradebook import reading
from tests.ui.gradebook.whole_course import TODAY


def test_a_step_names_the_students_it_touched_also_when_it_is_undone(store, shown):
    cells = [
        (shown.ids["Adler"], "h1", Entry(state=State.FAILED)),
        (shown.ids["Gans"], "h3", Entry(state=State.PASSED)),
    ]
    done = store.change(Title.of("Two"), lambda tx: results.enter_many(tx, cells))
    expected = {shown.ids["Adler"]: {"h1"}, shown.ids["Gans"]: {"h3"}}
    assert reading.touched(done) == expected
    assert reading.touched(store.undo()) == expected


def test_a_step_brings_a_few_up_to_date_as_reading_everybody_does(store, say, shown):
    desk = Desk(store, say)
    adler, lerche = who = shown.ids["Adler"], shown.ids["Lerche"]
    entry = Entry(state=State.FAILED, points=Decimal("1.50"), late_days=2, due=date(2024, 1, 8))
    wish = Wish(assessed_on=TODAY)
    for change in (
        lambda: desk.do(Title.of("Two"), results.enter_many, [(one, "h1", entry) for one in who]),
        lambda: desk.do(Title.of("Note"), results.annotate, adler, "h1", note="ill", due=None),
        lambda: desk.do(
            Title.of("New"), results.enter, lerche, "talk", Entry(mark=Decimal("1.3"))
        ),
        desk.undo,
        desk.redo,
        desk.undo,
        desk.undo,
        desk.undo,
        lambda: desk.do(Title.of("Decide"), deciding.decide, lerche, wish, today=TODAY, by="B"),
        desk.undo,
    ):
        before, told = store.read(gradebook), []
        desk.changed.connect(told.append)
        assert change()
        desk.changed.disconnect(told.append)
        after = store.read(gradebook)
        assert [before.line(one) for one in who] != [after.line(one) for one in who]
        again = reading.fresh(desk, [before.line(one) for one in who], told[0])
        assert again == [after.line(one) for one in who]
        assert [line.stale for line in again] == [after.line(one).stale for one in who]
