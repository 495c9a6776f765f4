from __future__ import annotations

from PySide6.QtCore import Qt

from planner.commands import students as commands
from planner.db.journal import Title
from planner.ui.students.widths import EMAIL, PROGRAMME

LONG = {"family": "Schwarzenberger-Hohenlohe", "given": "Maximiliane", "email": "m@example.org"}


def widths(page):
    return [page.table.columnWidth(n) for n in range(page.table.rows.columnCount())]


def test_a_long_name_has_its_room_and_a_tip_says_what_is_cut(page, store):
    before = widths(page)
    changes = store.change(Title.of(""), lambda tx: commands.add(tx, **LONG))
    page._desk.tell(changes)
    after = widths(page)
    assert after[0] > before[0]
    assert sum(after) <= page.table.viewport().width()
    row = [entry.student.family for entry in page.table.shown()].index(LONG["family"])
    tips = [
        page.table.sorted.index(row, n).data(Qt.ItemDataRole.ToolTipRole) for n in (0, 1, EMAIL)
    ]
    assert tips == ["Schwarzenberger-Hohenlohe", "Maximiliane", "m@example.org"]


def test_where_room_lacks_the_e_mail_is_cut_before_anything_else(page):
    wide = widths(page)
    page.table.resize(page.table.width() - 100, page.table.height())
    narrow = widths(page)
    assert sum(narrow) <= page.table.viewport().width()
    changed = {n for n, (a, b) in enumerate(zip(wide, narrow, strict=True)) if a != b}
    assert changed <= {EMAIL, PROGRAMME}
