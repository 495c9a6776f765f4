from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.settings import RECENT, Settings


def test_settings_survive_a_round_trip_into_a_folder_that_is_not_there_yet(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    mine = Settings(
        language="de", theme="dark", own_name="Zoë", recent_files=("a", "b"), last_folder="/c"
    )
    mine.save(path)
    assert Settings.load(path) == mine
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_a_missing_file_means_the_usual(tmp_path):
    assert Settings.load(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize("text", ["{", "[1]", "null", "3", '"a"', "", "\x00", "{}"])
def test_a_broken_file_costs_preferences_and_never_a_start(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text)
    assert Settings.load(path) == Settings()


def test_a_file_that_is_no_text_costs_preferences_too(tmp_path):
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xff\xfe\x00")
    assert Settings.load(path) == Settings()


@pytest.mark.parametrize(
    "wrong",
    [{"theme": 3}, {"theme": "pink"}, {"language": "fr"}, {"recent_files": [1]}, {"gone": True}],
    ids=str,
)
def test_what_makes_no_sense_becomes_the_usual_and_the_rest_stays(tmp_path, wrong):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"own_name": "Berta", **wrong}))
    assert Settings.load(path) == Settings(own_name="Berta")


def test_settings_cannot_be_wrong():
    with pytest.raises(ValueError, match="no such theme: pink"):
        Settings(theme="pink")
    with pytest.raises(ValueError, match="no such language: fr"):
        Settings(language="fr")


@given(st.lists(st.sampled_from([f"/c/{n}.course" for n in range(20)])))
def test_recent_files_stand_once_each_the_last_opened_first_and_are_few(opened):
    settings = Settings()
    for path in opened:
        settings = Settings(recent_files=settings.with_recent(Path(path)))
    found = settings.recent_files
    assert len(set(found)) == len(found) <= RECENT
    assert list(found) == list(dict.fromkeys(reversed(opened)))[:RECENT]


def test_the_item_of_a_column_of_results_is_kept_for_each_course_and_told_anew():
    kept = Settings(result_columns=Settings().with_results("owls", {"HA 1": "a", "HA 2": "b"}))
    again = Settings(result_columns=kept.with_results("owls", {"HA 1": "c"}))
    other = Settings(result_columns=again.with_results("cats", {"HA 1": "d"}))
    assert other.results_of("owls") == {"HA 1": "c", "HA 2": "b"}
    assert len(other.result_columns) == 3
