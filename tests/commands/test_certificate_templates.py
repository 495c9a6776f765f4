from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from planner.commands import certificate_templates as commands
from planner.db.certificate_templates import NoSuchTemplate, template, templates
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.rules.certificate_templates import (
    ACHIEVEMENT,
    PARTICIPATION,
    Part,
    TemplateNameMissing,
    settings_of,
)
from tests.small_course import dump, furnished

STEP = Title.of("Step")
BLUE = replace(ACHIEVEMENT, accent="#1f4e79", parts=(Part.GRADE, Part.BIRTH))


@pytest.fixture
def store():
    with closing(in_memory()) as store:
        furnished(store)
        yield store


def do(store, command, *args):
    return store.change(STEP, lambda tx: command(tx, *args))


def names(store):
    return [one.name for one in store.read(templates)]


def test_the_shipped_ones_are_always_there_as_they_were_adjusted(store):
    assert store.read(templates) == (ACHIEVEMENT, PARTICIPATION)
    do(store, commands.set_template, BLUE)
    assert store.read(template, "", "achievement") == BLUE
    assert store.read(template, "", "participation") == PARTICIPATION
    do(store, commands.back_to_shipped, "achievement")
    assert store.read(templates) == (ACHIEVEMENT, PARTICIPATION)


def test_a_copy_is_ones_own_to_change_rename_set_back_and_delete(store):
    before = dump(store)
    do(store, commands.copy_template, "achievement", " Faculty ")
    do(store, commands.set_template, replace(BLUE, name="Faculty"))
    do(store, commands.rename_template, "faculty", "Fakultät")
    assert names(store) == ["achievement", "participation", "Fakultät"]
    assert store.read(template, "fakultät") == replace(BLUE, name="Fakultät")
    do(store, commands.back_to_shipped, "Fakultät")
    assert settings_of(store.read(template, "Fakultät")) == settings_of(ACHIEVEMENT)
    do(store, commands.delete_template, "Fakultät")
    assert names(store) == ["achievement", "participation"]
    for _ in range(5):
        store.undo()
    assert dump(store) == before


def test_names_are_told_apart_whatever_their_capitals(store):
    do(store, commands.copy_template, "participation", "Guests")
    for name in ("guests", "Achievement"):
        with pytest.raises(commands.TemplateNameTaken):
            do(store, commands.copy_template, "achievement", name)
    with pytest.raises(commands.TemplateNameTaken):
        do(store, commands.set_template, replace(BLUE, name="GUESTS"))
    with pytest.raises(TemplateNameMissing):
        do(store, commands.rename_template, "Guests", "  ")
    do(store, commands.rename_template, "Guests", "GUESTS")
    assert names(store)[-1] == "GUESTS"


def test_a_shipped_one_keeps_its_name_and_kind(store):
    for attempt in (
        (commands.delete_template, "achievement"),
        (commands.rename_template, "participation", "Mine"),
        (commands.set_template, replace(PARTICIPATION, name="achievement")),
    ):
        with pytest.raises(commands.TemplateIsShipped):
            do(store, *attempt)


def test_a_template_that_is_not_there_or_of_the_other_kind_is_refused(store):
    with pytest.raises(NoSuchTemplate):
        do(store, commands.delete_template, "Mine")
    with pytest.raises(NoSuchTemplate):
        store.read(template, "participation", "achievement")
