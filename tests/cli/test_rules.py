from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs" / "RULES.md"


@pytest.fixture
def written(tmp_path):
    """Write rules into a file, and return its path."""

    def write(rules):
        path = tmp_path / "new.json"
        path.write_text(json.dumps(rules), encoding="utf-8")
        return path

    return write


def without_ids(rules):
    return {
        **rules,
        "items": [{**one, "id": ""} for one in rules["items"]],
    }


def test_what_is_printed_can_be_given_again_and_changes_nothing(passing, done, written):
    rules, steps = done("rules", passing), len(done("history", passing))
    answer = done("rules", passing, written(rules))
    assert (answer["items"]["changed"], answer["tiers"]["changed"]) == (0, 0)
    assert (answer["gain"], answer["lose"]) == ({}, {})
    assert done("rules", passing) == rules
    assert len(done("history", passing)) == steps


def test_a_harder_rule_names_who_loses_and_is_one_step(passing, done, written):
    before = done("show", passing)
    rules = done("rules", passing)
    rules["tiers"][0]["requires"].append({"text": "project", "items": ["Project"]})
    new = written(rules)
    dry = done("rules", passing, new, "--dry-run")
    assert dry["lose"] == {"3": ["Adler, Jonas"]}
    assert done("show", passing) == before
    assert done("rules", passing, new) == dry
    assert done("show", passing)["students"][0]["standing"]["3"] == "possible"
    done("undo", passing)
    assert done("show", passing) == before


def test_items_keep_their_results_when_they_are_found_by_title(passing, done, written):
    before = done("show", passing)
    done("rules", passing, written(without_ids(done("rules", passing))))
    assert done("show", passing) == before


def test_announced_rules_do_not_take_a_tier_away_without_a_word(passing, done, planner, written):
    done("rules", passing, "--announced-on", "2023-10-18")
    rules = done("rules", passing)
    assert rules["announced_on"] == "2023-10-18"
    rules["tiers"][0]["requires"].append({"items": ["Project"]})
    new = written(rules)
    refused = planner("rules", passing, new, "--today", "2023-11-13")
    assert refused.code == 1
    assert "Adler, Jonas" in refused.err
    assert "--lose" in refused.err
    assert done("rules", passing) != rules
    early = done("rules", passing, new, "--today", "2023-10-01", "--dry-run")
    assert early["lose"] == {"3": ["Adler, Jonas"]}
    answer = done("rules", passing, new, "--today", "2023-11-13", "--lose")
    assert answer["lose"] == {"3": ["Adler, Jonas"]}
    done("rules", passing, "--announced-on", "none")
    assert done("rules", passing)["announced_on"] is None


def test_an_item_with_results_is_not_dropped_in_silence(passing, done, planner, written):
    rules = done("rules", passing)
    rules["items"] = [one for one in rules["items"] if one["title"] != "Poster"]
    for tier in rules["tiers"]:
        tier["requires"] = [one for one in tier["requires"] if one["text"] != "poster"][:2]
    before = done("show", passing)
    refused = planner("rules", passing, written(rules))
    assert refused.code == 1
    assert "Poster" in refused.err
    assert done("show", passing) == before


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ({"asks": "percent", "amount": 0, "kinds": ["homework"]}, ""),
        ({"items": ["Homework 1"], "at_least": 2}, ""),
        ({"items": ["Essay"]}, ".items[0]"),
        ({"items": []}, ""),
        ({"asks": "attendance", "amount": 99}, ""),
        ({"kinds": ["exam"]}, ""),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(passing, planner, written, asked, place):
    before = planner("rules", passing).json
    rules = planner("rules", passing).json
    rules["tiers"][0]["requires"] = [asked]
    refused = planner("rules", passing, written(rules))
    assert refused.code == 1
    assert f"tiers[0].requires[0]{place}: " in refused.err
    assert planner("rules", passing).json == before


def test_the_example_of_the_docs_is_taken_by_a_course(full, done, written):
    (example,) = re.findall(r"```json\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    rules = json.loads(example)
    done("rules", full, written({"tiers": []}))
    answer = done("rules", full, written(rules))
    assert (answer["items"]["created"], answer["tiers"]["created"]) == (0, 2)
    shown = done("rules", full)
    assert [tier["id"] for tier in shown["tiers"]] == ["3", "6"]
    assert shown["tiers"][0]["requires"][1]["kinds"] == ["homework"]
    done("rules", full, written(rules))
    assert done("rules", full) == shown
    student = done("show", full)["students"][0]
    assert student["standing"] == {"3": "possible", "6": "possible"}
    assert student["ways"]["6"].startswith("Shortest way: ")
