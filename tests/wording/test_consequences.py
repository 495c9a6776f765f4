from __future__ import annotations

from datetime import date

import pytest

from planner.language import Language
from planner.rules.plan import DueMove
from planner.rules.plan_follows import (
    DueInBreak,
    DueKept,
    DueRightAfter,
    FlowsAround,
    SpeakerAway,
    SpeakersConcerned,
)
from planner.rules.plan_lost import FindsNoPlace, StaysBehind
from planner.wording import worded

NOV_15, NOV_22 = date(2023, 11, 15), date(2023, 11, 22)
SAID = [
    (DueKept("h", "HW 1", NOV_15), "HW 1 keeps its announced date, 15 Nov."),
    (DueKept("h", "HW 1", NOV_15, announced=False), "HW 1 stays due on 15 Nov."),
    (
        DueMove("h", "HW 1", NOV_15, NOV_22),
        "HW 1 goes along: due on Wed 22 Nov instead of Wed 15 Nov.",
    ),
    (DueInBreak("HW 1", NOV_22, "Ferien", "Break"), "HW 1 is then due on Wed 22 Nov: Break."),
    (DueInBreak("HW 1", NOV_22, "", ""), "HW 1 is then due on Wed 22 Nov, without teaching."),
    (
        DueRightAfter("HW 1", NOV_22, "Ferien", ""),
        "HW 1 is then due on Wed 22 Nov, right after Ferien.",
    ),
    (
        DueRightAfter("HW 1", NOV_22, "", ""),
        "HW 1 is then due on Wed 22 Nov, right after days without teaching.",
    ),
    (SpeakerAway("s", "Anna Adler", NOV_22), "Anna Adler cannot come on Wed 22 Nov."),
    (
        SpeakersConcerned("s", "5", "Topic", ("Anna Adler", "Ben Biber")),
        "To be told: Anna Adler and Ben Biber, presenting in session 5.",
    ),
    (
        SpeakersConcerned("s", None, "Topic", ("Anna Adler",)),
        "To be told: Anna Adler, presenting in “Topic”.",
    ),
    (FlowsAround("s", "5", "T", NOV_22), "Session 5 is locked to Wed 22 Nov and stays there."),
    (
        FlowsAround("s", "5", "T", NOV_22, held=True),
        "Session 5 was held on Wed 22 Nov and stays there.",
    ),
    (FindsNoPlace("s", "13", "T"), "Session 13 finds no place and goes to the shelf."),
    (StaysBehind("s", "5", "T", NOV_22), "Session 5 stays on Wed 22 Nov: move it by itself."),
]


@pytest.mark.parametrize(("fact", "words"), SAID)
def test_what_follows_in_words(fact, words):
    assert worded(fact, Language("en")) == words


def test_german_has_words_of_its_own():
    german = {worded(fact, Language.load("de")) for fact, _ in SAID}
    assert german.isdisjoint(words for _, words in SAID)
    assert len(german) == len(SAID)
    assert not any(".." in words for words in german)
