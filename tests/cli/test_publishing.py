from __future__ import annotations

from icalendar import Calendar

from tests.cli.conftest import PAGE
from tests.example import put_example

FILES = [
    *("seminar.md", "seminar-schedule.pdf", "seminar-calendar.pdf", "seminar.ics"),
    "seminar-moodle.html",
]
NOBODY = {"mails": [], "unreachable": []}


def test_a_plan_is_published_once_and_again_when_it_has_changed(course, tmp_path, planner, done):
    out = tmp_path / "out"
    first = done("publish", course, out, "--today", "2023-10-09", "--note", "for the page")
    assert first == {"published": True, "number": 1, "changes": [], "files": FILES} | NOBODY
    assert sorted(path.name for path in out.iterdir()) == sorted(FILES)
    again = done("publish", course, out)
    assert again == {"published": False, "number": 1, "changes": [], "files": [], "mails": []}
    assert (
        "Nothing has changed since version 1 of 9 Oct 2023" in planner("publish", course, out).out
    )
    assert done("show", course)["published"]["number"] == 1
    done("session", course, "swap", "3", "4")
    assert [one["what"] for one in done("publish", course, out)["changes"]] == ["moved", "moved"]
    assert "Published plan 2" in planner("history", course).out


def test_a_dry_run_tells_version_changes_and_files_and_does_nothing(course, tmp_path, done):
    out = tmp_path / "out"
    done("publish", course, out)
    old = (out / "seminar.ics").read_bytes()
    done("session", course, "cancel", "2", "--reason", "private", "--words", "ill")
    told = done("publish", course, out, "--dry-run")
    assert (told["published"], told["number"], told["files"]) == (False, 2, FILES)
    assert [one["text"] for one in told["changes"]] == ["Session 2, 25 Oct: cancelled: ill"]
    assert "private" not in str(told)
    assert done("show", course)["published"]["number"] == 1
    assert (out / "seminar.ics").read_bytes() == old


def test_mails_go_to_everybody_and_to_who_presents_and_parts_can_be_left_out(
    tmp_path, planner, done
):
    course, out = put_example(tmp_path / "seminar.course"), tmp_path / "out"
    less = ("--without", "page", "schedule", "calendar", "moodle")
    done("publish", course, out, *less)
    assert [path.name for path in out.iterdir()] == ["seminar.ics"]
    done("session", course, "cancel", "4")
    told = done("publish", course, out, "--dry-run", *less)
    to_all, *own = told["mails"]
    assert told["files"] == ["seminar.ics", *(one["file"] for one in told["mails"])]
    assert "berta.beispiel@example.org" == to_all["to"] not in to_all["bcc"]
    assert len(to_all["bcc"]) > len(own) > 0
    assert {one["to"] for one in own} <= set(to_all["bcc"])
    words = planner("publish", course, out, *less, "mails").out
    assert words.splitlines()[1:] == ["Session 4, 15 Nov: cancelled", str(out / "seminar.ics")]
    assert not list(out.glob("*.eml"))


def test_a_page_is_brought_up_to_date_in_the_same_version(course, tmp_path, done):
    page, out = tmp_path / "page.md", tmp_path / "out"
    page.write_bytes(PAGE.read_bytes())
    less = ("--update", page, "--without", "schedule", "calendar", "ics", "moodle", "mails")
    assert done("publish", course, out, *less)["files"] == ["page.md"]
    assert (out / "page.md").read_bytes() == page.read_bytes(), "it tells the plan already"
    done("session", course, "swap", "3", "4")
    done("publish", course, out, *less)
    before, after = page.read_text().splitlines(), (out / "page.md").read_text().splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) in {2, 4}


def test_the_files_of_the_last_version_can_be_written_again_elsewhere(
    course, tmp_path, planner, done
):
    refused = planner("publish", course, tmp_path / "out", "--again")
    assert (refused.code, "was not published yet" in refused.err) == (1, True)
    done("publish", course, tmp_path / "out")
    done("session", course, "swap", "3", "4")
    again = done("publish", course, tmp_path / "other", "--again")
    assert (again["published"], again["number"], sorted(again["files"])) == (
        *(False, 1, sorted(FILES)),
    )
    for name in FILES:
        assert (tmp_path / "other" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()


def test_before_the_first_version_nothing_is_published(course, done):
    assert done("show", course)["published"] is None


def test_a_file_in_the_way_refuses_and_nothing_is_registered(course, tmp_path, planner, done):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "seminar.ics").mkdir()
    answer = planner("publish", course, tmp_path / "out")
    assert answer.code == 1
    assert "Version 1 was not published, and no file is written." in answer.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["seminar.ics"]
    assert done("show", course)["published"] is None
    (tmp_path / "file").write_text("")
    answer = planner("publish", course, tmp_path / "file")
    assert (answer.code, answer.err.strip()) == (
        1,
        "“file” is a file. Name a folder to write into.",
    )


def test_the_calendar_file_is_exported_by_itself(course, tmp_path, done):
    assert done("export", course, "ics", tmp_path / "a.ics") == {"written": ["a.ics"]}
    calendar = Calendar.from_ical((tmp_path / "a.ics").read_bytes())
    dated = [one for one in done("show", course)["sessions"] if one["number"]]
    events = calendar.walk("VEVENT")
    assert {one["id"] for one in dated} <= {
        event["UID"].split("-session-")[1].removesuffix("@course-planner") for event in events
    }
    first = min(events, key=lambda event: event["DTSTART"].dt)
    assert first["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert f"{first['DTSTART'].dt:%Y-%m-%d %H:%M}" == f"{dated[0]['date']} {dated[0]['start']}"
