from __future__ import annotations

from dataclasses import replace

import pytest

from planner.db.history import last_change
from planner.ui.reports.recent import MOST, Export, Recent
from tests.ui.reports.conftest import rename

LONG = 20_000
ONE = Export(
    document="schedule",
    language="de",
    files=("plan.pdf",),
    at="2024-02-13T12:00:00+01:00",
    change=7,
    options={"session": "s"},
    written=(1,),
)


def test_exports_are_kept_by_course_and_into_the_same_files_once(tmp_path):
    file, course = tmp_path / "state" / "recent.json", tmp_path / "a.course"
    recent = Recent(file, course)
    recent.add(ONE)
    recent.add(replace(ONE, change=8))
    recent.add(replace(ONE, files=("other.pdf",)))
    again = Recent(file, course)
    assert [(one.files[0], one.change) for one in again.exports()] == [
        ("other.pdf", 7),
        ("plan.pdf", 8),
    ]
    assert again.exports()[1].options == {"session": "s"}
    assert Recent(file, tmp_path / "b.course").exports() == ()
    for n in range(MOST + 5):
        recent.add(replace(ONE, files=(f"{n}.pdf",)))
    assert len(recent.exports()) == MOST


@pytest.mark.parametrize("junk", ["", "[]", '{"a": [{}]}', '{"a": 3}'])
def test_a_list_that_cannot_be_read_is_begun_anew(tmp_path, junk):
    file = tmp_path / "recent.json"
    file.write_text(junk)
    recent = Recent(file, tmp_path / "a.course")
    assert recent.exports() == ()
    recent.add(ONE)
    assert Recent(file, tmp_path / "a.course").exports() == (ONE,)


def test_an_export_is_listed_with_its_state_and_repeated_by_one_click(qtbot, page, store, folder):
    pane = page.pane("schedule")
    page.show_thing("schedule")
    pane.side.choose("de")
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        pane.write(folder / "plan.pdf")
    first = (folder / "plan.pdf").read_bytes()
    page.show_thing("recent")
    (one,) = page.recent.table.rows.rows()
    assert one.change == store.read(last_change)
    assert "The course has not changed since." in page.recent.side.facts()

    rename(store, "Adler", family="Adlerin")
    page.refresh(frozenset({"student"}))
    assert any("Older than the course now" in fact for fact in page.recent.side.facts())
    pane.side.choose("en")
    with qtbot.waitSignal(page.exporting.ended, timeout=LONG):
        page.recent.again_button.click()
    assert pane.side.code() == "de"
    assert (folder / "plan.pdf").read_bytes() == first  # a name is not on the schedule
    (one,) = page.recent.table.rows.rows()
    assert one.change == store.read(last_change)

    (folder / "plan.pdf").unlink()
    page.recent.look()
    assert "The file is not there any more." in page.recent.side.facts()
    assert not page.recent.open_button.isEnabled()
    page.recent.forget_button.click()
    assert page.recent.nothing.isVisibleTo(page)
