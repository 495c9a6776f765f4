from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.reports.exam_list import exam_list_pdf
from planner.reports.exam_rows import ExamLine, ExamList
from planner.reports.exam_table import table_of
from planner.reports.refusals import GlyphsMissing
from planner.rules.exam_lists import ListName

ANIMALS = ("Adler", "Amsel", "Biber", "Dachs", "Elster", "Falke", "Igel", "Kranich", "Luchs")
LINE = ExamLine(
    family="Adler",
    given="Ayşe",
    matriculation="4711001",
    programme="M.A. Computerlinguistik",
    module="ISCL-MA-07",
    exam_number="471123",
    attempt="1",
    credits="6",
    grade="1.7",
    outcome="passed",
    assessed_on="9 February 2024",
)
LIST = ExamList(
    course="Reinforcement Learning",
    term="Winter semester 2023/24",
    number="117",
    made_on=date(2024, 2, 12),
    lines=(LINE,),
    name=ListName("471123", "exam"),
    institution="Universität Tübingen · Seminar für Sprachwissenschaft",
    examiner="Dr. Berta Beispiel",
    signatory="Prof. Dr. Carl Muster",
)
REMARK = "The group project was marked together with the class next door §. "


def lines(n):
    return tuple(
        replace(LINE, family=f"{ANIMALS[i % len(ANIMALS)]}{i}", matriculation=f"4711{i:03}")
        for i in range(n)
    )


def test_everything_the_office_needs_is_there(english, text_of):
    told = text_of(exam_list_pdf([LIST], english))
    for text in (
        *("Universität Tübingen", "Examination list", "Reinforcement Learning", "2023/24", "117"),
        *("Adler", "Ayşe", "4711001", "M.A. Computerlinguistik", "ISCL-MA-07", "471123"),
        *("examination", "6", "1.7", "passed", "9 February 2024", "12 February 2024"),
        *("Dr. Berta Beispiel", "Prof. Dr. Carl Muster", "place, date, signature"),
        *("List 117 (471123 · examination) has one line and names one student.", "Page 1 of 1"),
    ):
        assert text in told


def test_it_is_a4_landscape_in_our_own_fonts(german, read, fonts_of):
    pdf = exam_list_pdf([LIST], german)
    box = read(pdf).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)
    assert fonts_of(pdf) == {"NotoSans-Regular": True, "NotoSans-Bold": True}
    assert read(pdf).trailer["/Root"]["/Lang"] == "de-DE"
    assert read(pdf).metadata.creation_date.date() == date(2024, 2, 12)
    assert "Adler" not in str(dict(read(pdf).metadata))


def test_three_hundred_lines_keep_their_order_and_their_heading(english, read):
    pages = read(exam_list_pdf([replace(LIST, lines=lines(300))], english)).pages
    texts = [page.extract_text() for page in pages]
    numbers = [int(one) for text in texts for one in re.findall(r"4711(\d{3})\b", text)]
    assert numbers == list(range(300))
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(pages)}" in text
        assert ("Matriculation" in text) == bool(re.search(r"4711\d{3}", text))
    assert "has 300 lines and names 300 students." in " ".join(texts[-1].split())


def test_a_draft_is_marked_on_every_page(german, english, read):
    draft = replace(LIST, lines=lines(60), draft=True)
    pages = [page.extract_text() for page in read(exam_list_pdf([draft], german)).pages]
    assert all("ENTWURF" in page for page in pages)
    assert "Prüfungsliste (Entwurf)" in pages[0]
    final = read(exam_list_pdf([replace(draft, draft=False)], english)).pages
    assert not any("draft" in page.extract_text().lower() for page in final)


@pytest.mark.parametrize("length", [1, 5, 40, 400])
def test_long_remarks_wrap_wholly(english, text_of, length):
    told = text_of(
        exam_list_pdf([replace(LIST, lines=(replace(LINE, remark=REMARK * length),))], english)
    )
    assert told.count("§") == length


def test_names_are_printed_as_written(english, read, text_of):
    names = ('=HYPERLINK("x")', "<b>Zoë & Co", "<img src='x.png'/>", "şőłŽçğ")
    pdf = exam_list_pdf(
        [replace(LIST, lines=tuple(replace(LINE, family=n) for n in names))], english
    )
    told = re.sub(r"\s", "", text_of(pdf))
    assert all(re.sub(r"\s", "", name) in told for name in names)
    assert not read(pdf).pages[0].images


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet="aşőłŽ<>&=/\"'- ", max_size=80), min_size=1, max_size=4))
def test_any_texts_are_there_letter_by_letter(english, text_of, texts):
    plain = replace(LINE, given="Zoe")
    filled = tuple(replace(plain, family=text, programme=text, remark=text) for text in texts)
    told = text_of(exam_list_pdf([replace(LIST, lines=filled)], english))
    for sign in "şőłŽ<>&=":
        assert told.count(sign) == 3 * sum(text.count(sign) for text in texts)


def test_a_hole_is_refused_and_its_line_named(english):
    broken = replace(LIST, lines=(LINE, replace(LINE, given="小龍")))
    with pytest.raises(GlyphsMissing) as refused:
        exam_list_pdf([broken], english)
    assert refused.value.characters == ("小", "龍")
    assert refused.value.where == "line 2 of the list"


def test_columns_without_content_take_no_width(english):
    assert [column.field for column in table_of(LIST, english).columns] == [
        *("family", "given", "matriculation", "programme", "exam_number", "attempt"),
        *("credits", "grade", "outcome", "assessed_on"),
    ]
    mixed = replace(LIST, lines=(LINE, replace(LINE, code="BE", remark="late")))
    assert {"code", "remark"} <= {column.field for column in table_of(mixed, english).columns}


def test_one_person_signs_once(english, text_of):
    same = replace(LIST, signatory=LIST.examiner)
    assert text_of(exam_list_pdf([same], english)).count("place, date, signature") == 1
    assert text_of(exam_list_pdf([LIST], english)).count("place, date, signature") == 2


def test_a_list_of_nobody_still_is_a_list(english, text_of):
    told = text_of(exam_list_pdf([replace(LIST, lines=())], english))
    assert "has 0 lines and names 0 students." in told
    assert "Family name" in told


def test_same_list_same_bytes(english):
    assert exam_list_pdf([LIST], english) == exam_list_pdf([replace(LIST)], english)


def test_each_list_begins_on_a_new_page_with_its_own_head_and_signatures(english, read):
    other = replace(LIST, name=ListName("9", "coursework"), lines=lines(2))
    pages = read(exam_list_pdf([LIST, other], english)).pages
    first, second = (" ".join(page.extract_text().split()) for page in pages)
    assert "Examination list: 471123 · examination" in first
    assert "Examination list: 9 · coursework" in second
    assert "List 117 (9 · coursework) has 2 lines and names 2 students." in second
    assert "471123 · examination · Reinforcement Learning" in first.rpartition("signature")[2]
    assert "9 · coursework · Reinforcement Learning" in second.rpartition("signature")[2]
    for exam_list, page in ((LIST, first), (other, second)):
        assert page.count("place, date, signature") == 2
        assert page.count(table_of(exam_list, english).fingerprint) == 2
