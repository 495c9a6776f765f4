from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from planner.reports.certificate import (
    Bilingual,
    CertificateFacts,
    certificate_in,
    certificate_pdf,
    missing_glyphs,
)
from planner.reports.refusals import (
    CertificateIncomplete,
    CertificateTooLong,
    GlyphsMissing,
    PictureUnreadable,
)
from planner.rules.terms import Season, Term

WINTER = Term(Season.WINTER, 2023)
FACTS = CertificateFacts(
    number="2024-0017",
    issued_on=date(2024, 2, 12),
    family="Amsel-Łukaszów",
    given="Ayşe",
    matriculation="4711001",
    programme="M.A. Computerlinguistik",
    university="Universität Tübingen",
    faculty="Philosophische Fakultät",
    institute="Seminar für Sprachwissenschaft",
    title=Bilingual("Lernen mit Belohnung", "Reinforcement Learning"),
    course_type=Bilingual("Seminar", "Seminar"),
    hours_per_week="2",
    term=WINTER,
    term_days=WINTER.days,
    lecturers=("Dr. Berta Beispiel",),
    examiner="Dr. Berta Beispiel",
    signatory="Prof. Dr. Carl Muster",
    achievements=Bilingual("Drei Übungsblätter, Poster", "Three exercise sheets, poster"),
    workload_hours=Decimal(180),
    instruction="en",
    credits=Decimal(6),
    grade=Decimal("1.7"),
    place="Tübingen",
)
LONG = "von menschlicher Rückmeldung über Belohnungsmodelle bis zu gesellschaftlichen Folgen "


def logo(colour="red"):
    out = io.BytesIO()
    Image.new("RGBA", (300, 300), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def both(german, english):
    return german, english


def test_both_languages_stand_on_one_page(both, read, text_of):
    pdf = certificate_in(FACTS, both)
    assert len(read(pdf).pages) == 1
    told = text_of(pdf)
    for text in (
        "Leistungsnachweis",
        "Certificate of academic achievement",
        "Ayşe Amsel-Łukaszów",
        "Matrikelnummer / matriculation number 4711001 · M.A. Computerlinguistik",
        "hat im Wintersemester 2023/24 mit Erfolg teilgenommen an",
        "has successfully completed in the winter semester 2023/24",
        "Lernen mit Belohnung",
        "Reinforcement Learning",
        "Seminar, 2 SWS",
        "Seminar, 2 contact hours per week",
        "Lehrperson · Prüferin, Prüfer",
        "Lecturer, examiner",
        "Wintersemester 2023/24 (1. Oktober 2023 – 31. März 2024)",
        "Winter semester 2023/24 (1 October 2023 – 31 March 2024)",
        "Drei Übungsblätter, Poster",
        "Three exercise sheets, poster",
        "180 h, Englisch",
        "180 h, English",
        "Leistungspunkte · ECTS credits",
        "1,7",
        "gut · good",
        "Tübingen, 12. Februar 2024",
        "Ort, Datum · Place, date",
        "Prof. Dr. Carl Muster",
        "Unterschrift · Signature",
        "Nr. 2024-0017",
    ):
        assert text in told


def test_one_language_leaves_the_other_out(german, english, text_of):
    in_german = text_of(certificate_in(FACTS, (german,)))
    in_english = text_of(certificate_in(FACTS, (english,)))
    assert "Leistungsnachweis" in in_german
    assert "achievement" not in in_german
    assert "Reinforcement" not in in_german
    assert "1,7" in in_german
    assert "Certificate of academic achievement" in in_english
    assert "Leistung" not in in_english
    assert "1.7" in in_english
    assert "12 February 2024" in in_english


@pytest.mark.parametrize(
    ("language", "code"), [("de", "de-DE"), ("en", "en-GB"), ("both", "de-DE")]
)
def test_the_file_tells_its_language_and_no_more_of_a_person_than_it_must(read, language, code):
    pdf = read(certificate_pdf(FACTS, language))
    assert pdf.trailer["/Root"]["/Lang"] == code
    assert pdf.metadata.title.endswith(FACTS.number)
    assert pdf.metadata.author == FACTS.university
    told = str(dict(pdf.metadata))
    assert not any(one in told for one in (FACTS.family, FACTS.given, FACTS.matriculation))
    assert pdf.metadata.creation_date.date() == FACTS.issued_on


def test_same_facts_same_bytes():
    facts = replace(FACTS, logo=logo())
    assert certificate_pdf(facts, "both") == certificate_pdf(replace(facts), "both")
    assert certificate_pdf(facts, "both") != certificate_pdf(replace(facts, number="1"), "both")


def test_all_fonts_are_ours_and_embedded(fonts_of):
    assert fonts_of(certificate_pdf(FACTS, "both")) == {
        "NotoSans-Regular": True,
        "NotoSans-Bold": True,
        "NotoSans-Italic": True,
    }


def test_names_are_printed_as_written(both, read, text_of):
    names = ('=HYPERLINK("x")', "<b>Zoë & Co", "<img src='logo.png'/>", "O’Neill", "şőłŽçğ Đặng")
    for name in names:
        pdf = certificate_in(replace(FACTS, given="", family=name), both)
        assert name in text_of(pdf)
        assert not read(pdf).pages[0].images


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="aşőłŽçğ<>&=/\"'’-(). ", min_size=1, max_size=200).filter(str.strip))
def test_any_name_is_there_letter_by_letter(english, text_of, name):
    told = text_of(certificate_in(replace(FACTS, given="", family=name), (english,)))
    assert re.sub(r"\s", "", name) in re.sub(r"\s", "", told)


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"family": "", "given": " "}, "name"),
        ({"matriculation": ""}, "matriculation number"),
        ({"title": Bilingual()}, "course title"),
        ({"term": None}, "semester"),
        ({"credits": None}, "credits"),
        ({"grade": None}, "grade"),
        ({"number": ""}, "certificate number"),
    ],
)
def test_nothing_is_issued_without_what_is_indispensable(changed, name):
    with pytest.raises(CertificateIncomplete) as refused:
        certificate_pdf(replace(FACTS, **changed), "both")
    assert refused.value.fields == (name,)


def test_everything_that_is_missing_is_named_at_once():
    with pytest.raises(CertificateIncomplete) as refused:
        certificate_pdf(replace(FACTS, matriculation="", credits=None, term=None), "de")
    assert refused.value.fields == ("matriculation number", "semester", "credits")


def test_a_guest_needs_no_matriculation_number(both, text_of):
    told = text_of(certificate_in(replace(FACTS, guest=True, matriculation=""), both))
    assert "Matrikelnummer: keine / matriculation number: none" in told


def test_nothing_is_issued_with_a_hole():
    with pytest.raises(GlyphsMissing) as refused:
        certificate_pdf(replace(FACTS, given="小龍"), "both")
    assert refused.value.characters == ("小", "龍")
    assert refused.value.where == "given names"
    assert missing_glyphs(replace(FACTS, given="小龍")) == ("小", "龍")
    assert missing_glyphs(FACTS) == ()


def test_a_hole_in_a_language_that_is_not_printed_does_not_matter():
    facts = replace(FACTS, title=Bilingual("Lernen", "学习"))
    assert missing_glyphs(facts, "de") == ()
    assert certificate_pdf(facts, "de")
    with pytest.raises(GlyphsMissing):
        certificate_pdf(facts, "both")


def test_ungraded_says_passed_and_prints_no_grade(both, text_of):
    told = text_of(certificate_in(replace(FACTS, graded=False, grade=None), both))
    assert "unbenotet – bestanden" in told
    assert "ungraded – passed" in told
    assert "1,7" not in told


def test_participation_carries_neither_grade_nor_credits(both, text_of):
    facts = replace(FACTS, participation_only=True, credits=None, grade=None)
    told = text_of(certificate_in(facts, both))
    assert "Teilnahmeschein" in told
    assert "hat im Wintersemester 2023/24 teilgenommen an" in told
    assert not any(one in told for one in ("Leistungspunkte", "ECTS", "Note", "mit Erfolg"))


def test_what_it_replaces_is_printed_only_when_there_is_something(both, text_of):
    assert "ersetzt" not in text_of(certificate_in(FACTS, both))
    told = text_of(certificate_in(replace(FACTS, replaces="2024-0009"), both))
    assert "Nr. 2024-0017 · ersetzt / replaces 2024-0009" in told


def test_lines_without_content_are_left_out(english, text_of):
    facts = CertificateFacts(
        number="1",
        issued_on=date(2024, 9, 30),
        family="Adler",
        matriculation="4711002",
        title=Bilingual("Logik"),
        term=Term(Season.SUMMER, 2024),
        credits=Decimal("4.5"),
        graded=False,
    )
    told = text_of(certificate_in(facts, (english,)))
    for label in ("Lecturer", "Examiner", "Assessment", "Workload", "Language", "Module", "Place"):
        assert label not in told
    assert "Logik" in told
    assert "4.5" in told
    assert "summer semester 2024" in told


def test_half_a_row_is_labelled_by_what_it_says(english, text_of):
    told = text_of(certificate_in(replace(FACTS, instruction=None, module="ISCL-7"), (english,)))
    assert "Workload 180 h" in told
    assert "Module ISCL-7" in told
    assert "Language" not in told
    assert "exam number" not in told


def test_the_course_is_named_with_its_number_where_it_has_one(both, text_of):
    told = text_of(certificate_in(replace(FACTS, course_number="ISCL & 07"), both))
    assert "Seminar, 2 SWS, Nr. ISCL & 07" in told
    assert "Seminar, 2 contact hours per week, No. ISCL & 07" in told


def test_lecturers_and_examiner_may_be_different_people(english, text_of):
    facts = replace(FACTS, lecturers=("Dr. Berta Beispiel", "Prof. Carl Muster"))
    told = text_of(certificate_in(facts, (english,)))
    assert "Lecturers Dr. Berta Beispiel, Prof. Carl Muster" in told
    assert "Examiner Dr. Berta Beispiel" in told


def test_a_double_name_of_sixty_characters_stays_on_one_line(both, read):
    name = "Maximiliane-Alexandrina von Hohenlohe-Waldenburg-Schillingsf"
    assert len(name) == 60
    text = (
        read(certificate_in(replace(FACTS, given="", family=name), both)).pages[0].extract_text()
    )
    assert name in text.split("\n")


def test_long_texts_wrap_and_stay_above_the_signature(both, read, text_of):
    facts = replace(
        FACTS,
        title=Bilingual(f"Lernen: {LONG}", f"Learning: {LONG}"),
        achievements=Bilingual(LONG * 3, LONG * 3),
        lecturers=("Dr. Berta Beispiel", "Prof. Carl Muster"),
        module="ISCL-MA-07 Aktuelle Themen",
        assessed_on=date(2024, 2, 9),
        signatory="Univ.-Prof. Dr. Dr. h. c. mult. Maximilian von Hohenlohe-Schillingsfürst",
    )
    pdf = certificate_in(facts, both)
    assert len(read(pdf).pages) == 1
    assert f"Learning: {LONG}".strip() in text_of(pdf)
    assert lowest_of_the_upper_part(read(pdf).pages[0], "1,7") > 150


def lowest_of_the_upper_part(page, text):
    heights = []

    def seen(said, _user, matrix, *_):
        if text in said:
            heights.append(matrix[5])

    page.extract_text(visitor_text=seen)
    return min(heights)


def test_texts_that_no_page_could_hold_are_refused_by_name():
    with pytest.raises(CertificateTooLong) as refused:
        certificate_pdf(replace(FACTS, achievements=Bilingual(LONG * 60, "")), "de")
    assert refused.value.field == "assessment"
    with pytest.raises(CertificateTooLong) as refused:
        certificate_pdf(replace(FACTS, signatory="Prof. Dr. Muster " * 30), "de")
    assert refused.value.field == "signatory"


def test_a_logo_is_printed(read):
    (image,) = read(certificate_pdf(replace(FACTS, logo=logo()), "de")).pages[0].images
    assert image.image.getpixel((5, 5))[:3] == (255, 0, 0)


def test_a_logo_that_is_no_picture_is_refused():
    with pytest.raises(PictureUnreadable):
        certificate_pdf(replace(FACTS, logo=b"<svg/>"), "de")
