from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from planner.jobs.rules_as_json import number
from tests.example import put_example

DOCS = Path(__file__).resolve().parents[2] / "docs"
COURSE = {"title", "term", "lectures", "slots", "region", "language"}
SESSION = frozenset(
    ("id", "number", "date", "start", "end", "topic", "kind", "mode", "status", "locked", "line")
)
ITEM = {"id", "title", "kind", "max_points", "due"}
TIER = {"id", "name", "credits", "graded", "programmes", "requires"}
STUDENT = frozenset(
    (
        *(
            "id",
            "family",
            "given",
            "matriculation",
            "email",
            "programme",
            "aim",
            "status",
            "results",
        ),
        *("standing", "missing", "booked_as", "decision"),
    )
)
RESULT = {"state", "points", "late_days", "due", "note"}
DECISION = {"outcome", "tier", "credits", "grade", "assessed_on", "on", "by", "reason", "stale"}
CERTIFICATE = {"number", "student", "credits", "grade", "issued", "sha256", "replaces", "revoked"}


def test_show_has_the_keys_that_other_programs_rely_on(passing, tmp_path, done):
    done("decide", passing, "--all", "--today", "2024-02-15")
    done("export", passing, "certificates", tmp_path / "out", "--today", "2024-02-16")
    shown = done("show", passing)
    parts = {"course", "sessions", "items", "tiers", "students", "certificates", "published"}
    assert shown.keys() == parts | {
        "checklist",
        "groups",
        "talks",
        "handovers",
        "attendance",
        "absences",
    }
    assert shown["course"].keys() >= COURSE
    assert shown["course"]["slots"][0].keys() >= {"weekday", "start", "end", "room"}
    assert all(row.keys() >= SESSION for row in shown["sessions"])
    assert all(item.keys() >= ITEM for item in shown["items"])
    assert all(tier.keys() >= TIER for tier in shown["tiers"])
    assert shown["tiers"][0]["requires"][0].keys() >= {"text", "items", "at_least"}
    assert all(student.keys() >= STUDENT for student in shown["students"])
    adler, biber, _ = shown["students"]
    assert all(result.keys() >= RESULT for result in adler["results"].values())
    assert adler["decision"].keys() >= DECISION
    assert biber["decision"] is None
    assert all(one.keys() >= CERTIFICATE for one in shown["certificates"])


def test_tiers_are_known_by_their_credits_and_students_by_their_standing(passing, done):
    shown = done("show", passing)
    assert [tier["id"] for tier in shown["tiers"]] == ["3", "6", "9"]
    adler = shown["students"][0]
    assert adler["standing"] == {"3": "met", "6": "possible", "9": "possible"}
    assert adler["missing"]["3"] == []
    assert adler["missing"]["6"] == ["Project: open"]


def test_what_is_overdue_is_told_by_the_day_that_was_set(tmp_path, done):
    path = tmp_path / "example.course"
    put_example(path)
    early, late = (
        [one["missing"]["3"] for one in done("show", path, "--today", day)["students"]]
        for day in ("2023-10-01", "2024-03-01")
    )
    assert not any("overdue" in text for texts in early for text in texts)
    assert any("weeks overdue" in text for texts in late for text in texts)


def test_results_are_keyed_by_the_items_ids_and_all_open_at_first(full, done):
    shown = done("show", full)
    ids = {item["id"] for item in shown["items"]}
    for student in shown["students"]:
        assert student["results"].keys() == ids
        assert {result["state"] for result in student["results"].values()} == {"open"}


def test_rows_without_a_date_say_null_and_what_they_cover(course, done):
    rows = done("show", course)["sessions"]
    (pause,) = [row for row in rows if row["kind"] == "break"]
    assert pause["date"] is None
    assert pause["laid"] == {"from": "2023-12-23", "to": "2024-01-06"}
    assert all("laid" not in row and "end_date" not in row for row in rows if row is not pause)


@pytest.mark.parametrize(
    ("value", "said"),
    [(Decimal("17.5"), "17.5"), (Decimal("6.0"), "6"), (Decimal("0.1"), "0.1"), (None, "None")],
)
def test_numbers_are_written_exactly(value, said):
    assert str(number(value)) == said


def keys_in(value, *, by_id=("results", "attempts", "standing", "missing", "ways", "weights")):
    """Yield every key of a document but the ids and tiers that some parts are kept by."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            for one in inner.values() if key in by_id else [inner]:
                yield from keys_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from keys_in(one)


def test_every_key_is_explained_in_the_docs(tmp_path, done):
    path = tmp_path / "example.course"
    put_example(path)
    done("export", path, "certificates", tmp_path / "out", "--today", "2024-02-16")
    done("publish", path, tmp_path / "out", "--today", "2024-02-16")
    shown = done("show", path, "--today", "2024-02-16")
    assert shown["certificates"]
    assert shown["checklist"]
    explained = {
        word
        for name in ("JSON.md", "RULES.md")
        for word in re.findall(r'[`"]([a-z0-9_]+)[`"]', (DOCS / name).read_text("utf-8"))
    }
    assert set(keys_in(shown)) - explained == set()
