from __future__ import annotations

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.db.store import open_course
from planner.db.students import students
from planner.ui.students.import_dialog import ImportDialog
from planner.ui.students.import_lines import What
from tests.small_course import dump, student_id

LEFT = Qt.MouseButton.LeftButton
EULE = "Eule;Franziska;4711044;eule@student.example.org;M.Sc."


def preview(qtbot, page):
    """The preview that is open now, as soon as the file is read."""

    def there():
        assert page.findChildren(ImportDialog)

    qtbot.waitUntil(there)
    return page.findChildren(ImportDialog)[0]


def families(store):
    return sorted(row.family for row in store.read(students))


def told(dialog):
    return [(line.row, line.what) for line in dialog.table.shown() if not line.gone]


def test_nothing_is_written_before_import_is_clicked(qtbot, page, store, roster):
    before = dump(store)
    page.importing.read(roster(EULE, "Adler;Test;4711001;adler@student.example.org;"))
    dialog = preview(qtbot, page)
    assert told(dialog) == [(2, What.NEW), (3, What.CHANGED)]
    assert dialog.outcome.text() == "1 student is added, 1 is changed."
    assert dump(store) == before
    dialog.reject()
    assert dump(store) == before


def test_an_import_is_one_step_after_a_copy_and_undo_takes_it_back(qtbot, page, store, roster):
    before = dump(store)
    page.importing.read(roster(EULE, "Adler;Test;4711001;adler@student.example.org;"))
    dialog = preview(qtbot, page)
    with qtbot.waitSignal(page.noticed) as notice:
        QTest.mouseClick(dialog.accept_button, LEFT)
    assert notice.args == ["From roster.csv: 1 added, 1 changed. A copy was made before."]
    assert families(store) == ["Adler", "Biber", "Dachs", "Eule"]
    assert [entry.student.family for entry in page.table.shown()][-1] == "Eule"
    (copy,) = (store.path.parent / "small backups").iterdir()
    with open_course(copy, writing=False) as old:
        assert dump(old) == before
    assert page._desk.undoable() == "Import the roster roster.csv"
    page._desk.undo()
    assert dump(store) == before


def test_the_closing_notice_counts_the_rows_left_out(qtbot, page, roster):
    page.importing.read(roster(EULE, ";;4711045;;", "Biber;Test;;;M.A."))
    dialog = preview(qtbot, page)
    with qtbot.waitSignal(page.noticed) as notice:
        dialog.accept()
    assert notice.args == [
        "From roster.csv: 1 added, 0 changed, 2 rows left out. A copy was made before."
    ]


def test_a_question_is_left_out_until_it_is_answered(qtbot, page, store, roster):
    page.importing.read(roster("Dachs;Test;4711004;;", "Biber;Test;;;M.A."))
    dialog = preview(qtbot, page)
    assert not dialog.accept_button.isEnabled()
    assert dialog.outcome.text().endswith("2 questions are left open.")
    assert dialog.question.words.text() == "Row 2 is"
    choice = dialog.question.choice
    assert choice.accessibleName() == "Row 2 is"
    assert [choice.itemText(n) for n in range(choice.count())] == [
        "left out",
        "Dachs, Test (dachs@student.example.org)",
        "somebody new",
    ]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert told(dialog) == [(2, What.CHANGED), (3, What.QUESTION)]
    QTest.mouseClick(dialog.question.all, LEFT)
    assert told(dialog) == [(2, What.CHANGED), (3, What.CHANGED)]
    with qtbot.waitSignal(page.noticed):
        dialog.accept()
    rows = {row.family: row for row in store.read(students)}
    assert (rows["Dachs"].matriculation, rows["Biber"].programme) == ("4711004", "M.A.")
    assert len(rows) == 3


def test_a_question_may_be_answered_with_somebody_new(qtbot, page, roster):
    page.importing.read(roster("Dachs;Test;;;M.A."))
    dialog = preview(qtbot, page)
    QTest.keyClick(dialog.question.choice, Qt.Key.Key_End)
    assert dialog.outcome.text() == "1 student is added, 0 are changed."
    dialog.question.choice.setCurrentIndex(0)
    dialog.question.choice.activated.emit(0)
    assert told(dialog) == [(2, What.QUESTION)]
    dialog.reject()


def test_an_answer_that_would_be_refused_is_refused_in_the_preview(qtbot, page, store, roster):
    adler = student_id(store, "Adler")
    page.doings.edit(adler, {"matriculation": "4711001"})
    page.importing.read(roster("Adler;Test;4711001;biber@student.example.org;", EULE))
    dialog = preview(qtbot, page)
    dialog.table.show_row((2, "Adler, Test", ""))
    dialog.question.choice.setCurrentIndex(dialog.question.choice.findData(adler))
    dialog.question.choice.activated.emit(0)
    before = dump(store)
    dialog.accept()
    assert "belongs to Biber, Test already" in dialog.objection_line.text()
    assert dump(store) == before
    dialog.reject()


def test_chips_narrow_the_preview_to_one_kind(qtbot, page, roster):
    page.importing.read(roster(EULE, ";;4711045;;", "Biber;Test;;biber@student.example.org;"))
    dialog = preview(qtbot, page)
    labels = [one.text() for one in dialog.chips.chips.values() if not one.isHidden()]
    assert labels == ["all rows 5", "new 1", "same 1", "skipped 1", "not listed 2"]
    dialog.chips.choose(What.SKIPPED)
    assert told(dialog) == [(3, What.SKIPPED)]
    dialog.reject()


def test_a_workbook_may_be_dropped_on_the_window(qtbot, page, tmp_path):
    file = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Last name", "First name", "ID number", "Group", "Note"])
    book.active.append(["Eule", "Franziska", 4711044, "A", "x"])
    book.save(file)
    page.readers["roster"](file)
    dialog = preview(qtbot, page)
    assert told(dialog) == [(2, What.NEW)]
    dialog.reject()


def test_a_file_that_is_no_list_is_refused_with_the_reason(qtbot, page, tmp_path):
    file = tmp_path / "letter.csv"
    file.write_text("Dear all,\nthe room has changed.\n", encoding="utf-8")
    with qtbot.waitSignal(page._desk.refused) as refusal:
        page.importing.read(file)
    assert refusal.args[0].name == "letter.csv"
    assert not page.findChildren(ImportDialog)


def test_names_are_pasted_with_a_heading_or_without(qtbot, page):
    clipboard = QApplication.clipboard()
    clipboard.setText("Eule, Franziska\nÖmer Fischer\n")
    page.importing.paste()
    dialog = preview(qtbot, page)
    assert [line.name for line in dialog.table.shown() if line.what is What.NEW] == [
        "Eule, Franziska",
        "Fischer, Ömer",
    ]
    with qtbot.waitSignal(page.noticed):
        dialog.accept()
    qtbot.waitUntil(lambda: not page.findChildren(ImportDialog))
    clipboard.setText("Family name\tGiven name\tE-mail\nGans\tHannah\tgans@student.example.org\n")
    page.importing.paste()
    dialog = preview(qtbot, page)
    assert next((line.name, line.detail) for line in dialog.table.shown()) == (
        *("Gans, Hannah", "gans@student.example.org"),
    )
    dialog.reject()
    assert page._desk.undoable() == "Import the roster clipboard"


def choose(choice, value):
    choice.setCurrentIndex(choice.findData(value))
    choice.activated.emit(choice.currentIndex())


def test_what_columns_hold_may_be_changed_is_seen_at_once_and_kept(qtbot, page, tmp_path):
    page.importing._settings = tmp_path / "settings.json"
    file = tmp_path / "list.csv"
    file.write_text("Wer;Kürzel\nGans, Hannah;hg\nReh, Jan;jr\nUhu, Eva;eu\n", encoding="utf-8")
    page.importing.read(file)
    dialog = preview(qtbot, page)
    first, second = dialog.columns.columns
    assert (first.accessibleName(), second.accessibleName()) == ("1: Wer", "2: Kürzel")
    choose(first, "")
    assert not dialog.accept_button.isEnabled()
    assert dialog.outcome.text() == "No column holds names yet. Say above which one does."
    dialog.columns.headed.click()
    assert first.accessibleName() == "Wer"
    choose(dialog.columns.columns[0], "name")
    assert told(dialog) == [(2, What.NEW), (3, What.NEW), (4, What.NEW)]
    with qtbot.waitSignals([page.preferred, page.noticed]):
        dialog.accept()


def test_whoever_is_not_listed_stays_until_ticked_and_comes_back_with_the_next_list(
    qtbot, page, store, roster
):
    page.importing.read(roster("Adler;Test;;adler@student.example.org;"))
    dialog = preview(qtbot, page)
    gone = [line for line in dialog.table.shown() if line.what is What.GONE]
    assert [line.name for line in gone] == ["Biber, Test", "Dachs, Test"]
    assert not dialog.accept_button.isEnabled()
    dialog.table.show_row((None, "Biber, Test", ""))
    assert dialog.gone.tick.text() == "Mark Biber, Test as having left"
    dialog.gone.tick.click()
    assert dialog.outcome.text() == (
        "0 students are added, 0 are changed, 1 is marked as having left."
    )
    with qtbot.waitSignal(page.noticed) as notice:
        dialog.accept()
    assert "1 marked as having left" in notice.args[0]
    qtbot.waitUntil(lambda: not page.findChildren(ImportDialog))
    page.importing.read(roster("Biber;Test;;biber@student.example.org;"))
    dialog = preview(qtbot, page)
    assert told(dialog) == [(2, What.RETURNS)]
    dialog.reject()
    assert [row.status.value for row in store.read(students)] == [
        "registered",
        "left",
        "registered",
    ]
