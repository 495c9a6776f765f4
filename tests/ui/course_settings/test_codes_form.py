from __future__ import annotations

from planner.language import Language
from planner.ui.course_settings.codes_form import CodesForm


def offered(form):
    return [form.usual.itemText(n) for n in range(1, form.usual.count())]


def test_codes_of_the_offices_own_system_alone_are_offered_once_it_is_known(qtbot):
    chosen = [""]
    form = CodesForm(Language("en"), lambda: chosen[0])
    qtbot.addWidget(form)
    assert offered(form) == ["HISinOne", "HISQIS", "CAMPUSonline"]
    chosen[0] = "HISQIS"
    form.show_codes({})
    assert offered(form) == ["HISQIS"]
    with qtbot.waitSignal(form.edited) as edited:
        form.usual.setCurrentIndex(1)
        form.usual.activated.emit(1)
    assert edited.args[0]["ungraded"] == "++"
