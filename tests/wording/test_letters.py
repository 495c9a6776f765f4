from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from planner.commands import course, results, students, work
from planner.db.courses import PersonRow
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.work import tiers
from planner.jobs.mail_drafts import NoSender, correspondence
from planner.language import Language
from planner.rules.credits import State
from planner.wording import letters, worded
from planner.wording.letters import Template
from tests.small_course import furnished, student_id, tick

EN, DE = Language.load("en"), Language.load("de")
TODAY = date(2023, 12, 20)
STEP = Title.of("Step")
BERTA = PersonRow(id="", role="lecturer", name="Dr. Berta Beispiel", email="berta@example.org")


@pytest.fixture
def store():
    with closing(furnished(in_memory())) as store:
        store.change(STEP, lambda tx: course.set_people(tx, [BERTA]))
        tick(store, "Biber", "sheet")
        yield store


def aim(store, family, tier):
    who = student_id(store, family)
    store.change(STEP, lambda tx: students.edit(tx, who, aim_id=tier))


def read(store, family):
    about = store.read(correspondence, [student_id(store, family)])
    return about, about.lines[0]


def gaps(store, family, say=EN):
    return letters.gaps(read(store, family)[1], say, TODAY)


def letter(store, family, template=None, say=EN):
    about, line = read(store, family)
    return letters.letter(line, template or letters.usual(say), about, say, TODAY)


def test_every_tier_says_what_it_lacks(store):
    assert gaps(store, "Biber") == "3 ECTS: met\n\n6 ECTS: possible\n- Poster: open"


def test_of_a_met_aim_the_tiers_below_are_left_out(store):
    aim(store, "Biber", "six")
    assert gaps(store, "Biber").startswith("3 ECTS: met\n\n6 ECTS (your aim): possible")
    tick(store, "Biber", "poster")
    assert gaps(store, "Biber") == "6 ECTS (your aim): met"


def test_a_tier_of_other_programmes_is_no_gap(store):
    six = next(tier for tier in store.read(tiers) if tier.id == "six")
    store.change(STEP, lambda tx: work.put_tier(tx, replace(six, programmes=("MA ISCL",))))
    assert gaps(store, "Biber") == "3 ECTS: met"
    who = student_id(store, "Biber")
    store.change(STEP, lambda tx: students.edit(tx, who, programme="ma iscl"))
    assert "6 ECTS" in gaps(store, "Biber")


def test_a_letter_is_filled_in_with_what_is_the_student_s_own(store):
    one = letter(store, "Adler")
    assert (one.to_name, one.to_address) == ("Test Adler", "adler@student.example.org")
    assert (one.from_name, one.from_address) == ("Dr. Berta Beispiel", "berta@example.org")
    assert one.subject == "Small course: where you stand"
    assert one.text.startswith(
        "Dear Test Adler,\n\nthis is where you stand in “Small course” (Winter semester 2023/24)"
    )
    assert "- Sheet: open" in one.text
    assert one.text.endswith("Dr. Berta Beispiel\n")


def test_a_letter_in_german_is_german_throughout(store):
    one = letter(store, "Adler", say=DE)
    assert one.subject == "Small course: Ihr Stand"
    assert "Sheet: offen" in one.text
    assert "where you stand" not in one.text


def test_what_is_confidential_stands_in_no_letter(store):
    who = student_id(store, "Adler")

    def work(tx):
        students.edit(tx, who, note="SECRET-1", office_note="SECRET-2")
        tick = results.Entry(state=State.EXCUSED, due=date(2024, 1, 20))
        results.enter(tx, who, "sheet", tick)
        results.annotate(
            tx, who, "sheet", note="SECRET-3", due_ground="SECRET-4", office_note="SECRET-5"
        )

    store.change(STEP, work)
    one = letter(store, "Adler", Template("{gaps} {given}", "{given} {family} {gaps} {course}"))
    assert "SECRET" not in f"{one}"
    assert "extended until 20 Jan" in one.text


def test_unknown_braces_are_named_and_others_stay_as_they_are(store):
    template = Template("{Given}", "{gaps} {matriculation} { x } {given.__class__} {Given}")
    assert template.unknown() == ("{Given}", "{matriculation}")
    assert "{ x } {given.__class__}" in letter(store, "Adler", template).text


def test_a_name_that_looks_like_a_field_is_not_filled_in_again(store):
    who = student_id(store, "Adler")
    store.change(STEP, lambda tx: students.edit(tx, who, given="{gaps}"))
    assert letter(store, "Adler", Template("a", "{given}")).text == "{gaps}"


def test_without_a_lecturer_s_address_there_is_no_letter(store):
    store.change(STEP, lambda tx: course.set_people(tx, []))
    with pytest.raises(NoSender) as refusal:
        letter(store, "Adler")
    assert "in the course settings" in worded(refusal.value, EN)
