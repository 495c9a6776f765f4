from __future__ import annotations

from planner.db.late import Late


def test_nothing_is_worked_out_before_it_is_asked_and_then_once():
    calls = []

    def work_out():
        calls.append(1)
        return {"a": 1}

    late = Late(work_out)
    assert not calls
    assert late["a"] == 1
    assert late.get("b") is None
    assert list(late) == ["a"]
    assert len(late) == 1
    assert len(calls) == 1


def test_it_equals_any_mapping_with_the_same_content():
    assert Late(lambda: {"a": 1}) == {"a": 1}
    assert Late(lambda: {"a": 1}) == Late(lambda: {"a": 1})
    assert Late(lambda: {"a": 1}) != {"a": 2}
    assert repr(Late(lambda: {"a": 1})) == "Late({'a': 1})"
