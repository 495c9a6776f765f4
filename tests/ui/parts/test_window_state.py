from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray

from planner.ui.parts.window_state import WindowState


def test_what_is_kept_is_found_again(tmp_path):
    path = tmp_path / "state" / "window.json"
    state = WindowState(path)
    assert state.text("inspector") == ""
    assert state.packed("geometry").isEmpty()
    state.keep("inspector", "300")
    state.keep("geometry", QByteArray(b"\x01\x00\xff"))
    state.save()
    again = WindowState(path)
    assert again.text("inspector") == "300"
    assert again.packed("geometry") == QByteArray(b"\x01\x00\xff")


@pytest.mark.parametrize("text", ["{", "[1]", '{"inspector": 3}', "\x00"])
def test_a_broken_file_is_no_obstacle(tmp_path, text):
    path = tmp_path / "window.json"
    path.write_text(text)
    assert WindowState(path).text("inspector") == ""


def test_a_folder_that_cannot_be_written_to_is_no_obstacle_either(tmp_path):
    (tmp_path / "state").write_text("a file in the way")
    state = WindowState(tmp_path / "state" / "window.json")
    state.keep("inspector", "300")
    state.save()
    assert state.text("inspector") == "300"
