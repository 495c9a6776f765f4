from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from planner.commands import sessions
from planner.commands.publishing import NothingToPublish
from planner.db import history, register, versions
from planner.db.journal import Title
from planner.db.plans import plan_of
from planner.db.store import NothingToUndo, create_course
from planner.jobs import publishing
from planner.jobs.documents import Kind, Order, document
from planner.language import Language
from planner.rules.plan_diff import What
from planner.rules.plan_verbs import cancelled, moved, shelved
from planner.wording.plan_news import WORDS
from planner.wording.reasons import reason
from tests.small_course import furnish, tick

ORDER = Order(say=Language.load("en"), today=date(2023, 10, 9), reason=reason)
AT = datetime(2023, 10, 9, 8, tzinfo=UTC)
NAMES = [
    *("small-calendar.pdf", "small-moodle.html", "small-schedule.pdf", "small.ics", "small.md"),
]


@pytest.fixture
def store(tmp_path):
    with closing(create_course(tmp_path / "small.course", who="Berta")) as store:
        store.change(Title.of("Found the course"), furnish)
        yield store


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def do(store, verb, *args):
    change = verb(store.read(plan_of), *args)
    store.change(Title.of("Change"), lambda tx: sessions.carry_out(tx, change, reason="secret"))


def publish(store, out, **said):
    return publishing.publish(store, out, ORDER, WORDS, **{"at": AT} | said)


def ics(store):
    calendar = Calendar.from_ical(store.read(document, Kind.ICS, ORDER))
    return {one["UID"].split("-session-")[1].split("@")[0]: one for one in calendar.walk("VEVENT")}


def test_a_first_version_is_kept_with_its_files(store, out):
    done = publish(store, out, note=" for the web page ")
    assert (done.number, sorted(done.files)) == (1, NAMES)
    assert sorted(path.name for path in out.iterdir()) == NAMES
    (version,) = store.read(versions.versions)
    assert (version.number, version.at, version.by, version.note, version.changes) == (
        *(1, AT, "Berta", "for the web page", ()),
    )
    assert version.plan == store.read(versions.public_plan)
    for row in store.read(register.handovers):
        assert (row.number, row.note, row.at) == ("1", "for the web page", AT)
        assert store.read(register.handed_over, row.id) == (out / row.name).read_bytes()
    assert sorted(row.name for row in store.read(register.handovers)) == NAMES


def test_an_unchanged_plan_publishes_nothing(store, out):
    publish(store, out)
    tick(store, "Adler", "sheet")
    before = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    with pytest.raises(NothingToPublish) as refused:
        publish(store, out)
    assert refused.value.number == 1
    assert {path.name: path.stat().st_mtime_ns for path in out.iterdir()} == before


def test_a_version_keeps_what_changed_and_no_internal_reason(store, out):
    publish(store, out)
    do(store, cancelled, "sb")
    do(store, moved, "sd", date(2023, 11, 22))
    assert publish(store, out).number == 2
    last = store.read(versions.latest)
    assert [(one.one.id, one.what) for one in last.changes] == [
        ("sb", What.CANCELLED),
        ("sd", What.MOVED),
    ]
    assert store.read(versions.published).settled
    with store.reading() as tx:
        (kept,) = (
            tx.connection()
            .exec_driver_sql("SELECT plan || changes FROM plan_version WHERE number = 2")
            .one()
        )
    assert "secret" not in kept


def test_publishing_is_a_fact_that_undo_passes_by(store, out):
    do(store, moved, "sd", date(2023, 11, 22))
    publish(store, out)
    with store.reading() as tx:
        last = history.steps(tx)[0]
    assert (last.kind, last.title.text, last.title.facts) == (
        *("fact", "Published plan {number}", {"number": "1"}),
    )
    store.undo()
    with pytest.raises(NothingToUndo):
        store.undo()
    assert store.read(versions.latest).number == 1
    assert len(store.read(versions.published).since) == 1


def test_what_cannot_be_written_registers_nothing_and_no_other_file_is(store, out):
    (out / "small.ics").mkdir()
    with pytest.raises(publishing.NotPublished) as refused:
        publish(store, out)
    assert refused.value.number == 1
    assert [path.name for path in out.iterdir()] == ["small.ics"], "none of the others is there"
    assert store.read(versions.latest) is None


def test_called_off_in_time_nothing_is_written_or_registered(store, out):
    assert publish(store, out, going_on=lambda done, _: done < 2) is None
    assert not [*out.iterdir()]
    assert store.read(versions.latest) is None


def test_the_next_version_replaces_the_files_of_the_last(store, out):
    publish(store, out)
    old = (out / "small.ics").read_bytes()
    do(store, moved, "sd", date(2023, 11, 22))
    publish(store, out)
    assert sorted(path.name for path in out.iterdir()) == NAMES
    assert (out / "small.ics").read_bytes() != old


def test_the_calendar_file_follows_a_session_through_its_versions(store, out):
    assert {key: one["SEQUENCE"] for key, one in ics(store).items()} == dict.fromkeys(
        ("sa", "sb", "sc", "sd"), 0
    )
    publish(store, out)
    do(store, moved, "sd", date(2023, 11, 22))
    do(store, cancelled, "sb")
    do(store, shelved, "sc")
    before = ics(store)
    publish(store, out)
    assert {key: one["SEQUENCE"] for key, one in ics(store).items()} == {
        key: one["SEQUENCE"] for key, one in before.items()
    }
    store.change(Title.of("Delete"), lambda tx: sessions.delete(tx, "sc"))
    found = ics(store)
    assert {key: (int(one["SEQUENCE"]), str(one["STATUS"])) for key, one in found.items()} == {
        "sa": (0, "CONFIRMED"),
        "sb": (1, "CANCELLED"),
        "sc": (1, "CANCELLED"),
        "sd": (1, "CONFIRMED"),
    }
    assert found["sd"]["DTSTART"].dt.date() == date(2023, 11, 22)


def test_the_same_plan_makes_the_same_calendar_whatever_else_happens(store, out):
    publish(store, out)
    first = store.read(document, Kind.ICS, ORDER)
    assert first == (out / "small.ics").read_bytes()
    tick(store, "Adler", "sheet")
    assert store.read(document, Kind.ICS, ORDER) == first
    do(store, moved, "sd", date(2023, 11, 22))
    changed = store.read(document, Kind.ICS, ORDER)
    tick(store, "Biber", "sheet")
    later = replace(ORDER, today=date(2024, 1, 1))
    assert store.read(document, Kind.ICS, later) == changed != first
