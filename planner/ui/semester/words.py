"""How sessions and days are said: on cards, in tooltips and to a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.rules.plan import FIXED, TEACHING, Kind, Mode, Status
from planner.rules.terms import NoteKind, OffKind

if TYPE_CHECKING:
    from datetime import date

    from planner.language import Language
    from planner.rules.credits import Item
    from planner.rules.plan import PlannedSession
    from planner.rules.terms import DayNote
    from planner.ui.semester.entries import Entry, Off, Semester


def topic_of(session: PlannedSession, say: Language) -> str:
    """Return what the card is about; a row without a topic says its kind."""
    if session.kind in {Kind.BUFFER, Kind.NO_CLASS} and session.topic.casefold() in _BARE:
        return vocabulary.kind(session.kind, say)
    return session.topic or vocabulary.kind(session.kind, say)


# What says no more than the kind does, in either language of a page.
_BARE = frozenset({"", "buffer", "puffer", "puffertermin", "no class", "entfällt"}) | frozenset(
    {"holiday", "public holiday", "feiertag"}
)


def title_of(session: PlannedSession, semester: Semester, say: Language) -> str:
    """Return e.g. "Session 4", or the topic of what has no number."""
    number = semester.numbers.get(session.id)
    return say("Session {number}", number=number) if number else topic_of(session, say)


def mention_of(session: PlannedSession, semester: Semester, say: Language) -> str:
    """Return how a sentence speaks of a session: "session 4", or its topic in quotes."""
    number = semester.numbers.get(session.id)
    if number:
        return say("session {number}", number=number)
    return say("“{topic}”", topic=topic_of(session, say))


def may_move(session: PlannedSession) -> bool:
    """Whether moving it may be offered; one that is locked or held is refused with the reason."""
    return session.kind not in FIXED and session.status is not Status.CANCELLED


def item_short(item: Item) -> str:
    """Return an item's short name, as its column is headed."""
    return item.short or item.title


def due_words(item: Item, day: date, say: Language) -> str:
    """Return the tag for a deadline, with the weekday where it stands beside its own day."""
    if item.due is None or item.due == day:
        return say("{item} due", item=item_short(item))
    weekday = say.short_weekday(item.due)
    return say("{item} due {weekday}", item=item_short(item), weekday=weekday)


def talk_tags(session: PlannedSession, say: Language) -> list[str]:
    """Return the tag for who presents: the name of one, else how many talks there are."""
    speakers = session.speakers
    if len(speakers) == 1:
        return [speakers[0].name]
    return [say.count("{n} talk", "{n} talks", len(speakers))] if speakers else []


def talks_words(session: PlannedSession, places: int, say: Language) -> str:
    """Name everybody who presents, and say how many places for talks there are, if any."""
    names = [one.name for one in session.speakers]
    return " · ".join([*names, say.count("{n} place", "{n} places", places)] if places else names)


def tags_of(
    session: PlannedSession, due: tuple[Item, ...], say: Language, label: str = ""
) -> list[str]:
    """Return the small words at the right of a card, the most pressing last."""
    tags = [label] if label else []
    tags += talk_tags(session, say)
    if session.status is Status.CANCELLED:
        tags.append(say("cancelled"))
    if session.mode is not Mode.IN_PERSON:
        tags.append(say("online") if session.mode is Mode.ONLINE else say("hybrid"))
    if session.insisted:
        tags.append(say("all the same"))
    if session.kind is Kind.EXAM:
        tags.append(say("exam"))
    tags += [due_words(item, session.day or item.due, say) for item in due if item.due]
    if session.status is Status.HELD:
        tags.append(say("✓ held"))
    return tags


def note_words(note: DayNote, say: Language) -> str:
    """Return a note on days with whose it is: "Examination office: registration closes"."""
    words = vocabulary.day_note(note, say)
    if note.kind is NoteKind.NOTE:
        return words
    return say("{whose}: {note}", whose=vocabulary.note_kind(note.kind, say), note=words)


def off_words(off: Off, say: Language) -> str:
    """Return the name of a day without teaching and what its row adds."""
    parts = [off.name]
    if off.row is not None:
        more = off.row.note or ("" if off.kind is OffKind.BREAK else off.row.topic)
        known = more.casefold() in off.name.casefold() or more.casefold() in _BARE
        parts += [] if known else [more]
    named = " · ".join(part for part in parts if part)
    if off.days.first == off.days.last:
        return named
    return say(
        "{name}, {first} – {last}",
        name=named,
        first=say.day_month(off.days.first),
        last=say.day_month(off.days.last),
    )


def spoken(entry: Entry, semester: Semester, say: Language) -> str:
    """Return an entry's name for a screen reader.

    E.g. "Session 3, Reinforcement learning (part 2), Wed 8 Nov 2023, 12:30–14:00".
    """
    if entry.session is None:
        return _spoken_day(entry, semester, say)
    return spoken_session(entry.session, semester, say, entry.off)


def spoken_session(
    session: PlannedSession, semester: Semester, say: Language, off: Off | None = None
) -> str:
    """Return a session's name with its day and time, then what is special about it."""
    parts = [off_words(off, say)] if off and off.row is session else []
    if not parts and semester.numbers.get(session.id):
        parts.append(title_of(session, semester, say))
    if not (off and off.row is session):
        parts.append(topic_of(session, say))
    if session.day is not None:
        parts.append(say.day(session.day))
    elif session.laid is None:
        parts.append(say("no day yet"))
    if session.hours is not None:
        parts.append(say.hours(session.hours.start, session.hours.end))
    if session.kind is not Kind.CLASS and session.kind in TEACHING:
        kind = vocabulary.kind(session.kind, say)
        parts += [kind] if kind not in parts else []
    due = semester.due_on(session.day) if session.day else ()
    tags = tags_of(session, due, say, semester.label(session))
    names = [one.name for one in session.speakers]
    parts += [say("talks: {names}", names=say.listed(names))] if names else []
    known = {say("exam"), *talk_tags(session, say)}
    parts += [tag.removeprefix("✓ ") for tag in tags if tag not in known]
    parts += [say("locked to its day")] if session.locked else []
    parts += _notes_on(session.day, semester, say) if session.day else []
    return ", ".join(parts)


def _notes_on(day: date, semester: Semester, say: Language) -> list[str]:
    return [note_words(note, say) for note in semester.notes_on(day)]


def _spoken_day(entry: Entry, semester: Semester, say: Language) -> str:
    day, notes = say.day(entry.day), _notes_on(entry.day, semester, say)
    if entry.off is not None:
        return ", ".join([say("{day}, {why}", day=day, why=off_words(entry.off, say)), *notes])
    if entry.day not in semester.plan.lectures:
        return ", ".join([say("{day}, outside the lecture period", day=day), *notes])
    due = [due_words(item, entry.day, say) for item in semester.due_on(entry.day)]
    return ", ".join([say("{day}, no session", day=day), *due, *notes])
