from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from planner.db.store import in_memory
from planner.jobs.certificate_sample import sample, sample_pdf
from planner.rules.certificate_templates import SHIPPED, parts_of
from tests.small_course import decided, furnished

TODAY = date(2024, 2, 12)


@pytest.mark.parametrize("usual", SHIPPED, ids=lambda one: one.kind)
def test_where_nobody_may_have_one_yet_it_is_shown_for_somebody_invented(usual):
    template = replace(usual, parts=parts_of(usual.kind), second_page=True, qr=True, sign=True)
    with in_memory() as store:
        found = furnished(store).read(sample, TODAY)
    assert found.student(template.kind) is None
    pages = PdfReader(io.BytesIO(sample_pdf(found, template, "both"))).pages
    assert len(pages) == 2
    assert "Mara Muster" in pages[0].extract_text()


def test_it_is_shown_for_the_first_who_has_passed():
    with in_memory() as store:
        decided(furnished(store), "Biber", 3, "three")
        found = store.read(sample, TODAY)
    assert found.facts(SHIPPED[0]).family == "Biber"
    assert found.facts(SHIPPED[1]).family == "Muster"
