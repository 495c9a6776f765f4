from __future__ import annotations

from contextlib import closing

from planner.commands import sessions
from planner.commands import students as commands
from planner.db.journal import Title
from planner.db.row_names import name_of, row_names
from planner.db.store import in_memory
from tests.small_course import furnished, student_id


def test_rows_are_named_as_they_are_now_or_as_they_were_last():
    with closing(furnished(in_memory())) as store:
        adler = student_id(store, "Adler")
        store.change(Title.of("Edit"), lambda tx: commands.edit(tx, adler, family="Storch"))
        store.change(Title.of("Delete"), lambda tx: sessions.delete(tx, "se"))
        keys = [
            *(("student", adler), ("item", "poster"), ("tier", "six")),
            *(("session", "sa"), ("session", "se"), ("session", "never"), ("result", "x")),
        ]
        assert store.read(row_names, keys) == {
            ("student", adler): "Storch, Test",
            ("item", "poster"): "Poster",
            ("tier", "six"): "6 ECTS",
            ("session", "sa"): "Topic sa",
            ("session", "se"): "Topic se",
            ("session", "never"): "",
        }


def test_what_has_no_name_of_its_own_has_none():
    assert name_of("result", {"state": "passed"}) == ""
    assert name_of("student", {"family": "Adler", "given": ""}) == "Adler"
