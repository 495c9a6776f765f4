from __future__ import annotations

import base64
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from planner.commands.posting import give_codes
from planner.db.journal import Title
from planner.db.store import open_course
from planner.jobs import certificates
from planner.jobs.certificates import Wish
from planner.jobs.documents import Kind, Order, document
from planner.language import Language
from planner.ui.parts.pdf_pages import CannotShow, pages
from planner.wording.reasons import reason
from tests.small_course import student_id
from tests.ui.reports.conftest import TODAY, edit_course, rename

PDFS = [kind for kind in Kind if kind.suffix == ".pdf"]


def made(store, kind, code="de"):
    of_few = kind in {Kind.STUDENT_PDF, Kind.STATEMENTS}  # a page each: one says it all
    who = (student_id(store, "Adler"),) if of_few else None
    if kind is Kind.POSTED_PDF:
        store.change(Title.of("Codes"), give_codes)
    order = Order(say=Language.load(code), today=TODAY, reason=reason, students=who)
    return store.read(document, kind, order)


def certificate(store, language="both"):
    who = student_id(store, "Adler")
    return store.read(certificates.preview, who, Wish(language=language), TODAY)


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
        size = tuple(map(float, theirs.mediabox[2:]))
        assert (ours.width, ours.height) == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize("language", ["de", "en", "both"])
def test_certificates_are_read_with_all_their_letters(store, language):
    rename(store, "Adler", family="Şahin-Łőž", given="<b>Zoë & Co")
    who = student_id(store, "Şahin-Łőž")
    content = store.read(certificates.preview, who, Wish(language=language), TODAY)
    ((page,), _) = pages(content)
    assert "<b>Zoë & Co Şahin-Łőž" in page.words


def test_a_logo_is_seen_on_the_page(store):
    plain = pages(certificate(store))[0][0].drawn(400)
    out = io.BytesIO()
    Image.new("RGB", (40, 20), (20, 60, 140)).save(out, "PNG")
    edit_course(store, logo=base64.b64encode(out.getvalue()).decode())
    shown = pages(certificate(store))[0][0].drawn(400)
    blue = [(x, y) for x in range(200, 400) for y in range(120) if _bluish(shown.pixelColor(x, y))]
    assert len(blue) > 50
    assert not any(_bluish(plain.pixelColor(x, y)) for x, y in blue)


def _bluish(colour) -> bool:
    return colour.blue() > 100 > colour.red() and colour.green() < 100


def test_a_page_is_drawn_as_wide_as_asked_on_white(store):
    ((page,), _) = pages(made(store, Kind.EXAM_PDF))
    image = page.drawn(500)
    assert image.width() == 500
    assert abs(image.height() - 500 * page.height / page.width) <= 1
    assert image.pixelColor(2, 2).name() == "#ffffff"


@pytest.fixture(scope="module")
def one_certificate(example_file):
    store = open_course(example_file, writing=False)
    try:
        return certificate(store)
    finally:
        store.close()


@settings(max_examples=40)
@given(data=st.data())
def test_a_damaged_document_is_shown_or_refused_but_nothing_else(one_certificate, data):
    at = data.draw(st.integers(0, len(one_certificate) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=12))
    damaged = one_certificate[:at] + junk + one_certificate[at + len(junk) :]
    try:
        found, _ = pages(damaged)
    except CannotShow:
        return
    assert all(page.drawn(50).width() == 50 for page in found)
