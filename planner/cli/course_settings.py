"""What KEY=VALUE means for the course settings: read, checked, and with what follows from it."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.cli import course_dates
from planner.cli.values import NO_DAY, day_of, period_of
from planner.db import courses
from planner.errors import PlannerError
from planner.exchange.files_in import read_bytes
from planner.jobs.course_calendar import calendar_after
from planner.reports.refusals import PictureUnreadable
from planner.rules.attendance import ExcusedCounts
from planner.rules.office_codes import USUAL, read_codes
from planner.rules.terms import Term
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from planner.db.courses import CourseRow
    from planner.jobs.lecture_periods import Periods
    from planner.language import Language
    from planner.rules.slots import ExtraDate, Slot
    from planner.rules.terms import DayNote, DayOff, Days

TEXTS = (
    *("title_de", "title_en", "university", "faculty", "institute", "place", "course_type"),
    *("course_number", "hours_per_week", "exam_number", "module", "page_url", "university_id"),
    *("university_url", "outcomes_de", "outcomes_en"),
)
ROLES = tuple(vocabulary.ROLES)
OTHERS = ("title", "language", "term", "lectures", "region", "slots", "extra", "notes")
MORE = (
    *("hours_per_credit", "logo", "excused_counts", "rules_announced_on", "eqf_level"),
    "office_codes",
)
COUNTS = {"hours_per_credit": (1, 99, "25, 30"), "smallest_n": (1, 999, "5, 10")}
EQF_LEVELS = {"": None, "none": None} | {str(n): n for n in range(1, 9)}
KNOWN = (*OTHERS, *MORE, "smallest_n", *TEXTS, *ROLES)
LARGEST_LOGO = 2_000_000  # bytes
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_ADDRESSED = re.compile(r"(?P<name>.*?)\s*<(?P<email>[^<>]*)>")


@dataclass(eq=False)
class NoSuchSetting(PlannerError):
    """The course settings hold nothing of this name; ``known`` are those they hold."""

    key: str
    known: tuple[str, ...]


@dataclass(eq=False)
class NoSuchChoice(PlannerError):
    """A setting that takes one of few values; ``known`` names them or gives an example."""

    key: str
    value: str
    known: str


@dataclass(kw_only=True)
class Settled:
    """What is to be entered; None leaves a part as it is."""

    fields: dict[str, Any] = field(default_factory=dict)
    lectures: Days | None = None
    slots: tuple[Slot, ...] | None = None
    extra: tuple[ExtraDate, ...] | None = None
    notes: tuple[DayNote, ...] | None = None
    days_off: tuple[DayOff, ...] | None = None
    people: tuple[courses.PersonRow, ...] | None = None


def settings_of(tx: Session, said: Mapping[str, str], periods: Periods) -> Settled:
    """Read what was said, and work out what follows from it (see jobs.course_calendar).

    Raises NoSuchSetting, NoSuchChoice, NoSuchTerm,
    NoSuchSlot, NoSuchRegion, UnreadableFile or PictureUnreadable.
    """
    for key in said:
        if key not in KNOWN:
            raise NoSuchSetting(key, KNOWN)
    course, settled = courses.course(tx), Settled()
    settled.fields = {key: said[key] for key in TEXTS if key in said}
    _set_language(settled, said, course)
    _set_calendar(tx, settled, said, periods)
    if "slots" in said:
        settled.slots = course_dates.slots_of(said["slots"])
    _set_dates(settled, said, course)
    for key in COUNTS.keys() & said.keys():
        settled.fields[key] = _count(key, said[key])
    if "eqf_level" in said:
        settled.fields["eqf_level"] = _level(said["eqf_level"])
    if "office_codes" in said:
        settled.fields["office_codes"] = _codes(said["office_codes"])
    if "logo" in said:
        settled.fields["logo"] = _logo(said["logo"])
    settled.fields |= _rules(said)
    if any(role in said for role in ROLES):
        settled.people = _people(tx, said)
    return settled


def _set_language(settled: Settled, said: Mapping[str, str], course: CourseRow) -> None:
    language = said.get("language", course.language)
    if language not in {"de", "en"}:
        raise NoSuchChoice("language", language, "de, en")
    if "language" in said:
        settled.fields["language"] = language
    if "title" in said:
        settled.fields[f"title_{language}"] = said["title"]


def _set_calendar(
    tx: Session, settled: Settled, said: Mapping[str, str], periods: Periods
) -> None:
    if not said.keys() & {"term", "lectures", "region"}:
        return
    after = calendar_after(
        tx,
        periods=periods,
        term=Term.parse(said["term"]) if "term" in said else None,
        lectures=_lectures(said["lectures"]) if "lectures" in said else None,
        region=said.get("region"),
    )
    settled.lectures, settled.days_off = after.lectures, after.days_off
    settled.fields |= {"term": str(after.term), "region": after.region}


def _set_dates(settled: Settled, said: Mapping[str, str], course: CourseRow) -> None:
    language = said.get("language", course.language)
    try:
        if "extra" in said:
            settled.extra = course_dates.extra_of(said["extra"])
    except ValueError:
        raise NoSuchChoice("extra", said["extra"], course_dates.EXAMPLES["extra"]) from None
    try:
        if "notes" in said:
            settled.notes = course_dates.notes_of(said["notes"], language)
    except ValueError:
        raise NoSuchChoice("notes", said["notes"], course_dates.EXAMPLES["notes"]) from None


def _lectures(text: str) -> Days:
    days = period_of(text)
    if days is None:
        raise NoSuchChoice("lectures", text, "2023-10-16..2024-02-10")
    return days


def _count(key: str, text: str) -> int:
    least, most, known = COUNTS[key]
    if not text.isdecimal() or not least <= int(text) <= most:
        raise NoSuchChoice(key, text, known)
    return int(text)


def _level(text: str) -> int | None:
    """Read a level of the European Qualifications Framework: 1 to 8, or none."""
    if text not in EQF_LEVELS:
        raise NoSuchChoice("eqf_level", text, "6, 7, none")
    return EQF_LEVELS[text]


def _codes(text: str) -> dict[str, str]:
    """Read the office's codes: one by one, or a system whose usual codes are meant."""
    codes = read_codes(text)
    if codes is None:
        usual = ", ".join(USUAL)
        raise NoSuchChoice("office_codes", text, f"{usual}, ungraded=BE; failed=NB; no_show=NE")
    return codes


def _rules(said: Mapping[str, str]) -> dict[str, Any]:
    """Read what the course says of its rules: how excused counts, when they were announced."""
    found: dict[str, Any] = {}
    if "excused_counts" in said:
        known = [one.value for one in ExcusedCounts]
        if said["excused_counts"] not in known:
            raise NoSuchChoice("excused_counts", said["excused_counts"], ", ".join(known))
        found["excused_counts"] = ExcusedCounts(said["excused_counts"])
    if "rules_announced_on" in said:
        text = said["rules_announced_on"]
        day = None if text in NO_DAY else day_of(text)
        if day is None and text not in NO_DAY:
            raise NoSuchChoice("rules_announced_on", text, "2023-10-18, none")
        found["rules_announced_on"] = day
    return found


def _logo(text: str) -> str:
    """Read a picture file as it is kept in the course; an empty name takes the logo away."""
    if not text:
        return ""
    picture = read_bytes(Path(text), largest=LARGEST_LOGO)
    if not picture.startswith(PICTURES):
        raise PictureUnreadable
    return base64.b64encode(picture).decode()


def _people(tx: Session, said: Mapping[str, str]) -> tuple[courses.PersonRow, ...]:
    """Replace the people of the roles named; several are divided by semicolons."""
    people = [one for one in courses.people(tx) if one.role not in said]
    for role in (role for role in ROLES if role in said):
        for text in filter(None, map(str.strip, said[role].split(";"))):
            found = _ADDRESSED.fullmatch(text)
            name, email = (found["name"], found["email"]) if found else (text, "")
            people.append(courses.PersonRow(id="", role=role, name=name, email=email.strip()))
    return tuple(people)


@worded.register(NoSuchSetting)
def _(fact: NoSuchSetting, say: Language) -> str:
    return say(
        "The course settings hold no “{key}”. They hold: {known}.",
        key=fact.key,
        known=", ".join(fact.known),
    )


@worded.register(NoSuchChoice)
def _(fact: NoSuchChoice, say: Language) -> str:
    return say(
        "“{value}” is nothing that “{key}” can be. Write for example: {known}.",
        value=fact.value,
        key=fact.key,
        known=fact.known,
    )
