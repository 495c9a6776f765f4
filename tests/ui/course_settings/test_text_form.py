from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from planner.ui.course_settings.text_form import FieldSpec, TextForm

SPECS = (
    FieldSpec(name="title", label="Title", step="Title changed"),
    FieldSpec(name="kind", label="Kind", step="Kind changed", choices=(("a", "A"), ("b", "B"))),
    FieldSpec(name="hours", label="Hours", step="Hours changed", unit="h", bounds=(1, 60)),
)
VALUES = {"title": "Old", "kind": "a", "hours": 30}


@pytest.fixture
def form(qtbot, say):
    form = TextForm(say, SPECS, lambda name, value: "" if value or name != "title" else "Empty!")
    qtbot.addWidget(form)
    form.show_values(VALUES)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.fields["title"].setFocus()
    return form


def type_in(qtbot, field, text):
    field.selectAll()
    qtbot.keyClicks(field, text) if text else qtbot.keyClick(field, Qt.Key.Key_Delete)


def test_leaving_a_field_tells_what_was_typed_once(qtbot, form):
    told = []
    form.edited.connect(lambda name, value: told.append((name, value)))
    type_in(qtbot, form.fields["title"], "New")
    form.fields["hours"].setFocus()
    form.fields["title"].setFocus()
    form.fields["hours"].setFocus()
    assert told == [("title", "New")]


def test_a_field_that_says_the_same_again_tells_nothing(qtbot, form):
    told = []
    form.edited.connect(lambda name, value: told.append((name, value)))
    type_in(qtbot, form.fields["title"], "  Old ")
    form.fields["hours"].setFocus()
    assert told == []
    assert form.fields["title"].text() == "Old"


def test_what_is_wrong_is_said_beneath_the_field_and_not_told(qtbot, form):
    told = []
    form.edited.connect(lambda name, value: told.append((name, value)))
    type_in(qtbot, form.fields["title"], "")
    form.fields["hours"].setFocus()
    assert told == []
    assert form.objections["title"].isVisible()
    assert form.objections["title"].text() == "Empty!"
    form.fields["title"].setFocus()
    type_in(qtbot, form.fields["title"], "New")
    form.fields["hours"].setFocus()
    assert told == [("title", "New")]
    assert not form.objections["title"].isVisible()


def test_what_somebody_is_typing_is_left_alone(qtbot, form):
    type_in(qtbot, form.fields["title"], "Half")
    form.show_values(VALUES | {"hours": 25})
    assert form.fields["title"].text() == "Half"
    assert form.fields["hours"].value() == 25


def test_choices_and_numbers_tell_their_values(qtbot, form):
    told = []
    form.edited.connect(lambda name, value: told.append((name, value)))
    form.fields["kind"].setFocus()
    qtbot.keyClick(form.fields["kind"], Qt.Key.Key_Down)
    form.fields["hours"].setFocus()
    form.fields["hours"].setValue(25)
    form.fields["title"].setFocus()
    assert told == [("kind", "b"), ("hours", 25)]


def test_scrolling_past_a_field_does_not_change_it(form):
    field = form.fields["hours"]
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(field, wheel)
    assert field.value() == 30


def test_every_field_is_called_by_its_label(form):
    assert [field.accessibleName() for field in form.fields.values()] == ["Title", "Kind", "Hours"]
