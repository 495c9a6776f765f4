from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from planner.exchange.rules_file import (
    Form,
    KeyMissing,
    NoneOfThese,
    NoRules,
    NoSuchKey,
    NotOfForm,
    WrongThere,
    read_rules,
    rules_of,
)
from planner.rules.credits import ItemKind, KeyStep
from planner.rules.requirements import Asks, Counting


def test_only_what_is_said_is_read():
    found = rules_of({"items": [{"id": "a", "due": "2023-11-15"}, {"title": "Poster"}]})
    assert found.tiers is None
    first, second = found.items
    assert (first.id, dict(first.said)) == ("a", {"due": date(2023, 11, 15)})
    assert (second.title, dict(second.said)) == ("Poster", {"title": "Poster"})


def test_numbers_are_exact_and_may_be_text_with_a_comma(tmp_path):
    path = tmp_path / "rules.json"
    path.write_text('{"items": [{"title": "a", "max_points": 0.1, "pass_points": "0,05"}]}')
    (entry,) = read_rules(path).items
    assert entry.said["max_points"] == Decimal("0.1")
    assert entry.said["pass_points"] == Decimal("0.05")


def test_a_requirement_without_a_number_asks_for_all():
    asked = [{"items": ["a", "b"]}, {"items": ["a", "b"], "at_least": 1}]
    (entry,) = rules_of({"tiers": [{"name": "x", "requires": asked}]}).tiers
    assert [one.counting for one in entry.said["requires"]] == [Counting.ALL, Counting.AT_LEAST]


def test_kinds_measures_and_the_key_are_read():
    tier = {
        "id": 3,
        "requires": [{"asks": "percent", "amount": 50, "kinds": ["homework"]}],
        "grading": {"points_key": [{"from": "50", "grade": "4.0"}], "weights": {"a": 2}},
    }
    (entry,) = rules_of({"tiers": [tier]}).tiers
    (asked,), grading = entry.said["requires"], entry.said["grading"]
    assert entry.id == "3"
    assert (asked.asks, asked.kinds, asked.amount) == (Asks.PERCENT, (ItemKind.HOMEWORK,), 50)
    assert grading.key == (KeyStep(percent=Decimal(50), grade=Decimal("4.0")),)
    assert grading.weights == (("a", Decimal(2)),)


@pytest.mark.parametrize(
    ("document", "place", "why"),
    [
        ([], "", NotOfForm(Form.OBJECT, "[]")),
        ({"itmes": []}, "itmes", NoSuchKey),
        ({"items": {}}, "items", NotOfForm),
        ({"items": [{}]}, "items[0]", KeyMissing),
        ({"items": [{"title": 3}]}, "items[0].title", NotOfForm),
        ({"items": [{"title": "a", "points": 3}]}, "items[0].points", NoSuchKey),
        ({"items": [{"title": "a", "kind": "essay"}]}, "items[0].kind", NoneOfThese),
        ({"items": [{"title": "a", "due": "15.11."}]}, "items[0].due", NotOfForm),
        ({"items": [{"title": "a", "max_points": -1}]}, "items[0].max_points", NotOfForm),
        ({"items": [{"title": "a", "max_points": True}]}, "items[0].max_points", NotOfForm),
        ({"items": [{"title": "a", "bonus": 1}]}, "items[0].bonus", NotOfForm),
        ({"tiers": [{"credits": 3}]}, "tiers[0]", KeyMissing),
        (
            {"tiers": [{"name": "a", "requires": [{"at_least": 1.5}]}]},
            "tiers[0].requires[0].at_least",
            NotOfForm,
        ),
        (
            {"tiers": [{"name": "a", "grading": {"points_key": [{"from": 5}]}}]},
            "tiers[0].grading.points_key[0]",
            KeyMissing,
        ),
        ({"excused_counts": "maybe"}, "excused_counts", NoneOfThese),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(document, place, why):
    with pytest.raises(WrongThere) as refusal:
        rules_of(document)
    kind = why if isinstance(why, type) else type(why)
    assert (refusal.value.place, type(refusal.value.why)) == (place, kind)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"items": [\n}'])
def test_what_is_no_json_says_where(tmp_path, text):
    path = tmp_path / "rules.json"
    path.write_text(text + " ")
    with pytest.raises(NoRules) as refusal:
        read_rules(path)
    assert refusal.value.name == "rules.json"


def test_json_that_python_alone_writes_is_refused(tmp_path):
    path = tmp_path / "rules.json"
    path.write_text(json.dumps({"items": [{"title": "a", "max_points": float("nan")}]}))
    with pytest.raises(WrongThere):
        read_rules(path)
