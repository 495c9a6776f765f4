from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from planner.commands import students as commands
from planner.db.journal import Title
from planner.db.store import create_course, open_course
from planner.db.students import students
from planner.exchange.rosters import read_roster
from planner.jobs.roster import (
    Answer,
    FamilyMissing,
    FieldChange,
    OtherName,
    Verdict,
    import_roster,
    preview,
    sole_candidates,
    take,
)
from planner.rules.credits import Enrolment
from tests.small_course import dump, furnished, student_id

NOW = datetime(2023, 10, 20, 8, tzinfo=UTC)
HEAD = "Nachname;Vorname;Matrikelnummer;E-Mail-Adresse;Studiengang\n"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.course"


@pytest.fixture
def store(path):
    with closing(furnished(create_course(path))) as store:
        yield store


def roster(tmp_path, *lines: str):
    file = tmp_path / "roster.csv"
    file.write_text(HEAD + "\n".join(lines), encoding="utf-8")
    return read_roster(file)


def verdicts(shown):
    return {line.row.person.family: line.verdict for line in shown.lines}


def test_rows_are_new_changed_same_or_in_question(store, tmp_path):
    shown = store.read(
        preview,
        roster(
            tmp_path,
            "Adler;Test;4711001;adler@student.example.org;M.A.",
            "Biber;Test;;biber@student.example.org;",
            "Dachs;Test;;;",
            "Eule;Franziska;4711044;eule@student.example.org;",
        ),
    )
    assert verdicts(shown) == {
        "Adler": Verdict.CHANGED,
        "Biber": Verdict.SAME,
        "Dachs": Verdict.QUESTION,
        "Eule": Verdict.NEW,
    }
    assert shown.lines[0].changes == (
        FieldChange("matriculation", "", "4711001"),
        FieldChange("programme", "", "M.A."),
    )


def test_a_blank_in_the_file_is_no_statement(store, path, tmp_path):
    shown = store.read(preview, roster(tmp_path, "Adler;;;ADLER@student.example.org;M.A."))
    import_roster(store, path, shown, name="roster.csv", at=NOW)
    (adler,) = (row for row in store.read(students) if row.family == "Adler")
    assert (adler.given, adler.programme) == ("Test", "M.A.")


def test_an_import_is_one_step_after_a_copy_of_the_file(store, path, tmp_path):
    before = dump(store)
    shown = store.read(preview, roster(tmp_path, "Eule;F;4711044;;", "Fischer;Ö;4711006;;"))
    changes = import_roster(store, path, shown, name="roster.csv", at=NOW)
    assert len(changes.touched("student")) == 2
    assert changes.title.facts == {"file": "roster.csv"}
    (copy,) = (path.parent / "a backups").iterdir()
    with open_course(copy) as old:
        assert dump(old) == before
    store.undo()
    assert dump(store) == before


def test_a_question_is_left_alone_until_it_is_answered(store, path, tmp_path):
    shown = store.read(preview, roster(tmp_path, "Dachs;Test;4711004;;M.A."))
    assert import_roster(store, path, shown, name="r", at=NOW).rows == ()
    import_roster(store, path, shown, sole_candidates(shown.lines), name="r", at=NOW)
    rows = [row for row in store.read(students) if row.family == "Dachs"]
    assert [row.matriculation for row in rows] == ["4711004"]


def test_a_question_may_be_answered_with_somebody_new(store, path, tmp_path):
    shown = store.read(preview, roster(tmp_path, "Dachs;Test;;;"))
    import_roster(store, path, shown, {2: Answer(None)}, name="r", at=NOW)
    assert [row.family for row in store.read(students)].count("Dachs") == 2


def test_number_and_address_of_two_people_are_a_conflict(store, path, tmp_path):
    first = store.read(preview, roster(tmp_path, "Adler;Test;4711001;adler@student.example.org;"))
    import_roster(store, path, first, name="r", at=NOW)
    line = "Adler;Test;4711001;biber@student.example.org;"
    shown = store.read(preview, roster(tmp_path, line))
    assert verdicts(shown) == {"Adler": Verdict.CONFLICT}
    concerned = {row.id for row in shown.lines[0].candidates}
    assert concerned == {student_id(store, "Adler"), student_id(store, "Biber")}
    assert import_roster(store, path, shown, name="r", at=NOW).rows == ()


def test_a_name_like_a_formula_or_markup_is_a_name(store, path, tmp_path):
    names = ['=HYPERLINK("x")', "<b>Zoë & Co"]
    lines = [
        f'"{name.replace(chr(34), chr(34) * 2)}";X;47119{n};;' for n, name in enumerate(names)
    ]
    shown = store.read(preview, roster(tmp_path, *lines))
    import_roster(store, path, shown, name="r", at=NOW)
    assert set(names) <= {row.family for row in store.read(students)}


def test_whoever_has_one_name_only_is_entered_under_it_and_that_is_named(store, path, tmp_path):
    shown = store.read(preview, roster(tmp_path, ";Sukarno;4711050;;"))
    assert shown.problems == (FamilyMissing(row=2, text="Sukarno"),)
    import_roster(store, path, shown, name="r", at=NOW)
    (found,) = (row for row in store.read(students) if row.matriculation == "4711050")
    assert (found.family, found.given) == ("Sukarno", "")


def test_a_known_student_keeps_the_family_name_a_list_leaves_out(store, tmp_path):
    shown = store.read(preview, roster(tmp_path, ";Test;;adler@student.example.org;"))
    assert (shown.lines[0].verdict, shown.problems) == (Verdict.SAME, ())


def test_zeros_lost_in_a_spreadsheet_come_back_and_never_get_lost(store, path, tmp_path):
    for number, kept in (("4711", "4711"), ("0004711", "0004711"), ("4711", "0004711")):
        line = f"Adler;Test;{number};ADLER@student.example.org;"
        shown = store.read(preview, roster(tmp_path, line))
        import_roster(store, path, shown, name="r", at=NOW)
        (adler,) = (row for row in store.read(students) if row.family == "Adler")
        assert (adler.matriculation, adler.email) == (kept, "adler@student.example.org")
    assert shown.lines[0].verdict is Verdict.SAME


def test_whoever_has_one_name_only_is_the_same_in_the_list_read_again(store, path, tmp_path):
    for verdict in (Verdict.NEW, Verdict.SAME, Verdict.SAME):
        shown = store.read(preview, roster(tmp_path, ";Sukarno;4711050;;"))
        assert shown.lines[0].verdict == verdict
        import_roster(store, path, shown, name="r", at=NOW)
    shown = store.read(preview, roster(tmp_path, "Sukarno;Kusno;4711050;;"))
    assert shown.lines[0].changes == (FieldChange("given", "", "Kusno"),)


def test_an_exchange_student_is_known_by_the_address_and_keeps_the_home_university(
    store, tmp_path
):
    file = tmp_path / "exchange.csv"
    head = "Nachname;Vorname;E-Mail;Heimatuniversität\n"
    file.write_text(f"{head}Adler;Test;ADLER@student.example.org;Bologna\n", encoding="utf-8")
    shown = store.read(preview, read_roster(file))
    (line,) = shown.lines
    assert (line.verdict, [one.field for one in line.changes]) == (
        Verdict.CHANGED,
        ["home_university"],
    )
    store.change(Title.of("Import"), lambda tx: take(tx, shown))
    (adler,) = (row for row in store.read(students) if row.family == "Adler")
    assert (adler.home_university, adler.matriculation) == ("Bologna", "")


def test_whoever_has_a_wholly_other_name_is_named_to_be_checked(store, tmp_path):
    shown = store.read(preview, roster(tmp_path, "Gans;Hannah;;adler@student.example.org;"))
    assert shown.problems == (OtherName(row=2, text="Gans, Hannah", name="Adler, Test"),)
    shown = store.read(preview, roster(tmp_path, "Adler-Gans;Hannah;;adler@student.example.org;"))
    assert shown.problems == ()


def test_leavers_leave_on_a_day_returners_come_back_with_everything_in_one_step(
    store, path, tmp_path
):
    before = dump(store)
    shown = store.read(preview, roster(tmp_path, "Adler;Test;;adler@student.example.org;"))
    assert [(one.student.family, one.by_hand) for one in shown.gone] == [
        ("Biber", False),
        ("Dachs", False),
    ]
    leavers = [one.student.id for one in shown.gone]
    today = date(2023, 11, 13)
    import_roster(store, path, shown, name="r", at=NOW, leavers=leavers, today=today)
    rows = {row.family: row for row in store.read(students)}
    assert (rows["Biber"].status, rows["Biber"].left_on) == (Enrolment.LEFT, today)
    back = store.read(preview, roster(tmp_path, "Biber;Test;;biber@student.example.org;"))
    assert (verdicts(back), back.gone[0].student.family) == ({"Biber": Verdict.RETURNS}, "Adler")
    import_roster(store, path, back, name="r", at=NOW)
    rows = {row.family: row for row in store.read(students)}
    assert (rows["Biber"].status, rows["Biber"].left_on) == (Enrolment.REGISTERED, None)
    store.undo()
    store.undo()
    assert dump(store) == before


def test_a_list_moves_people_between_waiting_list_and_course_only_if_it_says_so(
    store, path, tmp_path
):
    def told(status):
        file = tmp_path / "list.csv"
        text = f"Nachname;E-Mail;Status\nAdler;adler@student.example.org;{status}\n"
        file.write_text(text, encoding="utf-8")
        shown = store.read(preview, read_roster(file))
        import_roster(store, path, shown, name="r", at=NOW)
        return next(row for row in store.read(students) if row.family == "Adler").status

    said = [told(status) for status in ("Warteliste", "AN", "", "zugelassen", "AN")]
    waits, here = Enrolment.WAITING, Enrolment.REGISTERED
    assert said == [waits, waits, waits, here, here]


def test_who_was_added_one_by_one_is_known_and_guests_are_not_missed(store, tmp_path):
    add = Title.of("{name} added", name="x")
    store.change(add, lambda tx: commands.add(tx, family="Uhu"))
    store.change(add, lambda tx: commands.add(tx, family="Gast", status=Enrolment.GUEST))
    shown = store.read(preview, roster(tmp_path, "Adler;Test;;adler@student.example.org;"))
    gone = {one.student.family: one.by_hand for one in shown.gone}
    assert gone == {"Biber": False, "Dachs": False, "Uhu": True}
