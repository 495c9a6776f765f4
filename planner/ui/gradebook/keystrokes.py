"""What is being typed into a cell and can no longer become a value, told at the keystroke."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planner.commands.results import NotMarkedSo, PointsOutOfBounds
from planner.rules.credits import Marking
from planner.rules.grades import STEPS, NoSuchGrade, NoSuchPoints, parse_grade
from planner.rules.people import folded
from planner.rules.points import fits, joined, least_so_far
from planner.ui.gradebook.entering import SIGNS, words_for_states
from planner.wording import worded

if TYPE_CHECKING:
    from decimal import Decimal

    from planner.errors import PlannerError
    from planner.language import Language
    from planner.rules.credits import Item

_NUMBER_FIRST = re.compile(r"(?P<number>[0-9.,+]*)\s*(?P<word>.*)", re.DOTALL)
_NUMBER_LAST = re.compile(r"(?P<word>.*?)\s*(?P<number>[0-9.,+]*)", re.DOTALL)


def hopeless(text: str, item: Item, say: Language, *, bonus: bool) -> str:
    """Say why no further typing makes a value of a text; "" while it is one or may become one.

    ``bonus`` tells that the item takes more points than its most. "1" may become the grade 1,3
    and "4+" a sum; 21 of 20 points never become fewer.
    """
    plain = joined(" ".join(text.split()))
    if not plain:
        return ""
    number, word = _parts(plain)
    if word and not _begins_a_state(word, say):
        return say("“{value}” is no state and no number.", value=text.strip())
    refusal = _of_number(number, item, bonus=bonus) if number else None
    return worded(refusal, say) if refusal else ""


def _parts(plain: str) -> tuple[str, str]:
    """Tell the number of a text from the word before or after it."""
    if plain[:1] in SIGNS:
        return plain[1:].strip(), ""
    form = _NUMBER_FIRST if plain[0] in "0123456789.,+" else _NUMBER_LAST
    found = form.fullmatch(plain)
    return (found["number"], found["word"]) if found else ("", plain)


def _begins_a_state(word: str, say: Language) -> bool:
    return any(one.startswith(folded(word)) for one in words_for_states(say))


def _of_number(number: str, item: Item, *, bonus: bool) -> PlannerError | None:
    points = least_so_far(number)
    if item.marking is Marking.GRADE:
        return _of_grade(number, points, item)
    if points is None:
        return NoSuchPoints(number)
    if fits(points, item.max_points, bonus=bonus):
        return None
    return PointsOutOfBounds(item.title, points, item.max_points)


def _of_grade(number: str, points: Decimal | None, item: Item) -> PlannerError | None:
    so_far = number.replace(",", ".")
    if any(f"{step}0".startswith(so_far) for step in STEPS):
        return None
    if points is not None and points > STEPS[-1]:
        return NotMarkedSo(item.title, item.marking)
    try:
        parse_grade(number)
    except NoSuchGrade as refusal:
        return refusal
    return None
