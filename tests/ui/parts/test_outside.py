from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from shiboken6 import delete

from planner.exchange.whole_file import CannotWrite, WhyNot
from planner.language import Language
from planner.ui.parts.outside import Outside, check_folder, with_ending
from planner.wording import worded


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


def test_a_folder_that_can_be_written_to_stays_empty(tmp_path):
    check_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_refused(tmp_path):
    with pytest.raises(CannotWrite) as refusal:
        check_folder(tmp_path / "none")
    assert refusal.value.why is WhyNot.NO_FOLDER
    assert refusal.value.folder == str(tmp_path / "none")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_refused(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(CannotWrite) as refusal:
        check_folder(tmp_path)
    assert (refusal.value.name, refusal.value.why) == (tmp_path.name, WhyNot.CLOSED_FOLDER)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder that takes no file")
def test_the_refusal_names_the_folder_and_not_a_file_nobody_asked_for():
    with pytest.raises(CannotWrite) as refusal:
        check_folder(Path("/proc/self"))
    assert "“self”" in worded(refusal.value, Language("en"))
    assert "trial" not in worded(refusal.value, Language("en"))
