"""Why a tier is met or not, why it is not proposed, why a student is left out, in sentences."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.jobs.deciding import GuestNotDecided, Left
from planner.language import marked
from planner.rules.credits import Progress, Standing, State
from planner.rules.proposals import Bar
from planner.rules.requirements import OF_POINTS, OF_SESSIONS, Asks
from planner.wording.amounts import amount, percent
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.language import Language
    from planner.rules.credits_missing import Fulfilled, Lacking, Missing

WEEK = 7
_BARS: Mapping[Bar, str] = {
    Bar.NOT_MET: marked("not met yet"),
    Bar.ABOVE_AIM: marked("more than the student aims at"),
    Bar.ABOVE_BOOKED: marked("more credits than can be booked"),
    Bar.OTHER_PROGRAMME: marked("for other degree programmes"),
}
_LEFT: Mapping[Left, str] = {
    Left.DECIDED: marked("already decided"),
    Left.STALE: marked("decided, but results or rules have changed since"),
    Left.NOT_ACTIVE: marked("guest, or has left the course"),
    Left.NO_TIER: marked("meets no tier that can be awarded"),
    Left.GRADE_OPEN: marked("the average is no grade step; choose the grade"),
}


def reason(fact: Missing, say: Language, *, today: date | None = None) -> tuple[str, ...]:
    """Say why one requirement is not met, naming every item that does not count yet.

    Where today's date is given, deadlines that have passed are called overdue; without it they
    are only named. One requirement makes one sentence without a full stop, such as
    "Participation: open" or "3 sheets: 1 of 3 passed; Sheet 2 to revise, Sheet 3 not handed in".
    """
    if not fact.text and not fact.lacking:
        return (say("nothing is asked for; the lecturer decides"),)
    if fact.asks in OF_SESSIONS:
        return (_sessions(fact, say),)
    if not fact.lacking:
        return (say("{requirement}: all exempt; the lecturer decides", requirement=fact.text),)
    if fact.asks in OF_POINTS:
        return (_points(fact, say, today),)
    if fact.asked == 1:
        one = fact.lacking[0]
        return (say("{item}: {state}", item=one.title, state=lacking(one, say, today=today)),)
    details = ", ".join(
        say("{item} {state}", item=one.title, state=lacking(one, say, today=today))
        for one in fact.lacking
    )
    more = int(fact.at_least - fact.have)
    if more < len(fact.lacking):
        details = say("{n} more of these: {items}", n=more, items=details)
    counted = say("{have} of {wanted} passed", have=fact.have, wanted=fact.at_least)
    return (f"{fact.text}: {counted}; {details}" if fact.text else f"{counted}; {details}",)


def reasons(facts: tuple[Missing, ...], say: Language, *, today: date | None = None) -> list[str]:
    """Say everything that a tier lacks, in its order."""
    return [sentence for fact in facts for sentence in reason(fact, say, today=today)]


def lacking(one: Lacking, say: Language, *, today: date | None = None) -> str:
    """Say how it stands with one item that does not count yet: "to revise", "5.0, failed"."""
    if one.progress is Progress.MARKING:
        return _to_be_marked(one, say)
    if one.progress is Progress.LOST:
        return _lost(one, say)
    words = {
        State.RETURNED: say("to revise"),
        State.EXCUSED: say("excused, still owed"),
    }.get(one.state, vocabulary.state(one.state, say))
    said = (words, deadline(one, say, today), talk_date(one, say))
    return ", ".join(part for part in said if part)


def talk_date(one: Lacking, say: Language) -> str:
    """Say when a presentation is to be held, or that it has no date yet."""
    if one.presents is not None:
        day = f"{say.short_weekday(one.presents)} {say.day_month(one.presents)}"
        return say("presents on {day}", day=day)
    return say("no date yet") if one.undated else ""


def met(fact: Fulfilled, say: Language) -> str:
    """Say that one requirement is met, with the count where it leaves a choice."""
    if fact.asks is not Asks.PASSED:
        return f"{fact.text}: {_counted(fact, say)}"
    if fact.at_least == fact.asked:
        return fact.text
    counted = say("{have} of {wanted} passed", have=fact.have, wanted=fact.asked)
    return f"{fact.text}: {counted}"


def _counted(fact: Missing | Fulfilled, say: Language) -> str:
    """Say how many points or sessions there are of those asked for."""
    have, need = amount(fact.have, say), amount(fact.at_least, say, up=True)
    if fact.asks is Asks.POINTS:
        return say("{have} of {need} points", have=have, need=need)
    if fact.asks is Asks.ATTENDANCE:
        return say("{have} of {need} sessions attended", have=have, need=need)
    share, wanted = percent(fact.have, fact.asked or 0, say), say.number(fact.amount or Decimal(0))
    if fact.asks is Asks.PERCENT:
        return say(
            "{share} % of the points, {wanted} % needed ({have} of {need})",
            share=share,
            wanted=wanted,
            have=have,
            need=need,
        )
    return say(
        "{share} % of the sessions attended, {wanted} % needed ({have} of {need})",
        share=share,
        wanted=wanted,
        have=have,
        need=amount(ceil(fact.at_least), say),
    )


def _points(fact: Missing, say: Language, today: date | None) -> str:
    details = [_counted(fact, say)]
    if fact.standing is Standing.OUT_OF_REACH and fact.best is not None:
        details.append(say("at most {best} can be reached", best=amount(fact.best, say)))
    brought = [
        say("{item} {state}", item=one.title, state=_of_points(one, say, today))
        for one in fact.lacking
    ]
    details.append(", ".join(brought))
    return f"{fact.text}: {'; '.join(details)}" if fact.text else "; ".join(details)


def _of_points(one: Lacking, say: Language, today: date | None) -> str:
    if one.progress is Progress.LOST and one.points is not None and one.state != State.MISSING:
        points = say.number(one.points)
        if one.max_points is None:
            return say("{points} points", points=points)
        return say("{points} of {most} points", points=points, most=say.number(one.max_points))
    if one.progress is Progress.MARKING and one.state is State.PASSED:
        return say("passed, its points are missing")
    return lacking(one, say, today=today)


def _sessions(fact: Missing, say: Language) -> str:
    seen, name = fact.attended, fact.text or say("Attendance")
    if seen is None or not seen.sessions:
        return say("{requirement}: there are no sessions yet", requirement=name)
    if not seen.asked:
        return say("{requirement}: excused from all; the lecturer decides", requirement=name)
    details = [_counted(fact, say)]
    if fact.standing is Standing.OUT_OF_REACH and fact.best is not None:
        details.append(say("at most {best} can be reached", best=amount(fact.best, say)))
    if seen.unrecorded:
        details.append(
            say.count("{n} held without a record", "{n} held without a record", seen.unrecorded)
        )
    if seen.to_come:
        details.append(say.count("{n} still to come", "{n} still to come", len(seen.to_come)))
    return f"{name}: {'; '.join(details)}"


def bar(value: Bar, say: Language) -> str:
    """Say why a tier is not proposed: "more than the student aims at"."""
    return say(_BARS[value])


def left(value: Left, say: Language) -> str:
    """Say why *accept all* leaves a student alone: "already decided"."""
    return say(_LEFT[value])


def overdue(due: date, today: date, say: Language) -> str:
    """Say for how long a deadline has passed, in weeks from two on; "" if it has not."""
    late = (today - due).days
    if late >= 2 * WEEK:
        return say.count("{n} week overdue", "{n} weeks overdue", late // WEEK)
    return say.count("{n} day overdue", "{n} days overdue", late) if late > 0 else ""


def _to_be_marked(one: Lacking, say: Language) -> str:
    if one.points is not None:
        return say("{points} points, without a verdict", points=say.number(one.points))
    if one.mark is not None:
        return say("{grade}, without a verdict", grade=say.grade(one.mark))
    if one.late_days:
        return say.count(
            "handed in {n} day late, to be marked",
            "handed in {n} days late, to be marked",
            one.late_days,
        )
    return say("handed in, to be marked")


def _lost(one: Lacking, say: Language) -> str:
    if one.state is State.MISSING:
        return say("not handed in")
    failed = vocabulary.state(State.FAILED, say)
    if one.mark is not None:
        return f"{say.grade(one.mark)}, {failed}"
    if one.points is not None and one.pass_points is not None and one.points < one.pass_points:
        return say(
            "{points} of {needed} points needed",
            points=say.number(one.points),
            needed=say.number(one.pass_points),
        )
    return failed


def deadline(one: Lacking, say: Language, today: date | None) -> str:
    """Say by when something is due: "due 15 Nov", "2 weeks overdue"; "" where nothing is."""
    if one.due is None or (one.state is not State.OPEN and not one.extended):
        return ""  # who was excused, or must revise, is past the announced deadline anyway
    late = overdue(one.due, today, say) if today else ""
    if late:
        return late
    day = say.day_month(one.due)
    if one.extended:
        return say("extended until {day}", day=day)
    return say("due {day}", day=day)


@worded.register(GuestNotDecided)
def _(fact: GuestNotDecided, say: Language) -> str:
    return say(
        "{name} is a guest and gets no credits, so nothing is decided. Change the status first.",
        name=fact.name,
    )
