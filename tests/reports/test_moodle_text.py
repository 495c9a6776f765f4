from __future__ import annotations

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from planner.language import Language
from planner.reports.moodle_text import moodle_text
from planner.reports.schedule_rows import ScheduleDocument
from planner.rules.plan import Status
from tests.rules.plan_semesters import semester

KEPT = {"div", "h3", "h4", "p", "br", "ul", "li", "a", "del"}
KEPT |= {"table", "thead", "tbody", "tr", "th", "td"}  # by Moodle's editor


class Reading(HTMLParser):
    """Checks that every element is closed, and keeps the cells of the table."""

    def __init__(self, text):
        super().__init__()
        self.open, self.rows, self.seen = [], [], set()
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, _attrs):
        self.seen.add(tag)
        if tag != "br":
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if {"td", "th"} & set(self.open):
            self.rows[-1][-1] += data


def document(**changed):
    plan = semester(**changed)
    return ScheduleDocument(
        course="Seminar <b>&",
        term="WS",
        as_of=date(2023, 10, 9),
        plan=plan,
        page_url="https://a?b&c",
    )


@pytest.mark.parametrize("code", ["de", "en"])
def test_the_text_is_well_formed_and_of_elements_that_moodle_keeps(code):
    told = document(s2={"topic": "<script>x</script> ü 🎓"}, s3={"status": Status.CANCELLED})
    text = moodle_text(told, ["a < b"], Language.load(code))
    found = Reading(text.html)
    assert found.seen == KEPT
    topics = [row[2] for row in found.rows]
    assert "<script>x</script> ü 🎓" in topics
    assert "<script>" not in text.html
    assert "<li>a &lt; b</li>" in text.html
    assert 'href="https://a?b&amp;c"' in text.html
    assert "- a < b" in text.plain
    assert f'<div lang="{code}">' in text.html


def test_without_changes_or_an_address_their_places_are_left_out():
    text = moodle_text(replace(document(), page_url=""), (), Language.load("en"))
    assert "What has changed" not in text.html + text.plain
    assert "<a" not in text.html
    assert "Wed 18 Oct 2023: 1. Overview" in text.plain
