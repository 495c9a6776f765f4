"""What the desk says of a command before it is carried out."""

from contextlib import closing

import pytest

from planner.commands import students
from planner.db.store import create_course
from planner.db.students import students as listed
from planner.language import Language
from planner.ui.desk import Desk


@pytest.fixture
def desk(tmp_path):
    with closing(create_course(tmp_path / "it.course", who="Berta")) as store:
        yield Desk(store, Language.load("en"))


def test_what_would_be_done_meets_no_objection_and_is_not_done(desk, qtbot):
    with qtbot.assertNotEmitted(desk.changed):
        assert desk.objection(students.add, family="Adler", given="Anna") == ""
    assert desk.read(listed) == ()
    assert desk.undoable() is None


def test_what_would_be_refused_is_objected_to_in_words_and_nobody_else_is_told(desk, qtbot):
    with qtbot.assertNotEmitted(desk.refused):
        assert "name" in desk.objection(students.add, family=" ", given=" ")
