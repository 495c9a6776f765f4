from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.language import Language
from planner.rules.plan import Kind
from planner.ui.semester.paint_cards import Face
from planner.ui.semester.words import spoken_session

SAY = Language("en")


def test_a_label_is_typed_beside_the_kind_and_stands_on_the_card(page):
    form = page.side.form
    assert form.label.isVisible()
    assert form.label.accessibleName() == "Label"
    form.label.setFocus()
    QTest.keyClicks(form.label, "excursion")
    QTest.keyClick(form.label, Qt.Key.Key_Return)
    semester = page.doings.semester
    assert semester.details["s4"].label == "excursion"
    face = Face.of(semester.session("s4"), semester, SAY)
    assert face.tags[0] == "excursion"
    assert ", excursion" in spoken_session(semester.session("s4"), semester, SAY)
    form.kind.setCurrentIndex(form.kind.findData(Kind.EXAM))
    form.kind.activated.emit(form.kind.currentIndex())
    assert form.label.isVisible()
    form.label.setFocus()
    form.label.clear()
    QTest.keyClick(form.label, Qt.Key.Key_A)
    QTest.keyClick(form.label, Qt.Key.Key_Backspace)
    QTest.keyClick(form.label, Qt.Key.Key_Return)
    assert page.doings.semester.details["s4"].label == ""
    assert not form.label.isVisible()
