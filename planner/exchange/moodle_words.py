"""What Moodle writes into its tables, in English and German: headings, status texts, dates.

The words are those of Moodle's language packs for mod_assign, assignfeedback_offline and core
(4.x, with older spellings beside them).
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from planner.rules.terms import Days
from planner.rules.typed import NoSuchDay, typed_day

if TYPE_CHECKING:
    from collections.abc import Mapping

_ANY_YEAR = Days(date(2000, 1, 1), date(2000, 12, 31))
_TIME = re.compile(r",?\s+(?:um\s+)?(\d{1,2}):(\d{2})(?::\d{2})?\s*(am|pm|uhr)?$", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"^(?:[^\W\d_]+,\s*)?([^\W\d_]+)\s+(\d{1,2}),\s*(\d{4})$")
_SPAN = re.compile(r"(\d+)\s*([^\W\d_]+)")
_UNITS: Mapping[str, timedelta] = {  # by how the word begins
    "y": timedelta(days=365),
    "j": timedelta(days=365),
    "w": timedelta(weeks=1),
    "d": timedelta(days=1),
    "t": timedelta(days=1),
    "h": timedelta(hours=1),
    "st": timedelta(hours=1),
    "m": timedelta(minutes=1),
    "s": timedelta(seconds=1),
}
_LATE = re.compile(r"\b(late|zu spät|später|verspätet)$", re.IGNORECASE)
_EXTENDED = re.compile(
    r"^(?:extension granted until|verlänger[^:]*\bbis)\s*:?\s*(.+)$", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
NO = frozenset({"no", "nein"})
DASHES = frozenset({"", "-", "–", "—"})


class Status(StrEnum):
    """What the status column of an assignment says about handing in."""

    SUBMITTED = "submitted"
    NONE = "none"
    DRAFT = "draft"  # the student has not handed it in
    REOPENED = "reopened"


_STATUSES: Mapping[str, Status] = {
    "submitted for grading": Status.SUBMITTED,
    "zur bewertung abgegeben": Status.SUBMITTED,
    "zur bewertung eingereicht": Status.SUBMITTED,
    "no submission": Status.NONE,
    "no attempt": Status.NONE,
    "keine abgabe": Status.NONE,
    "kein versuch": Status.NONE,
    "draft (not submitted)": Status.DRAFT,
    "entwurf (nicht abgegeben)": Status.DRAFT,
    "reopened": Status.REOPENED,
    "erneut geöffnet": Status.REOPENED,
}


class Moment(NamedTuple):
    """A day, and the time of day where it is said."""

    day: date
    at: time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """What a worksheet says about one student's work beside its grade.

    ``late`` is by how much it came too late, as Moodle reckons it; ``until`` the student's own
    deadline; ``again`` tells that the work is younger than its grade.
    """

    status: Status | None = None
    at: Moment | None = None
    late: timedelta | None = None
    until: date | None = None
    again: bool = False

    @property
    def late_days(self) -> int:
        """The days by which the work came too late; a day that has begun counts as one."""
        return -(-self.late // timedelta(days=1)) if self.late else 0


def moment(text: str) -> Moment | None:
    """Read a date as Moodle writes it; None for a dash and for what is no date.

    >>> moment("Friday, 9 February 2024, 10:37 PM")
    Moment(day=datetime.date(2024, 2, 9), at=datetime.time(22, 37))
    >>> moment("Freitag, 9. Februar 2024, 10:37") == moment("Friday, February 9, 2024, 10:37 AM")
    True
    """
    plain = " ".join(text.split())
    found = _TIME.search(plain)
    at = None
    if found:
        hour, half = int(found[1]), (found[3] or "").lower()
        if half in {"am", "pm"}:
            hour = hour % 12 + 12 * (half == "pm")
        at = time(hour, int(found[2])) if hour < 24 and int(found[2]) < 60 else None
        plain = plain[: found.start()]
    turned = _MONTH_FIRST.match(plain)
    if turned:
        plain = f"{turned[2]} {turned[1]} {turned[3]}"
    if not re.search(r"\d{4}", plain):
        return None
    try:
        return Moment(typed_day(plain, _ANY_YEAR), at)
    except NoSuchDay:
        return None


def span(text: str) -> timedelta | None:
    """Read how long something is: "2 days 3 hours", "1 Stunde 20 Minuten"; None if it is none.

    >>> span("2 Tage 3 Stunden"), span("35 mins 10 secs") < span("1 day")
    (datetime.timedelta(days=2, seconds=10800), True)
    """
    total = timedelta()
    for many, word in _SPAN.findall(text):
        unit = _UNITS.get(word[:2].lower()) or _UNITS.get(word[:1].lower())
        if unit is None:
            return None
        total += int(many) * unit
    return total or None


def handed_in(status: str, submitted: str = "", graded: str = "") -> HandedIn:
    """Read the status of a worksheet, and when the work and its grade were last changed.

    What is overdue says nothing: the clock records nothing here.

    >>> said = handed_in("Zur Bewertung abgegeben - 2 Tage 3 Stunden zu spät - Bewertet - ")
    >>> said.status.value, said.late_days
    ('submitted', 3)
    """
    kind = late = until = None
    for piece in " ".join(status.split()).split(" - "):
        part = piece.strip(" -")
        extended = _EXTENDED.match(part)
        if part.casefold() in _STATUSES:
            kind = _STATUSES[part.casefold()]
        elif extended:
            until = _last_day(moment(extended[1]))
        elif _LATE.search(part):
            late = span(part)
    at, marked = moment(submitted), moment(graded)
    return HandedIn(
        status=kind,
        at=at,
        late=late,
        until=until,
        again=at is not None and marked is not None and _stamp(at) > _stamp(marked),
    )


def _last_day(until: Moment | None) -> date | None:
    """Return the last day of a deadline: one at midnight ends the day before."""
    if until is None:
        return None
    return until.day - timedelta(days=until.at == time())


def _stamp(one: Moment) -> tuple[date, time]:
    return one.day, one.at or time()


class Field(StrEnum):
    """A column of an offline grading worksheet."""

    ID = "id"
    STATUS = "status"
    GRADE = "grade"
    MOST = "most"
    SCALE = "scale"
    CHANGEABLE = "changeable"
    SUBMITTED = "submitted"
    GRADED = "graded"
    FEEDBACK = "feedback"


_FIELDS: Mapping[str, Field] = {
    "identifier": Field.ID,
    "id": Field.ID,
    "status": Field.STATUS,
    "grade": Field.GRADE,
    "bewertung": Field.GRADE,
    "maximum grade": Field.MOST,
    "bestwertung": Field.MOST,
    "maximale bewertung": Field.MOST,
    "scale": Field.SCALE,
    "skala": Field.SCALE,
    "grade can be changed": Field.CHANGEABLE,
    "bewertung kann geändert werden": Field.CHANGEABLE,
    "last modified (submission)": Field.SUBMITTED,
    "zuletzt geändert (abgabe)": Field.SUBMITTED,
    "last modified (grade)": Field.GRADED,
    "zuletzt geändert (bewertung)": Field.GRADED,
    "feedback comments": Field.FEEDBACK,
    "feedback als kommentar": Field.FEEDBACK,
    "feedback-kommentare": Field.FEEDBACK,
    "feedbackkommentare": Field.FEEDBACK,
}


def worksheet_field(head: str) -> Field | None:
    """Say which column of a worksheet a heading is.

    >>> worksheet_field("Bewertung kann geändert werden").value
    'changeable'
    """
    return _FIELDS.get(" ".join(head.split()).casefold())


class Shown(StrEnum):
    """As what a grade export writes a grade."""

    REAL = "real"
    PERCENT = "percent"
    LETTER = "letter"
    FEEDBACK = "feedback"


_SHOWN: Mapping[str, Shown] = {
    **dict.fromkeys(("real", "punkte", "wert"), Shown.REAL),
    **dict.fromkeys(("percentage", "prozent", "prozente", "prozentsatz"), Shown.PERCENT),
    **dict.fromkeys(("letter", "note", "notenstufe", "buchstabe"), Shown.LETTER),
    "feedback": Shown.FEEDBACK,
}
_OF_EXPORT = re.compile(r"^(?:(?P<kind>[^:()]{2,40}):\s*)?(?P<title>.+?)\s*\((?P<as>[^()]+)\)$")
_TOTAL = re.compile(r"(?:^|\s)(?:total|gesamt|gesamtsumme|summe)$", re.IGNORECASE)
_DOWNLOADED = re.compile(
    r"^(?:last downloaded from this course|zuletzt aus diesem kurs\b.*|"
    r"letzter download aus diesem kurs.*)$",
    re.IGNORECASE,
)


class ExportHead(NamedTuple):
    """A heading of a grade export; ``total`` for the sum of a course or a category."""

    title: str
    shown: Shown
    total: bool


def export_head(head: str) -> ExportHead | None:
    r"""Read the heading of a grade; None for what is none. No-break spaces are spaces.

    >>> export_head("Aufgabe:\u00a0 Essay (2) (Punkte)")
    ExportHead(title='Essay (2)', shown=<Shown.REAL: 'real'>, total=False)
    >>> export_head("Kurs gesamt (Punkte)").total
    True
    """
    found = _OF_EXPORT.match(" ".join(head.split()))
    shown = _SHOWN.get(found["as"].casefold()) if found else None
    if found is None or shown is None:
        return None
    total = not found["kind"] and bool(_TOTAL.search(found["title"]))
    return ExportHead(found["title"], shown, total)


def is_download_stamp(head: str) -> bool:
    """Tell whether a column says when a grade export was downloaded."""
    return bool(_DOWNLOADED.match(" ".join(head.split())))


def scale_words(text: str) -> tuple[str, ...]:
    """Return the words of a scale, the worst first; a comma or a line parts them.

    >>> scale_words("nicht bestanden, bestanden")
    ('nicht bestanden', 'bestanden')
    """
    parts = text.split("\n") if "\n" in text else text.split(",")
    return tuple(part.strip() for part in parts if part.strip())


def plain_text(comment: str) -> str:
    """Return a comment without the tags of a web page, as Moodle's editor leaves them.

    >>> plain_text("<p>Good &amp; clear</p><p>See p. 3</p>")
    'Good & clear See p. 3'
    """
    if "<" not in comment and "&" not in comment:
        return comment
    return " ".join(html.unescape(_TAG.sub(" ", comment)).split())


def as_comment(text: str) -> str:
    """Write a note as Moodle's editor of comments takes it: signs of web pages stay what they are.

    >>> as_comment("a < b & c"), plain_text(as_comment("a < b & c"))
    ('a &lt; b &amp; c', 'a < b & c')
    """
    return html.escape(text, quote=False).replace("\n", "<br>")
