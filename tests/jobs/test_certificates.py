from __future__ import annotations

import hashlib
import io
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from planner.commands import certificate_templates as commands
from planner.commands import course, decisions, results, students
from planner.db import history, register
from planner.db.certificate_templates import NoSuchTemplate, template
from planner.db.journal import Title
from planner.db.result_tables import Certificate
from planner.jobs import certificates, deciding
from planner.jobs.certificate_candidates import Stage, candidates
from planner.jobs.certificate_register import no_longer_true
from planner.jobs.certificates import Correction, Wish
from planner.jobs.deciding import Wish as Decided
from planner.jobs.gradebook import one_line
from planner.rules.credits import State
from tests.example import example_course
from tests.issuing import issue_all
from tests.small_course import student_id

TODAY = date(2024, 2, 12)


@pytest.fixture
def store(tmp_path):
    with closing(example_course(tmp_path / "example.course")) as store:
        yield store


def issue(store, language="both", **more):
    return issue_all(store, language=language, today=TODAY, **more)


def text_of(document: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(document)).pages)


def test_everyone_decided_gets_one_certificate_and_keeps_it(store):
    first = issue(store)
    assert [one.number for one in first.documents] == [f"2024-000{n}" for n in range(1, 6)]
    assert all(one.fresh for one in first.documents)
    again = issue(store, "de")
    assert [one.document for one in again.documents] == [one.document for one in first.documents]
    assert not any(one.fresh for one in again.documents)
    kept = {row.number: row.sha256 for row in store.read(register.certificates)}
    for one in first.documents:
        assert kept[one.number] == hashlib.sha256(one.document).hexdigest()


def test_a_certificate_says_what_was_decided(store):
    (adler, biber, *_) = issue(store, "en").documents
    said = text_of(adler.document)
    for part in ("Jonas Adler", "4711001", "RL for Language Model Training", "1.3", "2024-0001"):
        assert part in said
    assert "Active participation, 3 exercise sheets, poster, project, presentation" in " ".join(
        said.split()
    )
    assert "Çağla Biber" in text_of(biber.document)


def test_issuing_is_a_fact_in_the_history_and_no_step_to_undo(store):
    undoable = store.tops()[0]
    issue(store)
    assert store.tops()[0] == undoable
    assert [step.kind for step in store.read(history.steps)][:5] == ["fact"] * 5


def test_undoing_past_the_decisions_makes_what_was_issued_stale(store):
    numbers = {one.number for one in issue(store).documents}
    store.undo()
    again = issue(store)
    assert again.documents == []
    assert {row.number for row in again.batch.unfounded} == numbers
    only = issue(store, students=(again.batch.unfounded[0].student,))
    assert only.batch.unfounded == again.batch.unfounded[:1]
    store.redo()
    assert issue(store).batch.unfounded == ()
    assert {one.stage for one in store.read(candidates, TODAY)} == {Stage.ISSUED}


def test_a_changed_name_makes_the_certificate_stale_and_says_what_changed(store):
    issue(store)
    who = student_id(store, "Adler")
    store.change(Title.of("Edit"), lambda tx: students.edit(tx, who, family="Adler-Amsel"))
    run = issue(store)
    (stale,) = run.batch.stale
    assert (stale.stage, stale.differs) == (Stage.STALE_CERTIFICATE, ("family",))
    assert len(run.documents) == 4
    wish = Correction(reason="new name", language="de")
    fresh = certificates.replace_one(store, "2024-0001", wish, today=TODAY)
    assert fresh.number == "2024-0006"
    assert "2024-0001" in text_of(fresh.document)
    old, *_, new = store.read(register.certificates)
    assert (old.revoked_on, old.revoked_reason, new.replaces) == (TODAY, "new name", "2024-0001")
    assert len(issue(store).documents) == 5


def test_the_course_number_is_printed_and_a_changed_one_makes_certificates_stale(store):
    store.change(Title.of("Edit"), lambda tx: course.edit(tx, course_number="4711-ML"))
    assert all("Nr. 4711-ML" in text_of(one.document) for one in issue(store).documents)
    store.change(Title.of("Edit"), lambda tx: course.edit(tx, course_number="4712-ML"))
    assert {one.differs for one in issue(store).batch.stale} == {("course_number",)}


def test_a_certificate_is_not_stale_for_what_its_version_never_printed(store):
    issue(store)

    def as_before_there_were_course_numbers(tx):
        for row in tx.scalars(select(Certificate)):
            row.facts = {name: row.facts[name] for name in row.facts if name != "course_number"}

    store.change(Title.of("Age"), as_before_there_were_course_numbers)
    store.change(Title.of("Edit"), lambda tx: course.edit(tx, course_number="4711-ML"))
    run = issue(store)
    assert (len(run.documents), run.batch.stale) == (5, ())


def test_a_stale_decision_is_named_and_left_out(store):
    who = student_id(store, "Biber")
    store.change(Title.of("Withdraw"), lambda tx: decisions.withdraw(tx, who))
    wish = Decided(credits=Decimal(3), reason="")
    store.change(
        Title.of("Decide"), lambda tx: deciding.decide(tx, who, wish, today=TODAY, by="B")
    )
    poster = next(item for item in _line(store, who).work.items if item.title == "Poster")
    entry = results.Entry(state=State.FAILED)
    store.change(Title.of("Enter"), lambda tx: results.enter(tx, who, poster.id, entry))
    run = issue(store)
    assert [(one.line.student.family, one.stage) for one in run.batch.stale] == [
        ("Biber", Stage.STALE_DECISION)
    ]
    assert len(run.documents) == 4


def _line(store, who):
    return store.read(one_line, who)


def test_a_character_without_a_glyph_refuses_that_one_certificate(store):
    who = student_id(store, "Igel")
    store.change(Title.of("Edit"), lambda tx: students.edit(tx, who, given="漢字"))
    run = issue(store)
    (refused,) = run.refused
    assert refused.candidate.line.student.id == who
    assert len(run.documents) == 4
    assert len(store.read(register.certificates)) == 4


def test_whoever_stops_asking_keeps_what_is_done(store):
    found = store.read(certificates.batch, Wish(), TODAY)
    coming = certificates.issue(store, found, today=TODAY)
    for number in ("2024-0001", "2024-0002"):
        assert next(coming).number == number
        assert len(store.read(register.certificates)) == int(number[-1])  # and none in advance
    coming.close()
    assert [one.fresh for one in issue(store).documents] == [False] * 2 + [True] * 3


def test_a_revoked_certificate_is_not_revoked_twice(store):
    issue(store)
    revoke = {"on": TODAY, "reason": "by mistake"}
    store.change(Title.of("Revoke"), lambda tx: decisions.revoke(tx, "2024-0001", **revoke))
    with pytest.raises(decisions.AlreadyRevoked):
        store.change(Title.of("Revoke"), lambda tx: decisions.revoke(tx, "2024-0001", **revoke))
    with pytest.raises(decisions.NoSuchCertificate):
        store.change(Title.of("Revoke"), lambda tx: decisions.revoke(tx, "1999-0001", **revoke))


class Proof:
    """Adds a comment at the end, so that one sees who has proved what."""

    name = "Dr. Berta Beispiel"

    def announced(self, facts):
        return facts

    def code(self, _facts):
        return None

    def certify(self, pdf, facts):
        return pdf + f"% {self.name} for {facts.number}\n".encode()


def test_a_certificate_keeps_what_it_rests_on_and_whose_proof_it_bears(store):
    (one, *_) = issue_all(store, today=TODAY, proof=Proof()).documents
    row = store.read(register.certificates)[0]
    decided = _line(store, row.student).decision
    assert row.signed_by == "Dr. Berta Beispiel"
    assert store.read(register.document, row.number) == one.document
    assert one.document.endswith(b"for 2024-0001\n")
    assert {part: row.basis[part] for part in decided.basis} == decided.basis
    assert (row.basis["decision"]["grade"], row.basis["decision"]["decided_by"]) == (
        "1.3",
        decided.decided_by,
    )


def test_both_kinds_stand_beside_one_another_and_each_is_replaced_by_its_own(store):
    issue(store, "de")
    who = student_id(store, "Adler")
    shows = issue(store, "en", kind="participation", students=(who,)).documents
    assert [one.number for one in shows] == ["2024-0006"]
    said = text_of(shows[0].document)
    assert "Certificate of participation" in said
    assert "1.3" not in said
    store.change(Title.of("Edit"), lambda tx: students.edit(tx, who, given="Johanna"))
    untrue = store.read(no_longer_true, TODAY)
    assert [one.row.number for one in untrue] == ["2024-0001", "2024-0006"]
    numbers, wish = [one.row.number for one in untrue], Correction(reason="name")
    made = list(certificates.replace_many(store, numbers, wish, today=TODAY))
    assert [(one.number, one.candidate.kind) for one in made] == [
        ("2024-0007", "achievement"),
        ("2024-0008", "participation"),
    ]
    rows = {row.number: row for row in store.read(register.certificates)}
    assert [rows[n].language for n in ("2024-0007", "2024-0008")] == ["de", "en"]
    assert rows["2024-0006"].revoked_reason == "name"
    assert store.read(no_longer_true, TODAY) == ()


def test_what_a_certificate_says_otherwise_is_known_from_what_to_what(store):
    issue(store)
    who = student_id(store, "Biber")
    store.change(Title.of("Edit"), lambda tx: students.edit(tx, who, programme="M.A. Physik"))
    (entry,) = store.read(no_longer_true, TODAY)
    (change,) = entry.changes
    assert (change.field, change.now) == ("programme", "M.A. Physik")
    assert entry.can_be_replaced
    store.change(Title.of("Withdraw"), lambda tx: decisions.withdraw(tx, who))
    (entry,) = store.read(no_longer_true, TODAY)
    assert (entry.gone, entry.can_be_replaced) == (True, False)


def test_a_certificate_is_replaced_by_its_own_template_while_that_is_there(store):
    def new_design(tx):
        commands.copy_template(tx, "achievement", "Mine")
        commands.set_template(tx, replace(template(tx, "Mine"), heading_en="Well done"))

    store.change(Title.of("Copy"), new_design)
    who = (student_id(store, "Adler"),)
    issued = issue(store, "en", students=who, template="mine").documents
    assert "Well done" in text_of(issued[0].document)
    again = certificates.replace_one(store, "2024-0001", Correction(reason="stain"), today=TODAY)
    assert "Well done" in text_of(again.document)
    store.change(Title.of("Delete"), lambda tx: commands.delete_template(tx, "Mine"))
    last = certificates.replace_one(store, "2024-0002", Correction(reason="stain"), today=TODAY)
    assert "Well done" not in text_of(last.document)
    rows = store.read(register.certificates)
    assert [row.template for row in rows] == ["Mine", "Mine", "achievement"]
    with pytest.raises(NoSuchTemplate):
        store.read(certificates.batch, Wish(template="Gone"), TODAY)
