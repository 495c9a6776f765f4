from __future__ import annotations

import pytest
from shiboken6 import isValid

from planner.language import Language
from planner.ui.reports.key_dialog import KeyDialog
from tests.signing_keys import NAME, PASSPHRASE, TODAY, key_file


@pytest.fixture
def asked(qtbot, tmp_path):  # noqa: ARG001 - there must be an application
    file = tmp_path / "key.p12"
    file.write_bytes(key_file())
    answers = []
    dialog = KeyDialog.ask(
        None, Language("en"), str(file), TODAY, lambda key, path: answers.append((key, path))
    )
    yield dialog, answers, str(file)
    if isValid(dialog):
        dialog.close()


def test_a_wrong_passphrase_is_said_and_the_question_stays(asked):
    dialog, answers, _ = asked
    dialog.passphrase.setText("falsch")
    dialog.accept()
    assert "does not open “key.p12”" in dialog.objection_line.text()
    assert answers == []


def test_the_right_one_opens_the_key_and_the_file_is_remembered(asked):
    dialog, answers, path = asked
    assert dialog.passphrase.echoMode() is dialog.passphrase.EchoMode.Password
    dialog.passphrase.setText(PASSPHRASE)
    dialog.accept()
    ((key, chosen),) = answers
    assert (key.holder.name, chosen) == (NAME, path)


def test_without_a_file_it_asks_for_one(asked):
    dialog, answers, _ = asked
    dialog.file.clear()
    dialog.accept()
    assert dialog.objection_line.text() == "Choose the file of the key."
    assert answers == []
