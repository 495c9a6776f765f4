from __future__ import annotations

from contextlib import closing

from planner.commands import students as commands
from planner.db import history
from planner.db.about_student import ids_about
from planner.db.journal import Title
from planner.db.store import in_memory
from tests.small_course import furnished, student_id, tick


def test_the_rows_about_a_student_lead_to_all_steps_about_them():
    with closing(furnished(in_memory())) as store:
        adler, biber = student_id(store, "Adler"), student_id(store, "Biber")
        tick(store, "Adler", "sheet")
        tick(store, "Biber", "sheet")
        store.change(
            Title.of("Book"), lambda tx: commands.book(tx, adler, [{"module": "M", "credits": 3}])
        )
        store.change(Title.of("Edit Biber"), lambda tx: commands.edit(tx, biber, given="B"))
        ids = store.read(ids_about, adler)
        assert ids[0] == adler
        assert len(ids) == 3
        assert biber not in ids
        steps = store.read(history.steps_of_row, ids)
        assert [step.title.text for step in steps] == ["Book", "Tick", "Found the course"]
