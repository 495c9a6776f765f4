"""Two records side by side in words: what each says of everything, and what is taken."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.db import courses, groups, plans
from planner.jobs.gradebook import work_of
from planner.language import marked
from planner.rules.credits import Enrolment
from planner.rules.merging import About, Side, Verdict
from planner.rules.people import Likeness
from planner.ui.students.words import FIELDS, booking_words
from planner.wording.decision_changes import result_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from planner.db.belongings import Done, Membership
    from planner.jobs.merging import Choices, Comparison
    from planner.language import Language
    from planner.rules.merging import Pair

LIKENESS: Mapping[Likeness, str] = {
    Likeness.SAME_NUMBER: marked("same number"),
    Likeness.SAME_EMAIL: marked("same e-mail"),
    Likeness.SAME_NAME: marked("same name"),
    Likeness.LIKE_NUMBER: marked("similar number"),
    Likeness.LIKE_EMAIL: marked("similar e-mail"),
    Likeness.LIKE_NAME: marked("similar name"),
}
TAKEN: Mapping[Side, str] = {
    Side.KEPT: marked("from the record that stays"),
    Side.OTHER: marked("from the other one"),
    Side.BOTH: marked("both"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the ids in two records are called."""

    items: Mapping[str, str]
    tiers: Mapping[str, str]
    people: Mapping[str, str]
    sessions: Mapping[str, str]
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeLine:
    """One thing, as the preview lists it; ``side`` None is a question."""

    pair: Pair
    what: str
    kept: str
    other: str
    side: Side | None

    @property
    def asks(self) -> bool:
        """Whether somebody still has to choose."""
        return self.side is None

    def taken(self, say: Language) -> str:
        """Say what becomes of it."""
        if self.side is None:
            return say("please choose")
        if self.pair.verdict is Verdict.SAME:
            return say("the same")
        nothing = (self.pair.kept if self.side is Side.KEPT else self.pair.other) is None
        return say("left out") if nothing else say(TAKEN[self.side])


def names(tx: Session) -> Names:
    """Read what everything in a record may be called."""
    work = work_of(tx)
    return Names(
        items={item.id: item.title for item in work.items},
        tiers={tier.id: tier.name for tier in work.tiers},
        people={person.id: person.name for person in courses.people(tx)},
        sessions={row.id: row.topic for row in plans.sessions(tx)},
        groups={group.id: group.name for group in groups.groups(tx, dormant=True)},
    )


def merge_lines(
    found: Comparison, choices: Choices, called: Names, say: Language
) -> tuple[MergeLine, ...]:
    """Word every pair of what two records say."""
    return tuple(_line(pair, choices, called, say) for pair in found.pairs)


def _line(pair: Pair, choices: Choices, called: Names, say: Language) -> MergeLine:
    about, subject = pair.subject
    what, value = _WORDS[about](subject, called, say)
    return MergeLine(
        pair=pair,
        what=what,
        kept="" if pair.kept is None else value(pair.kept),
        other="" if pair.other is None else value(pair.other),
        side=pair.side(choices),
    )


type Worded = tuple[str, Callable[[Any], str]]  # what it is about, and how a value is said


def _field(name: str, called: Names, say: Language) -> Worded:
    if name == "status":
        return say(FIELDS[name]), partial(_membership, say=say)
    known = {"aim_id": called.tiers, "ta_id": called.people}.get(name, {})
    return say(FIELDS[name]), lambda value: known.get(value, str(value))


def _membership(value: Membership, say: Language) -> str:
    word = vocabulary.enrolment(value.status, say)
    if value.status is Enrolment.LEFT and value.left_on:
        return f"{word} {say.day_month(value.left_on)}"
    return word


def _result(item: str, called: Names, say: Language) -> Worded:
    return called.items.get(item, item), partial(_done, say=say)


def _done(value: Done, say: Language) -> str:
    result = value.result
    parts = [result_words(result.facts, say), result.title]
    if result.recognised_from:
        parts.append(say("from {term}", term=result.recognised_from))
    if value.attempts:
        n = len(value.attempts)
        parts.append(say.count("{n} earlier attempt", "{n} earlier attempts", n))
    return ", ".join(part for part in parts if part)


def _booked(_subject: str, _called: Names, say: Language) -> Worded:
    return say("Booked as"), lambda rows: "; ".join(booking_words(row, say) for row in rows)


def _group(group: str, called: Names, say: Language) -> Worded:
    def times(value: tuple[tuple[Any, Any], ...]) -> str:
        first, last = value[-1]
        if first and last:
            return say("{first} to {last}", first=say.day_month(first), last=say.day_month(last))
        if last:
            return say("until {day}", day=say.day_month(last))
        return say("since {day}", day=say.day_month(first)) if first else say("belongs to it")

    return say("Group {name}", name=called.groups.get(group, group)), times


def _talk(session: str, called: Names, say: Language) -> Worded:
    what = say("Presents: {session}", session=called.sessions.get(session, session))
    return what, lambda value: value[0] or value[1] or say("presents")


def _attended(session: str, called: Names, say: Language) -> Worded:
    what = say("Attendance: {session}", session=called.sessions.get(session, session))
    return what, partial(vocabulary.presence, say=say)


_WORDS: Mapping[About, Callable[[str, Names, Language], Worded]] = {
    About.FIELD: _field,
    About.RESULT: _result,
    About.BOOKED: _booked,
    About.GROUP: _group,
    About.TALK: _talk,
    About.ATTENDANCE: _attended,
}
