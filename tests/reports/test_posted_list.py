from __future__ import annotations

from datetime import date

from planner.language import Language
from planner.reports.about import About
from planner.reports.posted_list import PostedLine, PostedList, posted_pdf

SAY = Language("en")


def listed(many):
    return PostedList(
        about=About(course="RL", term="WS 2023/24", as_of=date(2024, 2, 12)),
        number=12,
        what="Sheet 1",
        lines=tuple(PostedLine(f"CODE{n:02}", "passed") for n in range(many)),
    )


def test_it_says_its_number_what_it_shows_and_every_code(text_of):
    text = " ".join(text_of(posted_pdf(listed(5), SAY)).split())
    assert "Results: Sheet 1" in text
    assert "List 12." in text
    assert all(f"CODE{n:02} passed" in text for n in range(5))


def test_a_long_list_stands_in_two_columns_with_nobody_left_out(text_of):
    page = " ".join(text_of(posted_pdf(listed(41), SAY)).split())
    assert "Page 1 of 1" in page
    assert all(f"CODE{n:02} passed" in page for n in range(41))
    assert page.count("Code Result") == 2
