from __future__ import annotations

import pytest

from tests.cli.conftest import PAGE, ROSTER

KEYS = {"created", "changed", "same", "skipped", "conflicts", "problems"} | {
    *("returned", "gone", "mapping")
}


@pytest.fixture
def take(tmp_path, done):
    """Import rows of text, and answer what was counted."""

    def run(course, text, *words):
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        return done("import", course, path, *words)

    return run


def counts(answer):
    return [answer[key] for key in ("created", "changed", "same", "skipped", "conflicts")]


def test_a_roster_is_taken_in_once_and_is_the_same_afterwards(course, take, done):
    answer = take(course, ROSTER, "--as", "roster")
    assert answer.keys() == KEYS
    assert counts(answer) == [3, 0, 0, 0, 0]
    assert counts(take(course, ROSTER)) == [0, 0, 3, 0, 0]
    assert done("history", course)[0]["title"] == "Import the roster list.csv"
    assert [one["family"] for one in done("show", course)["students"]] == [
        "Adler", "Biber", "Dachs",
    ]  # fmt: skip


def test_a_broken_row_is_skipped_and_named_with_row_and_column(full, take):
    answer = take(full, f"{ROSTER};;4711005;\nEule;Ida;4711006;eule at home\n")
    assert counts(answer) == [0, 0, 3, 2, 0]
    first, second = answer["problems"]
    assert first["where"].startswith("row 5")
    assert second["where"] == "row 6, column E-Mail-Adresse"
    assert second["text"] == "“eule at home” is no e-mail address; the row was skipped."
    assert first["line"] is None


def test_columns_that_a_roster_has_no_use_for_are_named(course, take):
    text = "Nachname;Vorname;Geburtsort;Nachname\nEule;Ida;Ort;Uhu\n"
    (only,) = take(course, text)["problems"]
    assert only == {"line": None, "where": None, "text": "Not taken: Geburtsort, Nachname."}


def test_a_name_alone_is_a_question_that_theirs_answers(full, take, done):
    text = "Nachname;Vorname;Studiengang\nAdler;Jonas;B.A. Linguistik\n"
    left = take(full, text)
    assert counts(left) == [0, 0, 0, 0, 1]
    assert left["problems"][0]["where"] == "row 2"
    assert "left alone" in left["problems"][0]["text"]
    assert counts(take(full, text, "--take", "mine")) == [0, 0, 0, 0, 1]
    assert counts(take(full, text, "--take", "theirs")) == [0, 1, 0, 0, 0]
    assert done("show", full)["students"][0]["programme"] == "B.A. Linguistik"


def test_number_and_address_of_two_people_are_a_conflict_whatever_is_taken(full, take):
    text = (
        "Nachname;Vorname;Matrikelnummer;E-Mail-Adresse\n"
        "Adler;Jonas;4711001;cagla.biber@student.example.org\n"
    )
    for words in ((), ("--take", "theirs")):
        answer = take(full, text, *words)
        assert counts(answer) == [0, 0, 0, 0, 1]
        assert "Adler, Jonas and Biber, Çağla" in answer["problems"][0]["text"]


def test_the_course_is_backed_up_before_it_changes(full, take, done):
    folder = full.with_name("seminar backups")
    take(full, ROSTER)
    assert not folder.exists()  # nothing was to change
    take(full, ROSTER + "Eule;Ida;4711006;\n")
    (copy,) = folder.iterdir()
    assert [row["family"] for row in done("show", copy)["students"]] == ["Adler", "Biber", "Dachs"]


def test_a_dry_run_counts_the_same_and_changes_nothing(course, take):
    before = course.read_bytes()
    dry = take(course, ROSTER, "--dry-run")
    assert course.read_bytes() == before
    assert not course.with_name("seminar backups").exists()
    assert take(course, ROSTER) == dry


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "“list.csv” is empty."), ("a;b\n1;2\n", "“list.csv” holds no table with")],
)
def test_an_unreadable_list_is_refused_and_changes_nothing(
    course, tmp_path, planner, content, said
):
    (tmp_path / "list.csv").write_text(content)
    before = course.read_bytes()
    answer = planner("import", course, tmp_path / "list.csv", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(said)
    assert course.read_bytes() == before


def test_the_lines_count_and_name_what_was_skipped(course, tmp_path, planner):
    path = tmp_path / "list.csv"
    path.write_text(f"{ROSTER};;4711005;\n", encoding="utf-8")
    assert planner("import", course, path).out.splitlines() == [
        "3 new, 0 changed, 0 the same, 1 skipped, 0 in conflict",
        "  row 5, column Nachname: The row has no name; it was skipped.",
    ]


FOREIGN = "Wer;Kennung;Post\nGans, Hannah;4711007;gans@student.example.org\n"


def test_what_columns_hold_is_proposed_said_and_remembered(course, take):
    text = "Wer;Kürzel\nGans, Hannah;hg\nReh, Jan;jr\nUhu, Eva;eu\n"
    answer = take(course, text, "--map", "Wer=name", "2=-")
    assert (counts(answer), answer["mapping"]) == (
        [3, 0, 0, 0, 0],
        {"Wer": "name", "Kürzel": None},
    )
    assert counts(take(course, text)) == [0, 0, 0, 0, 3]
    assert take(course, FOREIGN)["mapping"] == {
        "Wer": "name", "Kennung": "matriculation", "Post": "email",
    }  # fmt: skip


def test_a_column_that_is_not_there_and_a_word_that_is_none_are_refused(course, tmp_path, planner):
    path = tmp_path / "list.csv"
    path.write_text(FOREIGN, encoding="utf-8")
    refused = planner("import", course, path, "--map", "Wo=name")
    assert refused.code == 1
    assert refused.err.startswith("The list has no column “Wo”. It has: Wer, Kennung, Post.")
    wrong = planner("import", course, path, "--map", "Wer=alias")
    assert wrong.code == 1
    assert wrong.err.startswith("“alias” is nothing that a column of people holds.")


def test_whoever_is_not_on_a_list_stays_until_it_is_said_and_comes_back_with_everything(
    full, take, done
):
    shorter = "".join(ROSTER.splitlines(keepends=True)[:-1])
    stays = take(full, shorter)
    assert [(one["name"], one["left"]) for one in stays["gone"]] == [("Dachs, Emil", False)]
    assert counts(stays) == [0, 0, 2, 0, 0]
    assert counts(take(full, shorter, "--mark-left", "--today", "2023-11-13")) == [0, 1, 2, 0, 0]
    before = {one["family"]: one for one in done("show", full)["students"]}
    assert before["Dachs"]["status"] == "left"
    back = take(full, ROSTER)
    assert (back["returned"], counts(back)) == (["Dachs, Emil"], [0, 1, 2, 0, 0])
    after = {one["family"]: one for one in done("show", full)["students"]}
    assert after["Dachs"] == before["Dachs"] | {"status": "registered"}
    assert take(full, ROSTER)["gone"] == []


def test_a_page_that_changed_comes_into_the_course(course, tmp_path, done):
    page = tmp_path / "page.md"
    text = PAGE.read_text("utf-8")
    day = "November 22nd"
    assert day in text
    page.write_text(text.replace(day, "November 24th"), encoding="utf-8")
    words = ("import", course, page, "--as", "page")
    told = done(*words, "--dry-run")
    assert (told["changed"], told["same"], told["conflicts"]) == (1, 15, 0)
    assert done(*words) == told
    assert "2023-11-24" in {one["date"] for one in done("show", course)["sessions"]}
    assert done(*words)["same"] == 16
    assert done("undo", course)


def test_a_page_is_told_by_its_content(course, done):
    assert counts(done("import", course, PAGE, "--dry-run"))[0] == 0


def test_a_grade_export_is_of_people_till_they_are_there_and_something_is_graded(course, take):
    export = 'Vorname,Nachname,ID-Nummer,"Aufgabe: Essay (Punkte)"\nJonas,Adler,4711001,{}\n'
    assert counts(take(course, export.format("-")))[0] == 1
    assert counts(take(course, export.format("-"))) == [0, 0, 1, 0, 0]
    graded = take(course, export.format("5"))
    assert "No item of the course is called so" in graded["problems"][0]["text"]


def test_a_document_is_for_another_command_and_a_page_without_a_plan_says_so(
    course, planner, tmp_path
):
    document, page = tmp_path / "certificate.pdf", tmp_path / "page.md"
    document.write_bytes(b"%PDF-1.7")
    page.write_text("Nothing but a greeting.", encoding="utf-8")
    refused = planner("import", course, document)
    assert refused.code == 1
    assert "planner verify" in refused.err
    asked, told = planner("import", course, page, "--as", "page"), planner("import", course, page)
    assert told.code == 1
    assert told.err == asked.err
