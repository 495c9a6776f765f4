from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from planner.jobs.verifying import verify
from planner.language import Language
from planner.ui.reports.verify_dialog import VerifyDialog
from tests.signing_keys import NAME, TODAY, signed_pdf, unsigned_pdf


@pytest.fixture
def shown(theme, tmp_path):
    """Show what is found about a file, and return the sentences that can be read."""
    dialogs = []

    def show(content):
        file = tmp_path / "certificate.pdf"
        file.write_bytes(content)
        found = verify(file, None, TODAY)
        dialogs.append(VerifyDialog.tell(None, Language("en"), theme, found))
        return [label.text() for label in dialogs[-1].findChildren(QLabel)]

    yield show
    for dialog in dialogs:
        dialog.close()


def test_a_signed_certificate_is_shown_with_its_facts_and_who_signed_it(shown):
    said = shown(signed_pdf())
    assert "Signed, and unchanged since" in said
    assert "Aylin Özdemir" in said
    assert any(NAME in text for text in said)


def test_one_that_proves_nothing_is_called_so(shown):
    said = shown(unsigned_pdf())
    assert "Not proved" in said
