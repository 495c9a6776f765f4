from __future__ import annotations

from collections import Counter

from planner.db.ids import LENGTH, LETTERS, new_id, new_ids


def test_an_id_is_letters_alone_and_never_drawn_twice():
    drawn = [new_id() for _ in range(5000)]
    assert len(set(drawn)) == len(drawn)
    assert {len(one) for one in drawn} == {LENGTH}
    assert set("".join(drawn)) == set(LETTERS.decode())


def test_no_letter_is_favoured():
    often = Counter("".join(new_id() for _ in range(5000)))
    fair = 5000 * LENGTH / len(LETTERS)
    assert all(0.85 * fair < n < 1.15 * fair for n in often.values())  # 9 standard deviations


def test_many_ids_at_once_are_as_many_and_as_different():
    drawn = new_ids(5000)
    assert len(set(drawn)) == 5000
    assert {len(one) for one in drawn} == {LENGTH}
    assert new_ids(0) == []
