from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from planner.ui.start.pasted_page import PastedPage

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def copied():
    """Put something into the clipboard, which is empty again afterwards."""

    def copying(text="", html=""):
        data = QMimeData()
        if text:
            data.setText(text)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)

    yield copying
    QGuiApplication.clipboard().clear()


def test_what_a_browser_copied_is_kept_with_its_table(copied):
    copied("1\t18.10.\tEule", "<table><tr><td>18.10.</td><td>Eule ş</td></tr></table>")
    pasted = PastedPage()
    page = pasted.from_clipboard()
    assert page.suffix == ".html"
    assert "<html><body><table>" in page.read_text("utf-8")
    assert "Eule ş" in page.read_text("utf-8")


def test_what_an_editor_copied_is_kept_as_plain_text(copied):
    copied("| 18.10. | Eule |", "<div><span>| 18.10. | Eule |</span></div>")
    pasted = PastedPage()
    page = pasted.from_clipboard()
    assert (page.name, page.read_text("utf-8")) == ("pasted-1.md", "| 18.10. | Eule |")
    assert pasted.from_clipboard().name == "pasted-2.md"


def test_an_empty_clipboard_gives_no_page(copied):
    copied(" ")
    assert PastedPage().from_clipboard() is None
