from __future__ import annotations

import pytest

from planner.exchange.course_page_lists import listed, split_dated
from planner.exchange.course_page_text import page_text


def rows(page):
    [table] = listed(page_text(page).passages)
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


BIRDS = [("18.10.", "Owls"), ("25.10.", "Larks"), ("8.11.", "Crows")]


@pytest.mark.parametrize(
    "page",
    [
        "- 18.10.: Owls\n- 25.10.: Larks\n- 8.11.: Crows\n",
        "* **18.10.** – Owls\n  * read 3 (2019)\n* **25.10.** – Larks\n* **8.11.** – Crows\n",
        "- Owls (18.10.)\n- Larks, 25.10.\n- Crows – 8.11.\n",
        "18.10. Owls\n25.10. Larks\n8.11. Crows\n",
        "18.10.\n:   Owls\n\n25.10.\n:   Larks\n\n8.11.\n:   Crows\n",
        "## 18.10.: Owls\n\nWe look at 3 owls.\n\n## 25.10.: Larks\n\n## 8.11.: Crows\n",
        "### 18.10.\n\nOwls\n\n- read\n\n### 25.10.\n\n- Topic: Larks\n\n### 8.11.\n\nCrows\n",
        "**18.10. – Owls**\n\nWords.\n\n**25.10. – Larks**\n\nWords.\n\n**8.11. – Crows**\n",
        "<ul><li>18.10.: Owls</li>\n<li>25.10.: Larks</li>\n<li>8.11.: Crows</li></ul>\n",
        (
            "<html><dl><dt>18.10.</dt><dd>Owls</dd><dt>25.10.</dt><dd>Larks</dd><dt>8.11.</dt>"
            "<dd>Crows</dd></dl></html>"
        ),
    ],
)
def test_bullets_headings_and_paragraphs_that_begin_with_dates_are_a_table(page):
    assert rows(page) == BIRDS


def test_a_date_and_a_topic_may_stand_in_lines_of_their_own_below_a_numbered_heading():
    lesson = (
        "### Incontro {}\n- **Data:** {}\n- **Orario:** 10:30-13:30\n- **Argomenti:**\n  - {}\n"
    )
    said = [("1", "4 marzo", "Gufi"), ("2", "6 marzo", "Corvi"), ("3", "11 marzo", "Merli")]
    assert rows("\n".join(lesson.format(*one) for one in said)) == said


def test_a_week_s_heading_takes_the_date_of_the_heading_below_it():
    week = "### Week {}\n#### Friday ({}) Room: 3, 10:15–13:15\n\n- {}\n"
    page = "\n".join(
        week.format(*one) for one in [("1", "18/10", "Owls"), ("2", "25/10", "Larks")]
    )
    assert [row[-2:] for row in rows(page)] == [
        ("Friday (18/10)", "Owls"),
        ("Friday (25/10)", "Larks"),
    ]


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (
            "### Week 1 – Oct 18: Owls\n\n### Week 2 – Oct 25: Larks\n",
            [("1", "Oct 18", "Owls"), ("2", "Oct 25", "Larks")],
        ),
        (
            "## Session 4 (8 Nov)\n\nOwls\n\n## Session 5 (15 Nov)\n\nLarks\n",
            [("4", "8 Nov", "Owls"), ("5", "15 Nov", "Larks")],
        ),
        (
            (
                "### Séance 1 : Owls\n\n- **Date :** 18 octobre\n\n### Séance 2 : Larks\n\n"
                "- **Date :** 25 octobre\n"
            ),
            [("1", "18 octobre", "Owls"), ("2", "25 octobre", "Larks")],
        ),
        (
            "# Reading owls\n\n## 1. Monday, 16 October: Owls\n## 2. Monday, 23 October: Larks\n",
            [("1", "Monday, 16 October", "Owls"), ("2", "Monday, 23 October", "Larks")],
        ),
        ("1. 18.10. Owls\n2. 25.10. Larks\n", [("1", "18.10.", "Owls"), ("2", "25.10.", "Larks")]),
        (
            "- 18. Oktober: Owls\n- 25. Oktober: Larks\n",
            [
                ("18. Oktober", "Owls"),
                ("25. Oktober", "Larks"),
            ],
        ),
        (
            "- 18.10. Owls\n- Christmas break\n- 10.1. Larks\n- 17.1. Crows\n",
            [("18.10.", "Owls"), ("", "Christmas break"), ("10.1.", "Larks"), ("17.1.", "Crows")],
        ),
        ("## October\n\n- 18: Owls\n- 25: Larks\n", [("18", "Owls"), ("25", "Larks")]),
        (
            (
                "### Week 1\n#### Friday (18/10/2024) Room: 2, 10:15–13:15\n- **Owls**\n\n"
                "### Week 2\n#### Friday (25/10/2024)\n- **Larks**\n"
            ),
            [
                ("1", "Friday (18/10/2024)", "Owls"),
                ("2", "Friday (25/10/2024)", "Larks"),
            ],
        ),
        (
            (
                "### Incontro 1\n- **Data:** 4 marzo\n- Orario: 10\n- **Argomenti:**\n  - Owls\n\n"
                "### Incontro 2\n- **Data:** 6 marzo\n- **Argomento:** Larks\n"
            ),
            [("1", "4 marzo", "Owls"), ("2", "6 marzo", "Larks")],
        ),
        ("- Week 1: Owls\n- Week 2: Larks\n", [("1", "Owls"), ("2", "Larks")]),
        (
            "- Lezione 1 (2021-03-01): Gufi\n- Esercitazione 1 (2021-03-03): Corvi\n",
            [("1", "2021-03-01", "Gufi"), ("1", "2021-03-03", "Corvi")],
        ),
    ],
)
def test_numbers_weeks_and_lines_without_a_date_have_their_place(page, wanted):
    assert rows(page) == wanted


@pytest.mark.parametrize(
    "page",
    [
        "- We meet in room 3\n- 3 ECTS: a talk\n- read pages 12-18\n",
        "Owls were seen on 18.10. and larks on 25.10.\n",
        "## Deadlines\n\n- 18.10.: essay\n- 25.10.: poster\n",
        "## News\n\n- 2023-10-25: slides\n- 2023-10-18: website\n",
        "- Minerva (2001): Owls\n- Aquila (2019): Larks\n",
    ],
)
def test_other_lists_are_no_schedule(page):
    assert listed(page_text(page).passages) == []


@pytest.mark.parametrize(
    ("text", "date", "words"),
    [
        ("Wed, Oct. 18, 10:00-12:00 Owls", "Wed, Oct. 18, 10:00-12:00", "Owls"),
        ("18.10. – 20.10. Owls", "18.10. – 20.10.", "Owls"),
        ("18.10. 3 owls", "18.10.", "3 owls"),
        ("Oct 5, 2015: no owls", "Oct 5, 2015:", "no owls"),
        ("Owls", "", ""),
    ],
)
def test_a_line_is_parted_where_its_date_ends(text, date, words):
    assert split_dated(text) == (date, words)
