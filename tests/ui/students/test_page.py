from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from planner.commands import course
from planner.commands import students as commands
from planner.db.journal import Title
from planner.db.result_tables import Decision
from planner.db.store import in_memory
from planner.db.students import bookings, students
from planner.db.work_tables import DecisionLine
from planner.rules.credits import Enrolment, Outcome, State
from planner.ui.desk import Desk
from planner.ui.students.actions import menu_of
from planner.ui.students.bookings import BookedAs
from planner.ui.students.dialogs import AddStudent, LeaveDialog
from planner.ui.students.page import StudentsPage
from planner.ui.students.table import AIM, STATUS
from tests.small_course import LECTURES, student_id, tick
from tests.ui.students.conftest import TODAY

LEFT = Qt.MouseButton.LeftButton


def families(page):
    return [entry.student.family for entry in page.table.shown()]


def choose(page, *names):
    rows = [entry for entry in page.table.rows.rows() if entry.student.family in names]
    page.show_thing(rows[0].student.id)
    if len(rows) > 1:
        page.table.select(rows)
    shown(page)


def shown(page):
    """Let the page show who is selected, which it does when Qt is done with selecting."""
    while page._soon.isActive():
        QCoreApplication.processEvents()


def student(store, family):
    return next(row for row in store.read(students) if row.family == family)


def dialog(page, kind):
    """The question that is open now."""
    return next(d for d in page.findChildren(kind) if d.isVisible())


def run(page, name):
    next(b for b in page.bindings() if b.spec.id == name).do()


def possible(page):
    return {binding.spec.id for binding in page.bindings() if binding.enabled()}


def retype(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_everybody_is_listed_by_name_and_the_first_is_chosen(page):
    assert families(page) == ["Adler", "Biber", "Dachs"]
    assert page.side.name.text() == "Adler, Test"
    assert page.side.form.texts["email"].text() == "adler@student.example.org"
    assert page.table.isColumnHidden(STATUS), (
        "everybody is registered, so that goes without saying"
    )


def test_leavers_stand_last_and_dimmed_however_the_list_is_sorted(page, leaves):
    leaves(page, "Adler", date(2023, 11, 3))
    assert families(page) == ["Biber", "Dachs", "Adler"]
    page.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert families(page) == ["Dachs", "Biber", "Adler"]
    status = page.table.sorted.index(2, STATUS)
    assert not page.table.isColumnHidden(STATUS)
    assert status.data() == "left 3 Nov"
    muted = page.table.sorted.index(2, 0).data(Qt.ItemDataRole.ForegroundRole)
    assert muted == page.table.rows._theme.roles.muted


def test_a_field_that_is_left_changes_the_student_in_one_step(page, store, qtbot):
    with qtbot.waitSignal(page._desk.changed) as changed:
        retype(page.side.form.texts["matriculation"], "4711001")
    assert changed.args[0].title.facts == {"name": "Adler, Test"}
    assert student(store, "Adler").matriculation == "4711001"
    page._desk.undo()
    assert page.side.form.texts["matriculation"].text() == ""
    assert student(store, "Adler").matriculation == ""


def test_a_number_somebody_else_has_is_refused_and_the_field_shows_what_holds(page, store, qtbot):
    choose(page, "Biber")
    with qtbot.waitSignal(page._desk.refused) as refusal:
        retype(page.side.form.texts["email"], "adler@student.example.org")
    assert refusal.args[0].name == "Adler, Test"
    assert page.side.form.texts["email"].text() == "biber@student.example.org"
    assert student(store, "Biber").email == "biber@student.example.org"


def test_what_is_typed_is_handed_in_for_the_student_it_is_about(page, store):
    note = page.side.form.notes["note"]
    note.setFocus()
    QTest.keyClicks(note, "asks for a room near the lift")
    choose(page, "Biber")
    assert student(store, "Adler").note == "asks for a room near the lift"
    assert student(store, "Biber").note == ""
    assert note.toPlainText() == ""


def test_f2_and_enter_lead_to_the_form(page):
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.side.form.texts["family"].hasFocus()
    page.table.setFocus()
    run(page, "student.edit")
    assert page.side.form.texts["family"].hasFocus()
    assert page.side.form.texts["family"].selectedText() == "Adler"


def test_the_aim_is_chosen_and_the_list_says_it(page, store):
    aim = page.side.form.aim
    aim.setCurrentIndex(aim.findText("6 ECTS"))
    aim.activated.emit(aim.currentIndex())
    assert student(store, "Adler").aim == "six"
    assert page.table.sorted.index(0, AIM).data() == "6"


def test_a_guest_is_shown_as_such_and_under_a_chip_of_its_own(page, store):
    page.side.form.status.show_status(Enrolment.GUEST)
    page.side.form.status.activated.emit(0)
    assert student(store, "Adler").status is Enrolment.GUEST
    assert page.header.chips.chips["guests"].text() == "Guests 1"
    page.header.chips.choose("guests")
    assert families(page) == ["Adler"]
    page.header.chips.choose("active")
    assert families(page) == ["Biber", "Dachs"]


def test_choosing_left_asks_since_when_and_nothing_is_written_before(page, store):
    page.side.form.status.show_status(Enrolment.LEFT)
    page.side.form.status.activated.emit(0)
    question = dialog(page, LeaveDialog)
    assert student(store, "Adler").status is Enrolment.REGISTERED
    assert page.side.form.status.status() is Enrolment.REGISTERED
    question.on.show_day(date(2023, 11, 2))
    question.accept()
    gone = student(store, "Adler")
    assert (gone.status, gone.left_on) == (Enrolment.LEFT, date(2023, 11, 2))
    page.side.form.status.show_status(Enrolment.REGISTERED)
    page.side.form.status.activated.emit(0)
    back = student(store, "Adler")
    assert (back.status, back.left_on) == (Enrolment.REGISTERED, None)


def test_several_leave_at_once_in_one_step_and_come_back_at_once(page, store):
    choose(page, "Adler", "Dachs")
    assert page.side.name.text() == "2 students"
    assert {"student.leave"} <= possible(page)
    assert "student.back" not in possible(page)
    QTest.mouseClick(page.side.several.leave, LEFT)
    dialog(page, LeaveDialog).accept()
    gone = {row.family for row in store.read(students) if row.status is Enrolment.LEFT}
    assert gone == {"Adler", "Dachs"}
    assert {row.left_on for row in store.read(students) if row.family in gone} == {TODAY}
    assert page._desk.undoable() == "2 students left the course"
    assert [entry.student.family for entry in page.doings.chosen] == ["Adler", "Dachs"]
    QTest.mouseClick(page.side.several.back, LEFT)
    assert all(row.status is Enrolment.REGISTERED for row in store.read(students))


def test_an_aim_for_several_leaves_the_aims_there_are(page, store):
    who = student_id(store, "Biber")
    page._desk.do(Title.of("Aim"), lambda tx: commands.edit(tx, who, aim_id="three"))
    choose(page, "Adler", "Biber", "Dachs")
    box = page.side.several
    assert box.unset.text() == "2 of them have no aim yet; the others keep theirs."
    box.aim.show_tier("six")
    QTest.mouseClick(box.set_aim, LEFT)
    aims = {row.family: row.aim for row in store.read(students)}
    assert aims == {"Adler": "six", "Biber": "three", "Dachs": "six"}
    assert page._desk.undoable() == "Aim 6 ECTS set for 2 students"


def test_one_student_after_another_is_added(page, store):
    page.doings.add()
    asks = dialog(page, AddStudent)
    for field, text in (("family", "Eule"), ("given", "Franziska"), ("programme", "M.A.")):
        asks.texts[field].setText(text)
    QTest.mouseClick(asks.next_button, LEFT)
    assert asks.added.text() == "Eule, Franziska is added."
    assert asks.texts["family"].text() == ""
    assert asks.texts["programme"].text() == "M.A.", "the next one may well study the same"
    assert asks.focusWidget() is asks.texts["family"]
    asks.texts["family"].setText("Fuchs")
    asks.accept()
    assert families(page) == ["Adler", "Biber", "Dachs", "Eule", "Fuchs"]
    assert page.side.name.text() == "Fuchs"
    assert student(store, "Fuchs").programme == "M.A."
    assert page._desk.undoable() == "Fuchs added"


def test_an_addition_that_would_be_refused_says_why_in_the_question(page, store):
    before = len(store.read(students))
    page.doings.add()
    asks = dialog(page, AddStudent)
    asks.accept()
    assert asks.objection_line.text() == "A student needs a family name."
    asks.texts["family"].setText("Gans")
    asks.texts["email"].setText("adler@student.example.org")
    asks.accept()
    assert "belongs to Adler, Test already" in asks.objection_line.text()
    assert len(store.read(students)) == before
    asks.reject()


def test_the_search_finds_by_names_number_and_address(page, store):
    who = student_id(store, "Biber")
    page._desk.do(Title.of("Number"), lambda tx: commands.edit(tx, who, matriculation="04711"))
    for text, fits in (
        ("BIB", ["Biber"]),
        ("test ada", []),
        ("4711", ["Biber"]),
        ("dachs@", ["Dachs"]),
        ("test", ["Adler", "Biber", "Dachs"]),
        ("nobody", []),
    ):
        page.header.search.setText(text)
        assert families(page) == fits, text
    shown(page)
    assert page.side.name.text() == "Nobody is selected."
    found = page.search("biber")
    assert [(one.text, one.detail) for one in found] == [("Biber, Test", "04711 registered")]
    found[0].show()
    assert page.header.search.text() == ""
    assert page.side.name.text() == "Biber, Test"


def test_the_inspector_says_what_is_missing_for_each_tier(page, store):
    tick(store, "Adler", "sheet")
    tick(store, "Adler", "poster", State.SUBMITTED)
    page.refresh(None)
    three, six = page.side.tiers.lines
    assert (three.name.text(), three.pill.text()) == ("3 ECTS", "● met")
    assert (six.name.text(), six.pill.text()) == ("6 ECTS", "◐ waiting")
    assert six.why.text().splitlines()[0] == "Poster: handed in, to be marked"
    assert page.side.lists.decision.words.text() == "Nothing is decided yet."


def test_the_last_changes_of_a_student_are_listed_newest_first(page, store):
    who = student_id(store, "Adler")
    tick(store, "Adler", "sheet")
    page._desk.do(
        Title.of("{name}: e-mail changed", name="Adler"),
        lambda tx: commands.edit(tx, who, email="ja@student.example.org"),
    )
    said = [line.split("  ")[1] for line in page.side.lists.history.words.text().splitlines()]
    assert said == ["Adler: e-mail changed", "Tick", "Found the course"]


def test_booked_as_takes_lines_and_refuses_credits_that_are_no_number(page, store):
    page.doings.book()
    asks = dialog(page, BookedAs)
    line = asks.lines[0]
    line.module.setText("ISCL-MA-07")
    line.exam_number.setText("4711")
    line.credits.setText("viel")
    asks.accept()
    assert "no number of points" in asks.objection_line.text()
    line.credits.setText("6")
    asks.add_line()
    asks.lines[1].kind.setCurrentIndex(0)
    asks.lines[1].graded.setChecked(False)
    asks.accept()
    who = student_id(store, "Adler")
    booked = store.read(bookings)[who]
    assert [(row.kind, row.credits, row.graded) for row in booked] == [
        ("exam", 6, True),
        ("coursework", None, False),
    ]
    assert page.side.lists.booked.words.text().splitlines()[0] == (
        "ISCL-MA-07 · 4711 · examination · 6 ECTS · graded"
    )
    page.doings.book()
    again = dialog(page, BookedAs)
    again.remove_line(again.lines[1])
    again.accept()
    assert [row.id for row in store.read(bookings)[who]] == [booked[0].id]


def test_nobody_yet_leads_to_import_and_add(qtbot, say, theme):
    with closing(in_memory()) as store:
        store.change(
            Title.of("Found"), lambda tx: course.found(tx, term="WS 2023/24", lectures=LECTURES)
        )
        page = StudentsPage(Desk(store, say), say, theme, TODAY)
        qtbot.addWidget(page)
        qtbot.addWidget(page.inspector())
        page.refresh(None)
        assert page._middle.currentWidget() is page._nothing
        assert page.side.name.text() == "Nobody is selected."
        assert possible(page) == {"student.add", "student.import", "student.paste"}


def test_the_menu_of_a_row_offers_only_what_is_possible(page, leaves):
    leaves(page, "Adler")
    choose(page, "Adler")
    menu = menu_of(page, page.bindings(), page._say)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert "Came back" in texts
    assert "Left the course…" not in texts


def test_grades_and_history_are_wished_for_the_one_who_is_chosen(page, store, qtbot):
    with qtbot.waitSignal(page.wished) as wish:
        run(page, "student.grades")
    assert wish.args == ["grades", student_id(store, "Adler")]
    with qtbot.waitSignal(page.wished) as wish:
        run(page, "student.history")
    assert wish.args == ["history", "Adler, Test"]
    with qtbot.waitSignal(page.wished) as wish:
        run(page, "student.statement")
    assert wish.args == ["reports", ("statements", student_id(store, "Adler"))]


def test_every_field_of_the_form_is_called_as_its_label(page):
    form = page.side.form
    for row in range(form._form.rowCount()):
        label = form._form.itemAt(row, form._form.ItemRole.LabelRole).widget()
        field = form._form.itemAt(row, form._form.ItemRole.FieldRole).widget()
        assert field.accessibleName() == label.text()
        assert label.buddy() is field


def test_who_waits_or_is_undecided_has_a_chip_as_soon_as_there_is_somebody(page, store):
    assert page.header.chips.chips["waiting"].isHidden()
    for family, status in (("Adler", Enrolment.WAITING), ("Biber", Enrolment.UNDECIDED)):
        who = student_id(store, family)
        page._desk.do(Title.of("Status"), lambda tx, who=who, to=status: _set(tx, who, to))
    assert page.header.chips.chips["waiting"].text() == "Waiting list 1"
    page.header.chips.choose("undecided")
    assert families(page) == ["Biber"]


def _set(tx, who, status):
    commands.edit(tx, who, status=status)


def test_a_line_of_booked_as_that_is_decided_is_not_taken_out(page, store):
    who = student_id(store, "Adler")

    def decided(tx):
        commands.book(tx, who, [{"module": "M", "exam_number": "4711"}])
        tx.flush()
        (line,) = bookings(tx, who)[who]
        day = date(2024, 2, 12)
        made = {"outcome": Outcome.PASSED, "credits": Decimal(3), "assessed_on": day}
        row = Decision(student_id=who, decided_on=day, basis={}, tier_id="three", **made)
        tx.add(row)
        tx.flush()
        tx.add(DecisionLine(decision_id=row.id, booking_id=line.id, **made))

    page._desk.tell(store.change(Title.of("Decide"), decided))
    page.doings.book()
    asks = dialog(page, BookedAs)
    asks.remove_line(asks.lines[0])
    asks.accept()
    assert asks.objection_line.text().startswith("Something is decided about the line “M · 4711”")
    asks.reject()
