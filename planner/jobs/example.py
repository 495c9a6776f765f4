"""The example course: our own page, 24 invented students in all stages, made anew each time."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from planner import places
from planner.commands import course, groups, presenters, results, sessions, students, work
from planner.commands.group_results import entitle
from planner.commands.presenters import Speaking
from planner.commands.results import Entry
from planner.db import courses, plans
from planner.db.courses import PersonRow
from planner.db.journal import Title
from planner.db.store import open_course
from planner.db.students import students as listed
from planner.db.work import items as listed_items
from planner.db.work import tiers as listed_tiers
from planner.exchange.rosters import read_roster
from planner.jobs import deciding
from planner.jobs.new_course import Wanted, found_course, from_page
from planner.jobs.roster import preview, take
from planner.language import marked
from planner.rules.credits import Enrolment, ItemKind, State
from planner.rules.grades import parse_grade, passed
from planner.rules.plan import Kind, PlannedSession
from planner.rules.terms import DayNote, Days, NoteKind, Term

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.store import Store

LECTURER = "Dr. Berta Beispiel"
GUEST = "Dr. Gisela Gast"
TODAY = date(2023, 11, 13)  # the Monday on which the example is set
MADE = datetime(2024, 2, 12, 8, 0, tzinfo=UTC)
ASSESSED = date(2024, 2, 12)
DUE = {"Homework 1": date(2023, 11, 15), "Homework 2": date(2023, 12, 6)} | {
    "Homework 3": date(2024, 1, 10),
    "Poster": date(2024, 1, 31),
    "Project": date(2024, 3, 10),
}
FIELDS = {
    "title_de": "Bestärkendes Lernen im Training von Sprachmodellen",
    "university": "Universität Tübingen",
    "faculty": "Philosophische Fakultät",
    "institute": "Seminar für Sprachwissenschaft",
    "place": "Tübingen",
    "course_type": "Seminar",
    "hours_per_week": "2",
    "exam_number": "4711",
    "module": "ISCL-MA-07",
}
NOTES = (
    DayNote(
        Days(date(2024, 1, 8), date(2024, 1, 15)),
        NoteKind.OFFICE,
        "Prüfungsanmeldung",
        "exam registration",
    ),
    DayNote(
        Days(date(2024, 3, 31), date(2024, 3, 31)),
        NoteKind.OFFICE,
        "Noten an das Prüfungsamt",
        "grades to the office",
    ),
    DayNote(
        Days(date(2023, 11, 24), date(2023, 11, 24)),
        NoteKind.NOTE,
        "Studieninfotag",
        "open day",
    ),
)
PEOPLE = (
    PersonRow(id="", role="lecturer", name=LECTURER, email="berta.beispiel@example.org"),
    PersonRow(id="", role="examiner", name=LECTURER),
    PersonRow(id="", role="ta", name="Tom Taube", email="tom.taube@example.org"),
    PersonRow(id="", role="ta", name="Carla Kranich", email="carla.kranich@example.org"),
    PersonRow(id="", role="guest", name=GUEST, email="gisela.gast@example.org"),
)
GUEST_AWAY = (  # she can come on 13 December only
    Days(date(2023, 10, 16), date(2023, 12, 12)),
    Days(date(2023, 12, 14), date(2024, 2, 10)),
)
TALKS = (  # day, family name, title, paper
    (date(2023, 11, 15), "Amsel", "Proximal policy optimization", "Schulman et al. 2017"),
    (date(2023, 11, 15), "Dachs", "Learning from preferences", "Christiano et al. 2017"),
    (date(2023, 11, 22), "Amsel", "Reward models that are optimised too far", "Gao et al. 2022"),
    (date(2023, 11, 22), "Igel", "Summarising with human feedback", "Stiennon et al. 2020"),
    (date(2023, 11, 22), "Otter", "Following instructions", "Ouyang et al. 2022"),
    (date(2024, 1, 17), "Rabe", "Open problems of RLHF", "Casper et al. 2023"),
    (date(2024, 1, 17), "Wolf", "Sycophancy", "Sharma et al. 2023"),
)

PRESENTING = frozenset({"Dachs", "Otter", "Rabe"})  # for credits; the others of their own accord
PLACES = {  # for talks, by day
    date(2023, 11, 15): 1,
    date(2023, 11, 22): 1,
    date(2023, 11, 29): 1,
    date(2024, 1, 17): 2,
    date(2024, 1, 24): 2,
}
PROJECTS = (  # who does the project together, and what it is called
    (("Adler", "Meise"), "Sycophancy of small models"),
    (("Dachs", "Igel", "Rabe"), "How far can a reward model be trusted?"),
    (("Eule", "Kiebitz", "Reh"), ""),
    (("Fischer", "Storch"), ""),
)


def make_example(path: Path, *, who: str = LECTURER) -> Store:
    """Make the example course in a new file and open it for ``who``, with the real clock."""
    folder = places.resources() / "example"
    draft = from_page(folder / "course-page.md", Wanted(term=Term.parse("WS 2023/24")))
    with found_course(path, draft, who=LECTURER, now=lambda: MADE) as store:
        _fill(store, folder)
    return open_course(path, who=who)


def _fill(store: Store, folder: Path) -> None:
    roster = read_roster(folder / "roster.csv")
    shown = store.read(preview, roster)
    store.change(
        Title.of(marked("Import the roster {file}"), file="roster.csv"),
        lambda tx: take(tx, shown),
    )
    store.change(Title.of(marked("Fill in the course settings")), _settings)
    store.change(Title.of(marked("Plan the first weeks")), _plan)
    table = (folder / "results.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines(), delimiter=";"))
    store.change(Title.of(marked("Enter results")), lambda tx: _results(tx, rows))
    store.change(Title.of(marked("Decide on credits")), lambda tx: _decide(tx, rows))


def _settings(tx: Session) -> None:
    course.edit(tx, **FIELDS)
    course.set_people(tx, PEOPLE)
    course.set_day_notes(tx, NOTES)
    for item in listed_items(tx):
        if item.title in DUE:
            work.edit_item(tx, replace(item, due=DUE[item.title]))


def _plan(tx: Session) -> None:
    rows = [row for row in plans.sessions(tx) if row.kind is Kind.CLASS and row.day]
    for row in rows:
        if row.day and row.day < TODAY:
            sessions.hold(tx, row.id)
    days = {row.day: row.id for row in rows}
    for item in listed_items(tx):
        if item.due in days:
            work.edit_item(tx, item, due_session=days[item.due])
    guest = PlannedSession(id="", topic="Guest: reward hacking", hours=rows[0].hours)
    _present(tx, rows, sessions.add(tx, guest))


def _present(tx: Session, rows: list[PlannedSession], guest_session: str) -> None:
    guest = next(one.id for one in courses.people(tx) if one.role == "guest")
    presenters.set_absences(tx, guest, GUEST_AWAY)
    presenters.set_speakers(tx, guest_session, [(guest, "Reward hacking", "")])
    ids = {row.family: row.id for row in listed(tx)}
    talk = next(item.id for item in listed_items(tx) if item.kind is ItemKind.PRESENTATION)
    for row in rows:
        speaking = [
            Speaking(ids[family], title, paper, talk if family in PRESENTING else None)
            for day, family, title, paper in TALKS
            if day == row.day
        ]
        places = PLACES.get(row.day, 0) if row.day else 0
        if places or speaking:
            presenters.set_speakers(tx, row.id, speaking, places=places)


def _results(tx: Session, rows: list[dict[str, str]]) -> None:
    by_title = {item.title.casefold(): item for item in listed_items(tx)}
    tiers = {tier.key: tier.id for tier in listed_tiers(tx)}
    ids = {row.family: row.id for row in listed(tx)}
    for row in rows:
        who = ids[row["family"]]
        students.edit(tx, who, aim_id=tiers[row["aim"]], status=Enrolment.REGISTERED)
        for title, item in by_title.items():
            if said := row[title]:
                results.enter(tx, who, item.id, _entry(said))
    _projects(tx, ids, by_title["project"].id)


def _projects(tx: Session, ids: dict[str, str], project: str) -> None:
    for n, (families, title) in enumerate(PROJECTS, start=1):
        people = [ids[family] for family in families]
        groups.make(tx, f"Group {n}", [project], people)
        if title:
            entitle(tx, people[0], project, title, on=TODAY)


def _entry(said: str) -> Entry:
    """Read a cell of the example: a state, a state with days late, or a grade."""
    word, *late = said.split()
    if "," in word:
        mark = parse_grade(word)
        return Entry(mark=mark, state=State.PASSED if passed(mark) else State.FAILED)
    return Entry(state=State(word), late_days=int(late[0]) if late else None)


def _decide(tx: Session, rows: list[dict[str, str]]) -> None:
    ids = {row.family: row.id for row in listed(tx)}
    for row in rows:
        decided, *grade = row["decided"].split() or [""]
        if not decided:
            continue
        mark = parse_grade(grade[0]) if grade else None
        wish = deciding.Wish(grade=mark, assessed_on=ASSESSED)
        deciding.decide(tx, ids[row["family"]], wish, today=ASSESSED, by=LECTURER)
