from __future__ import annotations

import pytest

from planner.exchange.course_page_columns import columns_of, dated
from planner.exchange.course_page_heads import Column
from planner.exchange.course_page_text import page_text

DATE, TOPIC, NUMBER, WEEK = Column.DATE, Column.TOPIC, Column.NUMBER, Column.WEEK


def table(*lines):
    heads, *rows = lines
    [found] = page_text("\n".join((heads, "|---" * heads.count("|"), *rows))).tables
    return found


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        (("|a|b|c", "|1|18.10.|Owls", "|2|25.10.|Larks"), {NUMBER: 0, DATE: 1, TOPIC: 2}),
        (("|Tag|Datum|Thema", "|Mi|18.10.|Eulen"), {Column.WEEKDAY: 0, DATE: 1, TOPIC: 2}),
        (("|Session|Date", "|Owls|18.10."), {TOPIC: 0, DATE: 1}),
        (("|Lecture|Date", "|1. Owls|18.10.", "|2. Larks|25.10."), {TOPIC: 0, DATE: 1}),
        (("|Date|Lecture|Lab", "|18.10.|1. Owls|", "|25.10.||a long lab"), {DATE: 0, TOPIC: 1}),
        (("|Woche|Datum|Aufgaben|Status", "|1|18.10.|Eulen|fertig"), {WEEK: 0, DATE: 1, TOPIC: 2}),
        (
            ("|Date|Description|Assigned", "|18.10.|Owls|Homework 1", "|25.10.|Larks|"),
            {DATE: 0, TOPIC: 1},
        ),
        (("|Date|Topic|TA Class", "|18/10|Owls|19/10", "|25/10|Larks|26/10"), {DATE: 0, TOPIC: 1}),
        (("|Date|Lecture|Reading", "|18.10.|Owls|a far longer text"), {DATE: 0, TOPIC: 1}),
        (("|Week|Topic", "|1 (9/4)|Owls", "|2 (9/11)|Larks"), {DATE: 0, TOPIC: 1}),
        (("|Week|Topic", "|1|Owls", "|2|Larks"), {WEEK: 0, TOPIC: 1}),
        (
            ("|Date|Topic|Reading", "|18.10.|Owls|ch 1", "|25.10.|Larks|ch 2"),
            {DATE: 0, TOPIC: 1},
        ),
        (("|Date|Topic|Team", "|18.10.|Owls|3", "|25.10.|Larks|1"), {DATE: 0, TOPIC: 1}),
        (("|A|B|Topic", "|18.10.|19.10.|Owls", "|25.10.|26.10.|Larks"), {DATE: 0, TOPIC: 2}),
        (("|Semana|Semana|Tema", "|1|12/03|Owls", "|2|19/03|Larks"), {WEEK: 0, DATE: 1, TOPIC: 2}),
        (
            ("|Aula|Data|Conteúdo", "|1|18/10|Corujas", "|2|25/10|Corvos"),
            {NUMBER: 0, DATE: 1, TOPIC: 2},
        ),
        (
            ("|Aula|Data|Argomento", "|3|18/10|Gufi", "|3|25/10|Corvi"),
            {Column.ROOM: 0, DATE: 1, TOPIC: 2},
        ),
        (("||Group A|B", "|Owls|3 Sept|4 Sept", "|Larks|9 Sept|11 Sept"), {TOPIC: 0, DATE: 1}),
        (
            ("|Date|Title|Content", "|18.10.|Owls|their eyes"),
            {DATE: 0, TOPIC: 1, Column.SUBTOPIC: 2},
        ),
        (
            ("|Month|Day|Topic", "|Sept|4|Owls", "| |11|Larks"),
            {Column.MONTH: 0, DATE: 1, TOPIC: 2},
        ),
    ],
)
def test_headings_and_cells_say_what_a_column_holds(lines, columns):
    assert columns_of(table(*lines)) == columns


def test_a_table_of_neither_dates_nor_weeks_is_no_schedule():
    assert columns_of(table("|food|price", "|mice|3")) is None


def test_days_below_months_count_as_dates():
    plan = table("|Month|Day|Topic", "|Sept|4|Owls", "| |11|Larks")
    assert dated(plan, columns_of(plan)) == 2
