from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.reports.certificate import Bilingual, certificate_in, certificate_pdf
from planner.reports.certificate_facts import Achieved
from planner.reports.refusals import GlyphsMissing
from planner.rules.certificate_templates import ACHIEVEMENT, Part, Signature
from planner.rules.credits import ItemKind, State
from planner.rules.grades import distribution
from tests.reports.test_certificate import FACTS, both, logo, lowest_of_the_upper_part

__all__ = ["both"]

GRADES = [Decimal(grade) for grade in ("1.0", "1.3", "1.3", "1.7", "2.0", "2.0", "3.0", "4.0")]
EVERYTHING = replace(
    ACHIEVEMENT,
    name="Everything",
    parts=tuple(Part),
    second_page=True,
    signature=Signature.PICTURE,
    foot_de="Auskunft: Prüfungsamt",
    verify_url="https://example.org/check",
)
POSTER = Achieved(
    title="Poster",
    kind=ItemKind.POSTER,
    state=State.PASSED,
    mark=Decimal("1.3"),
    work="Wie man Sprachmodelle mit Lob erzieht: şőŁ",
)
SHEET = Achieved(
    title="Sheet 1",
    kind=ItemKind.HOMEWORK,
    state=State.PASSED,
    points=Decimal("17.5"),
    max_points=Decimal(20),
)
FULL = replace(
    FACTS,
    template=EVERYTHING,
    logo=logo(),
    born_on=date(1999, 5, 3),
    born_in="İzmir",
    attempt=1,
    project="Learning to summarise from human feedback",
    outcomes=Bilingual("Können Verfahren beurteilen.", "Can assess methods."),
    eqf_level=7,
    module="ISCL-MA-07",
    exam_number="12345",
    assessed_on=date(2024, 2, 9),
    distribution=distribution(GRADES),
    signature=logo("blue"),
    achieved=(POSTER, SHEET),
    attended=(13, 14),
    replaces="2024-0009",
)


class Chequered:
    """A code to scan of four times four squares."""

    side = 120.0

    def bars(self):
        return [(15 + 23 * n, 15 + 23 * n, 23, 23) for n in range(4)]


def test_everything_that_can_be_said_fits_on_the_page_in_both_languages(both, read, text_of):
    pdf = certificate_in(FULL, both, code=Chequered())
    assert len(read(pdf).pages) == 2
    told = text_of(pdf)
    for text in (
        "born on 3 May 1999 in İzmir",
        "Learning to summarise from human feedback",
        "Can assess methods.",
        "EQF level 7 (master)",
        "(n = 8)",
        "12,5 %",
        "Auskunft: Prüfungsamt",
        "https://example.org/check",
        "Seite 1 von 2 / Page 1 of 2",
        "Seite 2 von 2 / Page 2 of 2",
        "passed, 17.5 of 20 points",
        "Wie man Sprachmodelle mit Lob erzieht: şőŁ",
        "13 of 14 sessions, as far as recorded",
    ):
        assert text in told
    assert lowest_of_the_upper_part(read(pdf).pages[0], "12,5 %") > 842 - 719.3 + 52


def test_what_a_template_has_switched_off_is_not_printed(english, read, text_of):
    bare = replace(FULL, template=replace(EVERYTHING, parts=(), second_page=False))
    pdf = certificate_in(bare, (english,))
    told = text_of(pdf)
    assert len(read(pdf).pages) == 1
    for text in ("1999", "1.7", "Tübingen", "Beispiel", "Muster", "feedback", "Stamp", "(n ="):
        assert text not in told
    for text in ("Ayşe Amsel-Łukaszów", "4711001", "Reinforcement Learning", "6", "2024-0017"):
        assert text in told


def test_a_template_has_its_own_words_and_colours(english, text_of):
    own = replace(
        ACHIEVEMENT,
        name="Own",
        heading_en="Seminar certificate",
        sentence_en="took part in the {term}",
        letterhead=("Faculty of Humanities", "Tübingen & friends"),
        accent="#1f4e79",
    )
    plain, pdf = (certificate_in(replace(FACTS, template=one), (english,)) for one in (None, own))
    told = text_of(pdf)
    for text in ("Seminar certificate", "took part in the winter semester 2023/24", "& friends"):
        assert text in told
    assert "Philosophische Fakultät" not in told
    assert plain != pdf


def test_a_hole_in_the_words_of_a_template_is_named_too():
    own = replace(ACHIEVEMENT, name="Own", foot_de="学习")
    with pytest.raises(GlyphsMissing) as refused:
        certificate_pdf(replace(FACTS, template=own), "de")
    assert refused.value.where == "foot"


def test_the_foot_says_signed_only_where_it_is(both, text_of):
    assert "signed electronically" not in text_of(certificate_in(FACTS, both))
    signed = certificate_in(replace(FACTS, signed_electronically=True), both)
    assert "signed electronically" in text_of(signed)


def test_many_items_go_on_on_further_pages_with_their_headings(english, read):
    many = replace(FULL, achieved=(POSTER,) * 45)
    pages = read(certificate_in(many, (english,))).pages
    assert len(pages) == 4
    for page in pages[1:]:
        assert "Item" in page.extract_text()
    assert sum(page.extract_text().count("erzieht") for page in pages) == 45
