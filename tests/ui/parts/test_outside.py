from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from shiboken6 import delete

from planner.ui.parts.outside import Outside, with_ending


class Viewer(QObject):
    """Stands where the system's viewer would be."""

    def __init__(self):
        super().__init__()
        self.urls = []

    @Slot(QUrl)
    def show(self, url):
        self.urls.append(url)


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def viewer():
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show")
    yield viewer
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def outside():
    parent = QObject()
    yield Outside(parent)
    delete(parent)


def test_a_document_is_opened_from_a_folder_of_its_own(outside, viewer):
    assert outside.open_bytes("List 1/2.pdf", b"content")
    path = Path(viewer.urls[0].toLocalFile())
    assert path.name == "List 1-2.pdf"
    assert path.read_bytes() == b"content"
    delete(outside)
    assert not path.exists()


def test_a_folder_is_opened(outside, viewer, tmp_path):
    assert outside.open(tmp_path)
    assert Path(viewer.urls[0].toLocalFile()) == tmp_path


def test_suggested_names_lie_in_the_last_folder_and_fit_every_disk(outside, tmp_path):
    outside.folder = tmp_path
    assert outside.suggested('A: "list"?.pdf') == tmp_path / "A- -list-.pdf"


@pytest.mark.parametrize(
    ("typed", "written"),
    [("a.pdf", "a.pdf"), ("a.PDF", "a.PDF"), ("a", "a.pdf"), ("my.course", "my.course.pdf")],
)
def test_no_file_of_another_kind_is_ever_replaced(typed, written):
    assert with_ending(Path(typed), ".pdf") == Path(written)
