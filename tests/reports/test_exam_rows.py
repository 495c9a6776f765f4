from __future__ import annotations

from dataclasses import fields
from datetime import date

from planner.reports.exam_rows import ExamLine, ExamList, columns, particulars, title


def exam_list(*lines, **more):
    given = {
        "course": "Logic",
        "term": "WS 2023/24",
        "number": "117",
        "made_on": date(2024, 2, 12),
        **more,
    }
    return ExamList(lines=lines, **given)


def test_every_field_of_a_line_has_its_column(english):
    assert [column.field for column in columns(english)] == [one.name for one in fields(ExamLine)]


def test_a_column_reads_its_field(english):
    line = ExamLine(family="Adler", given="Ayşe", remark="late")
    texts = {column.heading: column.text(line) for column in columns(english)}
    assert (texts["Family name"], texts["Given names"], texts["Remark"]) == (
        "Adler",
        "Ayşe",
        "late",
    )


def test_a_draft_says_so_in_its_title(english, german):
    assert title(exam_list(), english) == "Examination list"
    assert title(exam_list(draft=True), german) == "Prüfungsliste (Entwurf)"


def test_what_all_lines_share_stands_above_them(english):
    lines = [ExamLine(family=name, given="", module="M7", exam_number="1") for name in "AB"]
    above = dict(particulars(exam_list(*lines), english))
    assert (above["Module"], above["Exam number"], above["Students"]) == ("M7", "1", "2")


def test_the_course_has_its_number_above_the_table(english):
    above = dict(particulars(exam_list(course_number="4711-ML"), english))
    assert above["Course number"] == "4711-ML"
    assert "Course number" not in dict(particulars(exam_list(), english))


def test_who_stands_on_two_lines_is_one_student(english):
    lines = [ExamLine(family="A", given="", exam_number=number) for number in "12"]
    assert dict(particulars(exam_list(*lines, students=1), english))["Students"] == "1"


def test_what_differs_and_what_is_empty_does_not_stand_above(english):
    lines = [ExamLine(family=name, given="", module=name) for name in "AB"]
    above = dict(particulars(exam_list(*lines), english))
    assert not {"Module", "Exam number", "Examiner", "Signatory"} & set(above)
    assert above["Made on"] == "12 February 2024"
