"""What changed in the plan since it was published, and publishing it, in sentences."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Final

from planner import vocabulary
from planner.commands.publishing import NothingToPublish
from planner.jobs.publishing import NothingLeft, NothingPublished, NotPublished
from planner.language import marked
from planner.rules.plan import Mode
from planner.rules.plan_diff import DayOffChange, DueChange, SessionChange, What, days_of
from planner.wording.base import worded
from planner.wording.changes import session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.language import Language
    from planner.rules.plan_diff import Change
    from planner.rules.plan_public import PublicSession
    from planner.rules.terms import Days

NOW_HELD: Final = {
    Mode.IN_PERSON: marked("now in person"),
    Mode.ONLINE: marked("now online"),
    Mode.HYBRID: marked("now hybrid"),
}
DUE: Final = {
    What.NEW: marked("New deadline: {item}, {day}"),
    What.GONE: marked("No longer due: {item} ({day})"),
    What.MOVED: marked("{item}: due {days}"),
    What.CHANGED: marked("Deadline of {day}: now “{item}”"),
}


@singledispatch
def change_words(change: Change, say: Language) -> str:
    """Say one change of the plan as students read it: "Session 7: 18 → 25 Nov, now online"."""
    raise LookupError(type(change).__name__, say.code)


@change_words.register(SessionChange)
def _(change: SessionChange, say: Language) -> str:
    what, days = change.what, days_of(change.one)
    name, day = _named(change, say), days_words(days, say) if days else ""
    match what:
        case What.NEW if not day:
            return say("New, without a date yet: “{topic}”", topic=_topic(change.one, say))
        case What.NEW:
            return say("New: “{topic}”, {day}", topic=_topic(change.one, say), day=day)
        case What.GONE:
            return (
                say("{session}: taken out ({day})", session=name, day=day)
                if day
                else say("{session}: taken out", session=name)
            )
        case What.CANCELLED:
            return _cancelled(change, name, day, say)
        case What.BACK:
            first = say("takes place after all, {day}", day=day)
        case What.SHELVED:
            first = say("no longer {day}, without a date for now", day=_day_of(change.was, say))
        case What.DATED:
            first = say("now {day}", day=day)
        case What.MOVED:
            first = moved_words(change, say)
        case _:
            first = ""
    parts = [first, *_aspects(change, say)]
    return f"{name}: {', '.join(part for part in parts if part)}"


def _cancelled(change: SessionChange, name: str, day: str, say: Language) -> str:
    words = change.one.words.strip()
    if words:
        return say("{session}, {day}: cancelled: {words}", session=name, day=day, words=words)
    return say("{session}, {day}: cancelled", session=name, day=day)


def _named(change: SessionChange, say: Language) -> str:
    """Name a session as it was published; one whose number is another now has both."""
    was, now = change.was, change.now
    number = (now.number if now else "") or (was.number if was else "")
    if was and now and now.number and was.number and was.number != now.number:
        return say("Session {number} (formerly {was})", number=now.number, was=was.number)
    return session_name(number or None, _topic(was or change.one, say), say)


def _topic(session: PublicSession, say: Language) -> str:
    return session.topic.strip() or vocabulary.kind(session.kind, say)


def _day_of(session: PublicSession | None, say: Language) -> str:
    days = days_of(session) if session else None
    return days_words(days, say) if days else ""


def _aspects(change: SessionChange, say: Language) -> Iterator[str]:
    """Yield what else is different about a session that is still there."""
    was, now = change.was, change.now
    if was is None or now is None:
        return
    if change.what not in {What.DATED, What.SHELVED}:
        yield from _place_aspects(was, now, say)
    if was.mode is not now.mode:
        yield say(NOW_HELD[now.mode])
    if was.topic != now.topic:
        yield say("now “{topic}”", topic=_topic(now, say))
    if was.kind is not now.kind:
        yield say("now: {kind}", kind=vocabulary.kind(now.kind, say))
    if was.link != now.link:
        yield say("another link") if now.link else say("no link any more")
    if was.note != now.note:
        yield say("note: {note}", note=now.note) if now.note else say("no note any more")
    if now.cancelled and was.words != now.words:
        yield say("cancelled: {reason}", reason=now.words) if now.words else say("cancelled")


def _place_aspects(was: PublicSession, now: PublicSession, say: Language) -> Iterator[str]:
    if now.hours and was.hours != now.hours:
        yield say("now {day}", day=say.hours(now.hours.start, now.hours.end))
    if was.room != now.room:
        yield say("now in {room}", room=now.room) if now.room else say("room still open")


def moved_words(change: SessionChange, say: Language) -> str:
    """Return from which days to which a session moved: "18 → 25 Nov"; empty if it did not."""
    old = days_of(change.was) if change.was else None
    new = days_of(change.now) if change.now else None
    if old is None or new is None or old == new:
        return ""
    return _from_to(old, new, say)


def _from_to(old: Days, new: Days, say: Language) -> str:
    single = old.first == old.last and new.first == new.last
    if single and (old.first.year, old.first.month) == (new.first.year, new.first.month):
        dot = "." if say.code == "de" else ""
        return f"{old.first.day}{dot} → {days_words(new, say)}"
    return f"{days_words(old, say)} → {days_words(new, say)}"


def days_words(days: Days, say: Language) -> str:
    """Return e.g. "25 Nov", for several days "23 Dec – 6 Jan"."""
    first = say.day_month(days.first)
    return first if days.first == days.last else f"{first} – {say.day_month(days.last)}"


@change_words.register(DueChange)
def _(change: DueChange, say: Language) -> str:
    due, was, now = change.one, change.was, change.now
    days = f"{say.day_month(was.day)} → {say.day_month(now.day)}" if was and now else ""
    return say(DUE[change.what], item=due.title, day=say.day_month(due.day), days=days)


@change_words.register(DayOffChange)
def _(change: DayOffChange, say: Language) -> str:
    off = change.one
    name, day = vocabulary.day_off(off, say), days_words(off.days, say)
    if change.what is What.NEW:
        return (
            say("No teaching: {day}, {name}", day=day, name=name)
            if name
            else say("No teaching: {day}", day=day)
        )
    return (
        say("No longer free: {day}, {name}", day=day, name=name)
        if name
        else say("No longer free: {day}", day=day)
    )


@worded.register(NothingToPublish)
def _(fact: NothingToPublish, say: Language) -> str:
    return say(
        "Nothing has changed since version {number} of {day}, so there is nothing to publish.",
        number=fact.number,
        day=say.plain_day(fact.day),
    )


@worded.register(NotPublished)
def _(fact: NotPublished, say: Language) -> str:
    return say(
        "{why} Version {number} was not published, and no file is written.",
        why=worded(fact.refusal, say),
        number=fact.number,
    )


@worded.register(NothingPublished)
def _(_fact: NothingPublished, say: Language) -> str:
    return say("The plan was not published yet, so there are no files to write again.")


@worded.register(NothingLeft)
def _(_fact: NothingLeft, say: Language) -> str:
    return say("All files are left out. Publish at least one of them.")
