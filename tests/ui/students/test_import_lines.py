from __future__ import annotations

from planner.exchange.rosters import read_roster
from planner.jobs.roster import Answer, preview
from planner.ui.students.import_lines import Outcome, What, import_lines, outcome
from tests.small_course import student_id

ROWS = (
    "Adler;Test;4711001;adler@student.example.org;",
    "Biber;Test;;biber@student.example.org;",
    "Dachs;Test;;;M.A.",
    "Eule;Franziska;4711044;eule@student.example.org;M.Sc.",
    ";;4711045;;",
)


def lines_of(store, file, say, answers=None):
    shown = store.read(preview, read_roster(file))
    return shown, {line.name: line for line in import_lines(shown, answers or {}, say)}


def test_every_row_says_what_becomes_of_it_and_why(store, roster, say):
    _, lines = lines_of(store, roster(*ROWS), say)
    said = {name: (line.row, line.what, line.detail) for name, line in lines.items()}
    assert said == {
        "Adler, Test": (2, What.CHANGED, "Matriculation: 4711001"),
        "Biber, Test": (3, What.SAME, ""),
        "Dachs, Test": (
            4,
            What.QUESTION,
            "only the name fits: Dachs, Test (dachs@student.example.org)",
        ),
        "Eule, Franziska": (5, What.NEW, "eule@student.example.org · M.Sc."),
        "": (6, What.SKIPPED, "Nachname: The row has no name; it was skipped."),
    }


def test_a_skipped_row_says_whose_it_is_as_far_as_it_tells(store, roster, say):
    rows = ("Kaputt;Ute;4711100;nix;", ";;4711045;;", "Neu;Nora;4711101;;", "Alt;Ali;4711101;;")
    shown = store.read(preview, read_roster(roster(*rows)))
    lines = import_lines(shown, {}, say)
    assert [(one.what, one.name, one.number) for one in lines if not one.gone] == [
        (What.SKIPPED, "Kaputt, Ute", "4711100"),
        (What.SKIPPED, "", "4711045"),
        (What.NEW, "Neu, Nora", "4711101"),
        (What.SKIPPED, "Alt, Ali", "4711101"),
    ]


def test_a_changed_field_shows_old_and_new(store, roster, say):
    _, lines = lines_of(store, roster("Adler;Anna;;adler@student.example.org;"), say)
    assert lines["Adler, Anna"].detail == "Given name: Test → Anna"


def test_a_conflict_names_everybody_concerned(store, roster, say, page):
    page.doings.edit(student_id(store, "Adler"), {"matriculation": "4711001"})
    file = roster("Adler;Test;4711001;biber@student.example.org;")
    _, lines = lines_of(store, file, say)
    conflict = lines["Adler, Test"]
    assert conflict.what is What.CONFLICT
    assert conflict.detail == (
        "number and e-mail belong to Adler, Test (4711001)"
        " and Biber, Test (biber@student.example.org)"
    )


def test_an_answer_turns_a_question_into_what_follows_from_it(store, roster, say):
    dachs = student_id(store, "Dachs")
    shown, lines = lines_of(store, roster(*ROWS), say, {4: Answer(dachs)})
    assert lines["Dachs, Test"].what is What.CHANGED
    assert lines["Dachs, Test"].detail.endswith("as you said; Programme: M.A.")
    assert outcome(shown, {4: Answer(dachs)}) == Outcome(new=1, changed=2, open=0)
    _, lines = lines_of(store, roster(*ROWS), say, {4: Answer(None)})
    assert lines["Dachs, Test"].what is What.NEW
    assert outcome(shown, {4: Answer(None)}) == Outcome(new=2, changed=1, open=0)
    assert outcome(shown, {}) == Outcome(new=1, changed=1, open=1)
