"""Whole pages of the shapes that course pages have, in six languages, against their rows.

Beside each page in ``pages/`` stands a table: the lectures, title, weekly times and tiers (credits
and number of requirements), then a line for each row with its date, its kind and how it begins.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from planner.exchange.course_page import read_page
from planner.language import SHORT_DAYS
from planner.rules.terms import Days

PAGES = sorted(
    path for path in (Path(__file__).parent / "pages").iterdir() if path.suffix != ".tsv"
)


@dataclass(frozen=True)
class Wanted:
    """What a reader with eyes takes from a page."""

    lectures: Days
    said: dict[str, str]
    rows: tuple[tuple[str, str, str], ...]


def wanted(path):
    lines = path.with_suffix(".tsv").read_text("utf-8").splitlines()
    said = dict(line.split("\t") for line in lines[:4])
    first, last = said.pop("lectures").split("..")
    rows = tuple(tuple(line.split("\t")) for line in lines[4:])
    return Wanted(Days(date.fromisoformat(first), date.fromisoformat(last)), said, rows)


def when(row):
    return "-" if not row.day else f"{row.day}" + (f"..{row.end_day}" if row.end_day else "")


@pytest.fixture(scope="module")
def read():
    return {
        path.name: (read_page(path, lectures=wanted(path).lectures), wanted(path))
        for path in PAGES
    }


def test_at_least_95_of_100_rows_are_right(read):
    wrong = [
        f"{name}: {row}"
        for name, (page, asked) in read.items()
        for row in asked.rows
        if not any(_alike(got, row) for got in page.sessions)
    ]
    every = sum(len(asked.rows) for _, asked in read.values())
    assert len(wrong) * 20 <= every, "\n".join(wrong)


def _alike(got, row):
    day, kind, begins = row
    return when(got) == day and got.kind == kind and got.topic.startswith(begins)


def test_no_date_is_wrong_and_no_row_too_many_without_a_word(read):
    for name, (page, asked) in read.items():
        named = {problem.line for problem in page.problems}
        right = Counter(day for day, _, _ in asked.rows)
        for row in page.sessions:
            right[when(row)] -= 1
            assert right[when(row)] >= 0 or row.line in named, f"{name}: {row}"


@pytest.mark.parametrize("name", [path.name for path in PAGES])
def test_title_weekly_times_and_tiers_are_those_of_the_page(read, name):
    page, asked = read[name]
    slots = "; ".join(
        f"{SHORT_DAYS['en'][slot.weekday]} {slot.hours.start:%H:%M}-{slot.hours.end:%H:%M}"
        f" {slot.room}"
        for slot in page.slots
    )
    tiers = " ".join(f"{tier.key}:{len(tier.requires)}" for tier in page.tiers)
    assert {"title": page.title, "slots": slots, "tiers": tiers} == asked.said
