from __future__ import annotations

import zipfile
from contextlib import closing
from datetime import date
from types import SimpleNamespace

from PySide6.QtWidgets import QWidget

from planner.db import register, students
from planner.db.journal import Title
from planner.db.store import create_course
from planner.language import Language
from planner.ui.desk import Desk
from planner.ui.students.bundling import BundleDialog, Bundling
from tests.small_course import furnish


def test_everything_held_about_one_is_asked_for_written_and_told(qtbot, tmp_path):
    page = QWidget()
    qtbot.addWidget(page)
    with closing(create_course(tmp_path / "small.course")) as store:
        store.change(Title.of("Found the course"), furnish)
        desk = Desk(store, Language("en"))
        (adler, *_) = store.read(students.students)
        doings = SimpleNamespace(chosen=[SimpleNamespace(student=adler)])
        bundling = Bundling(page, doings, desk, today=date(2024, 2, 15))
        bundling.ask()
        (dialog,) = page.findChildren(BundleDialog)
        assert dialog.windowTitle() == "Everything held about Adler, Test"
        assert dialog.answer() == "en"
        dialog.reject()
        with qtbot.waitSignal(bundling.noticed, timeout=30_000) as told:
            bundling.write(adler, "de", tmp_path / "a.zip")
        assert told.args == ["a.zip is written."]
        (row,) = store.read(register.handovers)
        assert (row.kind, row.subject, row.language) == ("student-bundle", adler.id, "de")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert "Alles Gespeicherte über Adler, Test" in archive.read("README.txt").decode()
