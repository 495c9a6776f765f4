from __future__ import annotations

import base64
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from planner.db.store import open_course
from planner.jobs import certificates
from planner.jobs.documents import Kind, Order, document
from planner.language import Language
from planner.ui.reports.pdf_drawing import Picture, Shape, Text, multiplied
from planner.ui.reports.pdf_objects import CannotShow
from planner.ui.reports.pdf_pages import pages
from planner.wording.reasons import reason
from tests.small_course import student_id
from tests.ui.reports.conftest import TODAY, edit_course, rename

PDFS = [kind for kind in Kind if kind.suffix == ".pdf"]


def made(store, kind, code="de"):
    return store.read(document, kind, Order(say=Language.load(code), today=TODAY, reason=reason))


def certificate(store, language="both"):
    who = student_id(store, "Adler")
    return store.read(certificates.preview, who, language, TODAY)


def signs(text):
    return sorted(re.sub(r"\s", "", text))


@pytest.mark.parametrize("kind", PDFS)
@pytest.mark.parametrize("code", ["de", "en"])
def test_every_document_is_read_to_the_letter(store, kind, code):
    content = made(store, kind, code)
    reader = PdfReader(io.BytesIO(content))
    found, count = pages(content)
    assert len(found) == count == len(reader.pages)
    for ours, theirs in zip(found, reader.pages, strict=True):
        assert signs(ours.words) == signs(theirs.extract_text())
        assert (ours.width, ours.height) == tuple(map(float, theirs.mediabox[2:]))


@pytest.mark.parametrize("language", ["de", "en", "both"])
def test_certificates_are_read_with_all_their_letters(store, language):
    rename(store, "Adler", family="Şahin-Łőž", given="<b>Zoë & Co")
    who = student_id(store, "Şahin-Łőž")
    content = store.read(certificates.preview, who, language, TODAY)
    ((page,), _) = pages(content)
    assert "<b>Zoë & Co Şahin-Łőž" in page.words


def test_a_logo_comes_with_its_opacity(store):
    out = io.BytesIO()
    Image.new("RGBA", (40, 20), (20, 60, 140, 100)).save(out, "PNG")
    edit_course(store, logo=base64.b64encode(out.getvalue()).decode())
    ((page,), _) = pages(certificate(store))
    (picture,) = [one for one in page.drawn if isinstance(one, Picture)]
    assert (picture.width, picture.height, picture.channels) == (40, 20, 3)
    assert picture.content[:3] == bytes((20, 60, 140))
    assert picture.mask[:1] == bytes((100,))


def test_places_and_colours_are_those_of_the_page(store):
    ((page,), _) = pages(made(store, Kind.EXAM_PDF))
    texts = [one for one in page.drawn if isinstance(one, Text)]
    assert all(0 <= one.matrix[4] <= page.width for one in texts)
    assert all(0 <= one.matrix[5] <= page.height for one in texts)
    heading = next(one for one in texts if one.said.startswith("Prüfungsliste"))
    assert (heading.state.face.name, heading.state.size) == ("NotoSans-Bold", 18)
    assert any(isinstance(one, Shape) and one.fills for one in page.drawn)


@pytest.fixture(scope="module")
def one_certificate(example_file):
    store = open_course(example_file, writing=False)
    try:
        return certificate(store)
    finally:
        store.close()


@settings(max_examples=150)
@given(data=st.data())
def test_a_damaged_document_is_shown_or_refused_but_nothing_else(one_certificate, data):
    at = data.draw(st.integers(0, len(one_certificate) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=12))
    damaged = one_certificate[:at] + junk + one_certificate[at + len(junk) :]
    try:
        found, _ = pages(damaged)
    except CannotShow:
        return
    assert all(isinstance(page.words, str) for page in found)


MATRIX = st.tuples(*[st.integers(-5, 5)] * 6)


@given(MATRIX, MATRIX, MATRIX)
def test_movements_one_after_the_other_may_be_joined_in_any_order(a, b, c):
    assert multiplied(multiplied(a, b), c) == multiplied(a, multiplied(b, c))
