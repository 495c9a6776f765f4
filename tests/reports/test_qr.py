from __future__ import annotations

import io

import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from reportlab.graphics import renderPDF
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from planner.exchange.proof_code import code_of, linked
from planner.reports.qr import SMALLEST_MODULE, qr_code
from tests.exchange.test_proof_code import CLAIMS
from tests.signing_keys import rsa_signing_key, signing_key

URL = "https://www.uni-tuebingen.de/verify.html"


def printed(code, dots):
    """Print a code on a piece of paper, and return what a scanner of so many dots an inch sees."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(150, 150))
    renderPDF.draw(code.drawing(), canvas, 20, 20)
    canvas.save()
    with pypdfium2.PdfDocument(out.getvalue()) as file:
        return file[0].render(scale=dots / 72).to_pil()


def scanned(picture):
    """Make a page look as from a scanner: askew, grey, in lossy compression."""
    askew = picture.convert("L").rotate(2, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    out = io.BytesIO()
    askew.save(out, "JPEG", quality=60)
    return Image.open(out)


@pytest.mark.parametrize("key", [signing_key, rsa_signing_key], ids=["EC", "RSA"])
def test_a_code_with_its_signature_is_read_from_a_print_and_from_a_scan(key):
    text = linked(code_of(CLAIMS, key()), URL)
    code = qr_code(*text, side=30 * mm)
    assert code.module >= SMALLEST_MODULE
    assert 29.9 * mm < code.side < 38 * mm
    page = printed(code, 150)
    for picture in (page, scanned(page)):
        assert [one.text for one in zxingcpp.read_barcodes(picture)] == ["".join(text)]


def test_the_dark_bars_are_those_of_the_modules():
    code = qr_code("PLANNER", side=100)
    dark = sum(width * height for _, _, width, height in code.bars()) / code.module**2
    assert round(dark) == sum(map(sum, code.modules))
    assert code.side == pytest.approx(100)


def test_what_no_camera_could_read_makes_no_code():
    assert qr_code("X" * 3000, side=100) is None
