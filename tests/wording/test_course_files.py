from __future__ import annotations

import pytest

from planner.db import backups, finding, flip, header, holder, reading, store
from planner.language import Language
from planner.wording import worded

EN = Language("en")
NAME = "100%{x}.course"


@pytest.mark.parametrize(
    "fact",
    [
        header.NoSuchFile(NAME),
        header.NotACourse(NAME, empty=True),
        header.NotACourse(NAME, empty=False),
        header.NewerCourse(NAME, 9, 1),
        header.CannotOpen(NAME, "Permission denied"),
        header.NoSuchFolder(NAME),
        header.AlreadyThere(NAME),
        header.MigrationBroke(NAME, "result"),
        holder.HeldBy(NAME, "Carla Kranich"),
        holder.HeldBy(NAME, ""),
        holder.CannotHold(NAME, "Read-only file system"),
        reading.Damaged(NAME, "malformed"),
        reading.CannotUse(NAME, "database or disk is full"),
        reading.CannotUse(NAME, "attempt to write a readonly database"),
        reading.CannotUse(NAME, "disk I/O error"),
        backups.CannotCopy(NAME, "No space left on device"),
        store.ReadOnly(NAME),
    ],
)
def test_every_refusal_of_a_file_names_it_and_ends_as_a_sentence(fact):
    said = worded(fact, EN)
    assert f"“{NAME}”" in said
    assert said.endswith(".")


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (holder.HeldBy("a.course", "Carla Kranich"), "is open for writing by Carla Kranich."),
        (header.NewerCourse("a.course", 9, 1), "(file version 9, this one knows 1)"),
        (reading.Damaged("a.course", "malformed"), "(malformed). Restore a backup of it."),
        (reading.CannotUse("a.course", "database or disk is full"), "There is no room left where"),
        (
            reading.CannotUse("a.course", "attempt to write a readonly database"),
            "it was moved, deleted or protected.",
        ),
        (
            reading.CannotUse("a.course", "unable to open database file"),
            "it was moved, deleted or protected.",
        ),
        (reading.CannotUse("a.course", "database is locked"), "(database is locked)"),
        (store.NothingToUndo(), "There is nothing to undo."),
        (store.NothingToUndo(forward=True), "There is nothing to redo."),
        (finding.Gone("student", "x"), "no longer in the course (a student). Look again."),
        (flip.ChangedMeanwhile("session", "x"), "has been changed since (a session)."),
    ],
)
def test_a_refusal_says_what_is_the_matter(fact, said):
    assert said in worded(fact, EN)
