"""What is put together about one student: files for people to read, and one for programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from planner.language import marked
from planner.reports.student_page import student_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.language import Language
    from planner.reports.student_page import StudentPage

FORMAT: Final = "course-planner-student/1"
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes what begins so for one
DANGLING: Final = "'"

_WHAT: Final = (
    ("record.pdf", marked("everything on record, to be read, with internal notes")),
    ("data.json", marked("the same as rows that a program can read")),
    ("history.csv", marked("each step that changed something: when, who, before and after")),
)
_KEYS: Final = (
    ("student", marked("name, numbers, address, programme, status, aim, notes")),
    ("result, past_attempt", marked("what was handed in and marked, and earlier attempts")),
    ("attendance, absence", marked("sessions attended, and days announced as impossible")),
    ("group_member, presenter", marked("groups and presentations, without the others in them")),
    ("booking, decision, decision_line", marked("how the course is booked, and what was decided")),
    ("certificate, handover, sign_off", marked("what was handed out, and points signed off")),
    ("marking_sheets, office_lists", marked("what such lists said in this one row of theirs")),
    ("names", marked("what items, tiers, sessions and groups are called, by their ids")),
)
_TEXTS: Final = (
    (
        marked("What for"),
        marked(
            "The lecturer plans the course, records what is handed in, and decides on credits and"
            " grades with these data; certificates and the lists of the examination office are"
            " made of them."
        ),
    ),
    (
        marked("From where"),
        marked(
            "From lists of participants, from what the student handed in or said, and from what"
            " lecturers and teaching assistants entered."
        ),
    ),
    (
        marked("How long"),
        marked(
            "The course file records no day on which it is deleted; the lecturer can say how long"
            " it is kept. What was handed out never changes while it is."
        ),
    ),
    (
        marked("What is left out"),
        marked(
            "Names, numbers and addresses of other students: where a text names them it says […]."
            " Lists of many people are not here as a whole, only the row about this student. Mails"
            " to many at once are not here either."
        ),
    ),
    (
        marked("What the file does not know"),
        marked(
            "What was written by mail or on paper, copies that somebody made, and what the"
            " university's other systems hold. A preference of the program on a machine says"
            " nothing about students."
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldStep:
    """One field that a step changed, in words; ``record`` is the row's table."""

    number: int
    at: str
    who: str
    what: str
    record: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentBundle:
    """All that is held about a student; ``handed_out`` are documents by the names of their files.

    ``recipients`` are those whom documents about the student went to, as the register says.
    """

    page: StudentPage
    made_on: date
    data: Mapping[str, Any]
    steps: Sequence[HeldStep]
    handed_out: Mapping[str, bytes]
    recipients: Sequence[str]


def bundle_files(bundle: StudentBundle, say: Language) -> dict[str, bytes]:
    """Return the files by name; same rows, same bytes. Raises GlyphsMissing."""
    return {
        "README.txt": _readme(bundle, say).encode(),
        "record.pdf": student_pdf(bundle.page, say),
        "data.json": _data(bundle).encode(),
        "history.csv": _history(bundle, say).encode("utf-8-sig"),
        **{f"handed-out/{name}": content for name, content in bundle.handed_out.items()},
    }


def _data(bundle: StudentBundle) -> str:
    about = {
        "format": FORMAT,
        "course": bundle.page.course,
        "term": bundle.page.term,
        "made_on": bundle.made_on.isoformat(),
    }
    return json.dumps(about | dict(bundle.data), ensure_ascii=False, indent=2) + "\n"


def _history(bundle: StudentBundle, say: Language) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    heads = (say("Step"), say("When"), say("Who"), say("What was done"), say("Record"))
    rows.writerow((*heads, say("Field"), say("Before"), say("After")))
    for one in bundle.steps:
        texts = (one.at, one.who, one.what, one.record, one.field, one.before, one.after)
        rows.writerow((one.number, *map(_harmless, texts)))
    return out.getvalue()


def _harmless(text: str) -> str:
    return f"{DANGLING}{text}" if text.startswith(FORMULA) else text


def _readme(bundle: StudentBundle, say: Language) -> str:
    page = bundle.page
    head = say("Everything held about {name}", name=page.name)
    lines = [head, "=" * len(head), "", f"{page.course}, {page.term}"]
    if page.institution:
        lines.append(page.institution)
    lines += [say("Made on {day}", day=say.long_day(bundle.made_on)), ""]
    lines += [
        say(
            "This is what the file of the course holds about one person, as article 15 of the"
            " General Data Protection Regulation gives a right to see it."
        ),
        "",
        f"{say('What is here')}:",
        *(f"- {name}: {say(words)}" for name, words in _WHAT),
    ]
    if bundle.handed_out:
        words = say("documents as they were handed out")
        lines.append(f"- handed-out/: {words}")
    for heading, text in _TEXTS:
        lines += ["", f"{say(heading)}:", say(text)]
    lines += ["", f"{say('Who received data, as far as it is recorded')}:"]
    lines += [f"- {name}" for name in bundle.recipients] or [say("Nobody.")]
    lines += ["", f"{say('The keys of data.json')}:"]
    lines += [f"- {names}: {say(words)}" for names, words in _KEYS]
    return "\n".join(lines) + "\n"
