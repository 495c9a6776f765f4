"""Talks: which sessions have places, the best first, and why others do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.rules.credits import Item, ItemKind, Progress, Standing, State
from planner.rules.credits_missing import Lacking, Missing
from planner.rules.plan import Kind, PlannedSession, Status
from planner.rules.talks import (
    Hint,
    NoTalksThere,
    Talk,
    TalksFull,
    check_places,
    offers,
    with_dates,
)
from planner.rules.terms import Days

TODAY = date(2023, 11, 13)


def session(id_: str, day: date | None, **more: object) -> PlannedSession:
    return replace(PlannedSession(id=id_, topic=id_.title(), day=day), **more)  # type: ignore[arg-type] # as in the class


SOON = session("soon", date(2023, 11, 15))
NEXT = session("next", date(2023, 11, 22))
HELD = session("held", date(2023, 11, 8), status=Status.HELD)
SHELF = session("shelf", None)


def test_the_soonest_day_to_come_with_a_free_place_is_the_best() -> None:
    places = {"soon": 1, "next": 2, "held": 3, "shelf": 1}
    found = offers([SHELF, HELD, NEXT, SOON], places, {"next": 1}, today=TODAY)
    assert [one.session.id for one in found] == ["soon", "next", "shelf", "held"]
    assert [one.free for one in found] == [1, 1, 1, 3]


def test_sessions_that_take_no_talks_are_not_offered() -> None:
    holiday = session("holiday", date(2023, 11, 29), kind=Kind.HOLIDAY)
    assert offers([SOON, holiday], {"holiday": 2}, {}, today=TODAY) == ()


def test_a_full_session_comes_last_and_says_so() -> None:
    found = offers([SOON, NEXT], {"soon": 2, "next": 1}, {"soon": 2}, today=TODAY)
    assert [one.session.id for one in found] == ["next", "soon"]
    assert found[1].hints == (Hint.FULL,)
    assert not found[1].open


def test_the_place_one_has_is_not_counted_against_oneself() -> None:
    found = offers([SOON], {"soon": 1}, {"soon": 1}, today=TODAY, here="soon")
    assert found[0].open
    assert found[0].here


def test_a_day_on_which_somebody_cannot_come_is_possible_but_worse() -> None:
    away = (Days(date(2023, 11, 14), date(2023, 11, 16)),)
    found = offers([SOON, NEXT], {"soon": 1, "next": 1}, {}, today=TODAY, away=away)
    assert [one.session.id for one in found] == ["next", "soon"]
    assert found[1].hints == (Hint.AWAY,)
    assert found[1].open


def test_a_talk_in_a_cancelled_session_has_no_date_any_more() -> None:
    talk = Talk(session="soon", topic="Soon", day=date(2023, 11, 15))
    assert talk.dated
    assert not replace(talk, cancelled=True).dated
    assert not replace(talk, day=None).dated


def test_no_talk_is_put_where_there_is_no_place() -> None:
    check_places(SOON, 2, 2)
    with pytest.raises(TalksFull) as refusal:
        check_places(SOON, 2, 3)
    assert refusal.value.places == 2
    cancelled = replace(SOON, status=Status.CANCELLED)
    check_places(cancelled, 2, 0)
    with pytest.raises(NoTalksThere):
        check_places(cancelled, 2, 1)


def lacking(progress: Progress = Progress.OWED) -> Missing:
    one = Lacking(item="talk", title="Talk", state=State.OPEN, progress=progress, recorded=False)
    return Missing(
        text="talk", standing=Standing.POSSIBLE, have=0, at_least=1, asked=1, lacking=(one,)
    )


PRESENTATION = {"talk": Item(id="talk", title="Talk", kind=ItemKind.PRESENTATION)}


def test_a_presentation_that_is_owed_has_a_date_or_none_yet() -> None:
    talk = Talk(session="soon", topic="Soon", day=date(2023, 11, 15))
    (found,) = with_dates([lacking()], PRESENTATION, {"talk": talk})
    assert (found.lacking[0].presents, found.lacking[0].undated) == (talk.day, False)
    for none in ({}, {"talk": replace(talk, cancelled=True)}, {"talk": replace(talk, day=None)}):
        (found,) = with_dates([lacking()], PRESENTATION, none)
        assert (found.lacking[0].presents, found.lacking[0].undated) == (None, True)


def test_nothing_is_said_of_dates_where_none_is_waited_for() -> None:
    held = lacking(Progress.MARKING)
    assert with_dates([held], PRESENTATION, {}) == (held,)
    poster = {"talk": replace(PRESENTATION["talk"], kind=ItemKind.POSTER)}
    assert with_dates([lacking()], poster, {}) == (lacking(),)
