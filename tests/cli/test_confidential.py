"""What is told to the lecturer alone: it leaves the course in no document."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from pypdf import PdfReader

from planner.cli.grammar_documents import DOCUMENTS
from planner.commands import course, results
from planner.db.journal import Title
from planner.db.store import open_course
from planner.db.students import students

IDS = "SELECT id FROM item"
APART = ("verify-page", "student-bundle", "exam-list", "worksheet")
MORE = {  # taken besides
    "sheet": ("--for", "Omar"),
    "posted-pdf": ("--show", "Homework 1"),
    "student-pdf": ("--students", "4711001"),
}
NAMES = frozenset({"gradebook-xlsx", "exam-xlsx", "exam-pdf", "certificates", "sheet", "json"})
NAMES |= {"statements", "poster-plan-pdf", "elmo", "student-pdf"}
UNIVERSITY = ("university=Uni", "university_id=uni.example", "university_url=https://uni.example")
NAMELESS = frozenset({"posted-pdf", "schedule-pdf", "calendar-pdf", "signup-pdf", "ics"})
GROUND, NOTE = "Blinddarmdurchbruch", "Plagiatsverdacht"


@pytest.fixture
def told(passing):
    """The course with an extension, its ground, and an internal note."""
    with open_course(passing) as store:
        who = next(row.id for row in store.read(students) if row.family == "Adler")
        items = [
            row[0] for row in store.read(lambda tx: tx.connection().exec_driver_sql(IDS).all())
        ]
        said = {"due": date(2023, 11, 22), "due_ground": GROUND, "note": NOTE}
        for item in items:
            title = Title.of("Extended")
            store.change(title, lambda tx, i=item: results.annotate(tx, who, i, **said))
        store.change(Title.of("Bound"), lambda tx: course.edit(tx, smallest_n=1))
    return passing


def everything_in(path):
    """Return all text of a file: pages, attachments and metadata; all parts of a workbook."""
    content = path.read_bytes()
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as whole:
            return "".join(
                whole.read(name).decode("utf-8", "replace") for name in whole.namelist()
            )
    if not content.startswith(b"%PDF-"):
        return content.decode("utf-8", "replace")
    read = PdfReader(BytesIO(content))
    parts = [page.extract_text() for page in read.pages]
    parts += [
        str(read.metadata),
        str(read.xmp_metadata.stream.get_data() if read.xmp_metadata else ""),
    ]
    for found in read.attachments.values():
        parts += [one.decode("utf-8", "replace") for one in found]
    return "".join(parts)


def written(out):
    return sorted(out.iterdir()) if out.is_dir() else [out]


# The page that checks codes is made of the signer's key alone: it reads nothing of students. All
# that is held about a student, grounds too, is for that student, who has a right to see it.
# What fills in a file of the office or of Moodle writes nothing but grades into it.
@pytest.mark.parametrize("kind", [kind for kind in DOCUMENTS if kind not in APART])
def test_the_ground_of_an_extension_is_in_no_document(told, tmp_path, done, kind):
    done("decide", told, "--all", "--today", "2024-02-15")
    done("course", told, "--set", *UNIVERSITY)
    out = tmp_path / "out"
    done("export", told, kind, out, *MORE.get(kind, ()))
    texts = [everything_in(path) for path in written(out)]
    assert all(texts)
    assert kind not in NAMES or any("Adler" in text for text in texts)  # it is read at all
    assert kind not in NAMELESS or not any("Adler" in text or "4711" in text for text in texts)
    assert not any(GROUND in text for text in texts)
    if kind not in {"json", "course-xlsx"}:  # the course itself, for the lecturer alone
        assert not any(NOTE in text for text in texts)


def test_a_marking_sheet_says_until_when(told, tmp_path, done):
    for out in (tmp_path / "sheet.xlsx", tmp_path / "sheet.pdf"):
        done("export", told, "sheet", out, *MORE["sheet"])
        text = everything_in(out)
        assert GROUND not in text
        assert NOTE not in text
    assert "22 Nov" in everything_in(tmp_path / "sheet.xlsx")


def test_the_shell_says_until_when_and_not_why(told, planner):
    shown = planner("show", told, "--json").out
    assert "2023-11-22" in shown
    assert GROUND not in shown
    assert GROUND not in planner("history", told, "--json").out


def test_what_is_published_says_neither(told, tmp_path, done):
    done("publish", told, tmp_path / "site")
    texts = [everything_in(path) for path in written(tmp_path / "site")]
    assert texts
    assert not any(GROUND in text or NOTE in text for text in texts)
