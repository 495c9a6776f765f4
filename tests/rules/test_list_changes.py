from __future__ import annotations

from planner.rules.list_changes import Change, counted, row_changes

IDENTITY = (("No", "Module"), ("No",), ("Name",))


def row(no, name, grade="2.0", **more):
    return {"No": no, "Name": name, "Grade": grade, **more}


def told(before, after):
    return [
        (one.change, one.now["Name"], one.fields) for one in row_changes(before, after, IDENTITY)
    ]


def test_rows_that_are_new_changed_or_gone_are_told_and_no_others():
    before = [row("1", "Adler"), row("2", "Biber"), row("3", "Dachs")]
    after = [row("3", "Dachs"), row("2", "Biber", "1.7"), row("4", "Elster")]
    assert told(before, after) == [
        (Change.CHANGED, "Biber", (("Grade", "2.0", "1.7"),)),
        (Change.NEW, "Elster", ()),
        (Change.GONE, "Adler", ()),
    ]
    assert counted(row_changes(before, after, IDENTITY)) == dict.fromkeys(Change, 1)


def test_a_corrected_number_or_name_is_the_same_row():
    before = [row("", "Adler"), row("2", "Bieber")]
    after = [row("1", "Adler"), row("2", "Biber")]
    assert told(before, after) == [
        (Change.CHANGED, "Adler", (("No", "", "1"),)),
        (Change.CHANGED, "Biber", (("Name", "Bieber", "Biber"),)),
    ]


def test_two_rows_of_one_person_are_kept_apart_by_what_they_book():
    before = [row("1", "Adler", Module="A"), row("1", "Adler", Module="B")]
    after = [row("1", "Adler", "1.0", Module="B"), row("1", "Adler", Module="A")]
    assert told(before, after) == [(Change.CHANGED, "Adler", (("Grade", "2.0", "1.0"),))]


def test_a_column_that_comes_or_goes_was_empty():
    assert told([row("1", "A")], [row("1", "A", Remark="")]) == []
    assert told([row("1", "A", Remark="x")], [row("1", "A")]) == [
        (Change.CHANGED, "A", (("Remark", "x", ""),))
    ]
