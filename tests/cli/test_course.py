from __future__ import annotations

import base64

import pytest

from planner.cli.course_settings import KNOWN
from planner.db import courses
from planner.db.store import open_course

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def test_everything_that_is_set_is_shown_and_one_step(course, done):
    said = {
        "title_de": "Seminar über Füchse", "title_en": "Foxes", "university": "Neustadt",
        "faculty": "F", "institute": "I", "place": "Neustadt", "course_type": "Seminar",
        "course_number": "LV-1", "hours_per_week": "2", "exam_number": "4711", "module": "M 7",
    }  # fmt: skip
    answer = done("course", course, "--set", *(f"{key}={value}" for key, value in said.items()))
    assert {key: answer[key] for key in said} == said
    assert len(done("history", course)) == 2
    done("undo", course)
    assert done("course", course)["university"] == ""


def test_people_are_named_with_their_addresses_by_role(course, done):
    done(
        "course", course, "--set", "ta=Tom Taube <t@example.org>; Carla Kranich", "lecturer=B. B."
    )
    answer = done("course", course, "--set", "examiner=Dr. Eins")
    assert [(one["role"], one["name"], one["email"]) for one in answer["people"]] == [
        ("examiner", "Dr. Eins", ""),
        ("lecturer", "B. B.", ""),
        ("ta", "Tom Taube", "t@example.org"),
        ("ta", "Carla Kranich", ""),
    ]
    assert not [
        one
        for one in done("course", course, "--set", "ta=")["people"]
        if one["role"] == "ta"
    ]  # fmt: skip


def test_slots_are_several_and_may_have_rooms(course, done):
    answer = done("course", course, "--set", "slots=Thu 10-12 c.t., room 7; Fri 9:00-10:00")
    assert [(one["weekday"], one["start"], one["room"]) for one in answer["slots"]] == [
        ("Thu", "10:15", "room 7"),
        ("Fri", "09:00", ""),
    ]


def test_a_new_term_brings_its_lectures_and_holidays(course, done):
    answer = done("course", course, "--set", "term=SoSe 24")
    assert answer["term"] == "SS 2024"
    assert answer["lectures"] == {"from": "2024-04-15", "to": "2024-07-27"}
    assert {"2024-05-01", "2024-05-09"} <= {off["from"] for off in answer["days_off"]}


def test_another_region_brings_its_holidays_but_not_where_the_plan_teaches(course, done):
    done("session", course, "move", "3", "2023-10-31")
    answer = done("course", course, "--set", "region=DE-BE")
    brandenburg = done("course", course, "--set", "region=DE-BB")
    assert "2023-10-31" not in {off["from"] for off in brandenburg["days_off"]}
    days = {off["from"] for off in answer["days_off"]}
    assert "2023-11-01" not in days  # no public holiday in Berlin
    assert "2023-12-25" in days
    assert answer["lectures"] == {"from": "2023-10-16", "to": "2024-02-10"}


def test_the_title_goes_by_the_language_of_instruction(course, done):
    done("course", course, "--set", "language=de", "title=Füchse")
    answer = done("course", course)
    assert (answer["title"], answer["title_de"]) == ("Füchse", "Füchse")
    assert answer["title_en"] == "RL for Language Model Training"


def test_the_logo_is_a_picture_and_can_be_taken_away(course, tmp_path, done, planner):
    picture = tmp_path / "logo.png"
    picture.write_bytes(PNG)
    assert done("course", course, "--set", f"logo={picture}")["logo"] is True
    (tmp_path / "logo.txt").write_text("no picture")
    refused = planner("course", course, "--set", f"logo={tmp_path / 'logo.txt'}")
    assert refused.err == "The logo could not be read. Use a PNG or JPEG picture.\n"
    assert done("course", course, "--set", "logo=")["logo"] is False


def test_an_unknown_key_is_refused_naming_the_known_ones(course, planner):
    before = course.read_bytes()
    answer = planner("course", course, "--set", "place=Ort", "colour=red")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        f"The course settings hold no “colour”. They hold: {', '.join(KNOWN)}.\n"
    )
    assert course.read_bytes() == before


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("language=fr", "“fr” is nothing that “language” can be."),
        ("lectures=soon", "“soon” is nothing that “lectures” can be."),
        ("hours_per_credit=0", "“0” is nothing that “hours_per_credit” can be."),
        ("smallest_n=-1", "“-1” is nothing that “smallest_n” can be."),
        ("eqf_level=9", "“9” is nothing that “eqf_level” can be."),
        ("term=", "“” is no term."),
        ("page_url=example.org/seminar", "“example.org/seminar” is no web address."),
        ("region=XX", "There is no region “XX”."),
        ("slots=Wed 12:30-14:00; never", "“never” is no weekly time."),
        ("logo=none.png", "There is no file “none.png”."),
    ],
)
def test_a_bad_value_is_refused_with_what_can_be_written(course, planner, setting, said):
    before = course.read_bytes()
    answer = planner("course", course, "--set", "place=Ort", setting)
    assert answer.code == 1
    assert answer.err.startswith(said)
    assert course.read_bytes() == before


def test_what_is_no_assignment_is_wrong_usage(course, planner):
    assert planner("course", course, "--set", "university").code == 2
    assert planner("course", course, "--set", "=x").code == 2


def test_what_is_printed_can_be_set_again_and_changes_nothing(full, planner, done):
    lines = planner("course", full).out.splitlines()
    assert "lecturer=Dr. Berta Beispiel" in lines
    settings = [line for line in lines if "=" in line]
    before = done("show", full)
    assert planner("course", full, "--set", *settings).code == 0
    assert done("show", full) == before


def test_a_dry_run_shows_what_would_be(course, done):
    before = course.read_bytes()
    assert done("course", course, "--set", "place=Ort", "--dry-run")["place"] == "Ort"
    assert course.read_bytes() == before


def test_the_logo_is_kept_as_it_is(course, tmp_path, done):
    (tmp_path / "logo.png").write_bytes(PNG)
    done("course", course, "--set", f"logo={tmp_path / 'logo.png'}")
    with open_course(course, writing=False) as store:
        assert base64.b64decode(store.read(courses.course).logo) == PNG


def test_single_dates_notes_and_weekly_times_for_part_of_the_term_are_set_and_shown(course, done):
    answer = done(
        "course",
        course,
        "--set",
        "slots=Wed 12:30-14:00 2023-10-16..2023-12-20, room 7",
        "extra=2024-01-13 09:00-17:00, room 8",
        "notes=office 2024-01-08..2024-01-15 registration",
    )
    assert answer["slots"][0]["valid"] == {"from": "2023-10-16", "to": "2023-12-20"}
    assert answer["extra"] == [
        {"date": "2024-01-13", "start": "09:00", "end": "17:00", "room": "room 8"}
    ]
    (note,) = answer["notes"]
    assert (note["kind"], note["from"]) == ("office", "2024-01-08")
    assert "registration" in {note["text_de"], note["text_en"]}
    assert len(done("history", course)) == 2


@pytest.mark.parametrize(
    ("setting", "example"),
    [("extra=soon", "2024-01-13 09:00-17:00"), ("notes=soon", "office 2024-01-08")],
)
def test_single_dates_and_notes_that_are_none_are_refused(course, planner, setting, example):
    answer = planner("course", course, "--set", setting)
    assert answer.code == 1
    assert example in answer.err


def test_deadlines_go_along_only_with_the_sessions(planner, course):
    answer = planner("course", course, "--along")
    assert answer.code == 2
    assert "--along" in answer.err


def test_laying_sessions_onto_the_weekly_times_they_have_moves_nothing(done, planner, course):
    answer = done("course", course, "--relay")
    assert (answer["moves"], answer["dues"], answer["warnings"]) == ([], [], [])
    assert "No session changes its day." in planner("course", course, "--relay").out


def test_the_codes_of_the_office_are_set_one_by_one_or_as_a_system_has_them(planner, done, course):
    said = done("course", course, "--set", "office_codes=HISinOne")["office_codes"]
    assert (said["ungraded"], said["no_show"]) == ("BE", "NE")
    said = done("course", course, "--set", "office_codes=failed=NB; no_show=X")["office_codes"]
    assert said == {"failed": "NB", "no_show": "X"}
    assert "office_codes=failed=NB, no_show=X\n" in planner("course", course).out
    refused = planner("course", course, "--set", "office_codes=absent=X")
    assert refused.code == 1
    assert "HISinOne, HISQIS, CAMPUSonline" in refused.err
