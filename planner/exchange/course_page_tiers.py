"""The credits a page promises ("3 ECTS: …"), as items and tiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_credit_tables import due_passages, table_promises
from planner.exchange.course_page_credits import LONGEST, Promise, phrases_of, promises
from planner.exchange.course_page_dates import day_in_term
from planner.exchange.course_page_works import DUE, Work, item, work_in
from planner.rules.credits import Item, ItemKind, Requirement, Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from planner.exchange.course_page_text import Passage, Table
    from planner.language import Code
    from planner.rules.terms import Days

MOST_TIERS = 30
MOST_PHRASES = 200
_AND = re.compile(r"\s+(?:and|und|&|sowie|et|y|e|ed)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoTiers(Problem):
    """The page promises no credits that could be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownRequirement(Problem):
    """A requirement of no known kind; it became an item of the kind *other*."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnclearCount(Problem):
    """A requirement that asks for a share or an absurd number, which no rule was made of."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementsLeftOut(Problem):
    """More requirements than any course has; those from this line on were left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditsAlone(Problem):
    """Credits beside words that are no known kind of work; no tier was made of them."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPassedOver(Problem):
    """Words of a sentence about credits that are no known kind of work; they were left out."""

    text: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a work belongs across tiers: the second talk of one is the second talk of all."""

    kind: ItemKind
    name: str
    turn: int


def tiers_of(
    passages: Sequence[Passage],
    language: Code,
    *,
    tables: Sequence[Table] = (),
    lectures: Days | None = None,
) -> tuple[tuple[Item, ...], tuple[Tier, ...], tuple[Problem, ...]]:
    """Read all promises of credits; work that several tiers ask for is one item.

    Ids of items and tiers are local to the page. Where tiers ask for different numbers of the
    same work, there are as many items as the most demanding one wants, and each tier asks for
    its number of them. "All of the above" repeats the tier before, "as for 3 ECTS" that of 3.
    ``tables`` are those that are no schedule; with ``lectures`` days printed as due are found.
    """
    found, problems = _promised(passages, tables)
    if not found:
        return (), (), (NoTiers(), *problems)
    asked: list[dict[_Place, Work]] = []
    for place, promise in enumerate(found):
        works = _before(promise, found[:place], asked)
        works += [
            work
            for text, line in promise.phrases
            for work in _works(text, line, language)
            if work.known or not promise.prose
        ]
        asked.append(_placed(works))
    due = due_days((*passages, *due_passages(tables)), lectures)
    items = _items(asked, language, due)
    tiers = [_tier(*pair, items, found) for pair in zip(found, asked, strict=True)]
    tiers.sort(key=lambda tier: tier.credits)
    flat = tuple(one for group in items.values() for one in group)
    return flat, tuple(tiers), (*_problems(asked), *_passed_over(found), *problems)


def _promised(
    passages: Sequence[Passage], tables: Sequence[Table]
) -> tuple[Sequence[Promise], tuple[Problem, ...]]:
    """Find the promises that count: some name known work, and none only repeats another.

    "3 credits: Fall 2023" and the like make no tier, and are named.
    """
    found = (*promises(passages), *table_promises(tables))
    found = tuple(sorted(found, key=lambda promise: promise.line))
    if not any(promise.works for promise in found):
        alone = (CreditsAlone(line=one.line, text=_said(one)) for one in found[:MOST_TIERS])
        return (), tuple(alone)
    firm = {promise.credits for promise in found if not promise.prose}
    return _sensible([one for one in found if not one.prose or one.credits not in firm])


def _said(promise: Promise) -> str:
    return f"{promise.name}: {', '.join(phrase for phrase, _ in promise.phrases)}"[:80]


def _before(
    promise: Promise, earlier: Sequence[Promise], asked: Sequence[dict[_Place, Work]]
) -> list[Work]:
    """Return what the tier before, or the one that is named, asks for, if this one adds to it."""
    if not promise.more or not asked:
        return []
    named = [
        works for one, works in zip(earlier, asked, strict=True) if one.credits == promise.base
    ]
    return list((named[0] if named else asked[-1]).values())


def due_days(passages: Iterable[Passage], lectures: Days | None) -> dict[tuple[str, str], date]:
    """Find the day by which each kind of work is due, where a passage says one and only one."""
    told: dict[tuple[str, str], set[date]] = {}
    if lectures is None:
        return {}
    for passage in passages:
        text = passage.text[:LONGEST]
        for phrase in phrases_of(text) if DUE.search(text) else ():
            work = work_in(phrase, passage.line) if DUE.search(phrase) else None
            day = day_in_term(work.due, lectures) if work and work.known and work.due else None
            if work and day:
                told.setdefault((work.kind, work.names[0]), set()).add(day)
    return {of: days.pop() for of, days in told.items() if len(days) == 1}


def _sensible(found: Sequence[Promise]) -> tuple[Sequence[Promise], tuple[Problem, ...]]:
    """Keep as many promises as a course can have, so that no page can keep us busy for long."""
    total = 0
    for place, promise in enumerate(found):
        total += len(promise.phrases)
        if total > MOST_PHRASES or place == MOST_TIERS:
            return found[:place], (RequirementsLeftOut(line=promise.line),)
    return found, ()


def _works(text: str, line: int, language: Code) -> list[Work]:
    """Understand one phrase; "a poster and a talk" are two works, "read and discuss" is one."""
    parts = [work_in(part, line, language) for part in _AND.split(text)]
    if len(parts) > 1 and all(part.known for part in parts) and _differ(parts):
        return parts
    return [work_in(text, line, language)]


def _differ(works: list[Work]) -> bool:
    return len({(work.kind, work.names) for work in works}) == len(works)


def _placed(works: Iterable[Work]) -> dict[_Place, Work]:
    placed: dict[_Place, Work] = {}
    for work in works:
        name = work.names[0].casefold()
        turn = sum(place.kind is work.kind and place.name == name for place in placed)
        placed[_Place(work.kind, name, turn)] = work
    return placed


def _items(
    asked: Sequence[dict[_Place, Work]], language: Code, due: Mapping[tuple[str, str], date]
) -> dict[_Place, tuple[Item, ...]]:
    """Make the items of all tiers, numbered within their kind; one alone may have a day."""
    most: dict[_Place, Work] = {}
    for works in asked:
        for place, work in works.items():
            if place not in most or most[place].total < work.total:
                most[place] = work
    made: dict[_Place, tuple[Item, ...]] = {}
    for place, work in most.items():
        alike = [other for other in most if other.kind is place.kind]
        first = sum(len(made[other]) for other in alike if other in made) + 1
        total = sum(most[other].total for other in alike)
        alone = total == 1 or (place.kind is ItemKind.OTHER and work.total == 1)
        day = due.get((work.kind, work.names[0])) if len(alike) == total == 1 else None
        own = work.kind is ItemKind.OTHER
        made[place] = tuple(
            item(
                work,
                first + n,
                alone=alone,
                language=language,
                called=n + 1 if own else 0,
                due=day,
            )
            for n in range(work.total)
        )
    return made


def _tier(
    promise: Promise,
    works: dict[_Place, Work],
    items: dict[_Place, tuple[Item, ...]],
    found: Sequence[Promise],
) -> Tier:
    alike = [other for other in found if other.credits == promise.credits]
    turn = next(n for n, other in enumerate(alike, start=1) if other is promise)
    plain = f"{promise.credits.normalize():f}"
    key = plain if turn == 1 else f"{plain}-{turn}"
    return Tier(
        id=f"tier-{key}",
        key=key,
        name=promise.name,
        credits=promise.credits,
        graded=promise.graded,
        requires=tuple(
            Requirement(
                text=work.text,
                items=tuple(one.id for one in items[place]),
                at_least=min(work.at_least, len(items[place])),
            )
            for place, work in works.items()
        ),
    )


def _problems(asked: Iterable[dict[_Place, Work]]) -> Iterable[Problem]:
    """Report each misunderstood requirement once, where it first stands."""
    told: set[str] = set()
    for work in (work for works in asked for work in works.values()):
        if work.text in told:
            continue
        told.add(work.text)
        if not work.known:
            yield UnknownRequirement(line=work.line, text=work.text[:80])
        if not work.clear:
            yield UnclearCount(line=work.line, text=work.text[:80])


def _passed_over(found: Iterable[Promise]) -> Iterable[Problem]:
    """Report what a sentence about credits says beside its work."""
    for promise in found:
        for phrase, line in promise.phrases:
            if promise.prose and not work_in(phrase, line).known:
                yield WordsPassedOver(line=line, text=phrase[:80])
