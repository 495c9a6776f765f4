"""Every PDF of the example course: whole in its structure, and PDF/A and PDF/UA by a judge."""

from __future__ import annotations

import os
import shlex
import subprocess
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from planner.commands.posting import give_codes
from planner.db.journal import Title
from planner.jobs import documents, marking_paper, marking_sheets
from planner.jobs.documents import Kind, Order
from planner.language import Language
from planner.reports.certificate import certificate_pdf
from planner.reports.joining import joined
from planner.reports.marking_paper import marking_pdf
from planner.wording.reasons import reason
from tests.archived_pdf import faults
from tests.example import example_course
from tests.reports.test_certificate import FACTS
from tests.small_course import student_id

JUDGE = os.environ.get("PLANNER_VERAPDF", "")

CODES = ("de", "en")
TODAY = date(2024, 2, 12)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Make every PDF of part 2, by its name."""
    made = {}
    with closing(example_course(tmp_path_factory.mktemp("kept") / "example.course")) as store:
        store.change(Title.of("Codes"), give_codes)
        for code in CODES:
            say = Language.load(code)
            order = Order(say=say, today=TODAY, reason=reason)
            for kind in Kind:
                if kind.suffix == ".pdf":
                    who = (student_id(store, "Adler"),) if kind is Kind.STUDENT_PDF else None
                    of_one = replace(order, students=who)
                    made[f"{kind}-{code}"] = store.read(documents.document, kind, of_one)
            wanted = marking_sheets.Wanted(person="Berta")
            how = marking_paper.OnPaper()
            sheet = store.read(marking_paper.paper_of, wanted, how, say, TODAY)
            made[f"marking-{code}"] = marking_pdf(sheet, say)
    return made


@pytest.fixture(scope="module")
def certificates():
    """Make the certificates, of part 3."""
    return {code: certificate_pdf(FACTS, code) for code in (*CODES, "both")}


def test_certificates_are_told_whole_and_kept_alone_and_joined(certificates):
    found = {name: faults(pdf, part=3) for name, pdf in certificates.items()}
    found["joined"] = faults(joined(certificates.values(), "Certificates", "en"))
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.skipif(not JUDGE, reason="PLANNER_VERAPDF names no command to run veraPDF")
def test_the_judge_accepts_every_document(kept, certificates, tmp_path):
    kept = kept | {"joined": joined(certificates.values(), "Certificates", "en")}
    for flavour, files in (("2a", kept), ("3a", certificates), ("ua1", kept | certificates)):
        paths = [tmp_path / f"{flavour}-{name}.pdf" for name in files]
        for path, pdf in zip(paths, files.values(), strict=True):
            path.write_bytes(pdf)
        command = [*shlex.split(JUDGE), flavour, *map(str, paths)]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        assert said.returncode == 0, said.stdout + said.stderr
