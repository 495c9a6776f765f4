from __future__ import annotations

from planner.jobs.rule_effects import Effects, TierEffect
from planner.language import Language
from planner.wording.rule_effects import effect_lines

EN = Language("en")
MANY = tuple(f"Student{n}, Test" for n in range(8))
LOSS = TierEffect(id="t", tier="", gain=MANY, lose=("Adler, Jo",))
FOUND = Effects(tiers=(LOSS,), stale=("Biber, Ça",))


def test_effects_name_a_few_and_count_the_rest():
    lines = effect_lines(FOUND, EN, most=6)
    assert lines[0].startswith("New tier: newly met by Student0, Student1,")
    assert lines[0].endswith("Student5 and 2 more")
    assert lines[1:] == ["New tier: no longer met by Adler", "Decisions to look at again: Biber"]


def test_without_a_limit_everybody_is_named_in_full():
    lines = effect_lines(FOUND, EN)
    assert lines[0].count("Student") == 8
    assert lines[1] == "New tier: no longer met by Adler, Jo"
