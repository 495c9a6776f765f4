"""The credits a page promises ("3 ECTS: …"), as items and tiers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.errors import Problem
from planner.exchange.course_page_works import Work, item, work_in
from planner.rules.credits import Item, ItemKind, Requirement, Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planner.exchange.course_page_text import Passage
    from planner.language import Code

MOST_TIERS = 30
MOST_PHRASES = 200
_TIER = re.compile(
    r"\s*(?:(?:for|für|um)\s+)?(?P<credits>\d{1,2}(?:[.,]\d)?)[\s-]{0,3}"
    r"(?P<unit>(?:ECTS|CP|LP|KP|credits?|leistungspunkten?|kreditpunkten?)\b"
    r"(?:[\s-]?(?:credits?|points?|punkten?|CP|LP)\b)?)"
    r"\s*(?P<aside>\([^()]{0,300}\))?\s*(?:[:=]|--?|–|—|→|$)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_COMMA = re.compile(
    r"(?:(?<!\d),|,(?!\d)|;|\s\+\s|\s(?:plus|as well as)\s|\.\s+(?=[A-ZÄÖÜ]))(?![^()]{0,300}\))\s*"
)
_AND = re.compile(r"\s+(?:and|und|&|sowie)\s+", re.IGNORECASE)
_LEADING = re.compile(
    r"^\W*(?:(?:and|und|sowie|plus|as well as|additionally|in addition|zusätzlich)\b\W*)*",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:all|everything|requirements|alles|anforderungen|wie)\b.{0,20}"
    r"\b(?:above|oben|obige|\d{1,2}\s?(?:ects|cp|lp|credits))\b|^(?:wie oben|das obige)",
    re.IGNORECASE,
)
_ADDING = re.compile(r"\W*(?:\+|plus\b|additional|in addition|zusätzlich)", re.IGNORECASE)
_UNGRADED = re.compile(r"\b(?:ungraded|pass/fail|unbenotet)\b", re.IGNORECASE)


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


@dataclass(slots=True)
class Promise:
    """One tier as printed: its credits, its name, and its requirements in the page's words."""

    credits: Decimal
    name: str
    graded: bool
    phrases: list[tuple[str, int]]  # each with its line; bullets below add to it
    more: bool  # asks for all of the tier above, too
    line: int

    def add(self, passage: Passage) -> None:
        """Take the requirements of a bullet below."""
        text = passage.text[:4000]
        self.phrases += ((phrase, passage.line) for phrase in _phrases(text))
        self.more = self.more or _ABOVE.search(text) is not None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a work belongs across tiers: the second talk of one is the second talk of all."""

    kind: ItemKind
    name: str
    turn: int


def tiers_of(
    passages: Sequence[Passage], language: Code
) -> tuple[tuple[Item, ...], tuple[Tier, ...], tuple[Problem, ...]]:
    """Read all promises of credits; work that several tiers ask for is one item.

    Ids of items and tiers are local to the page. Where tiers ask for different numbers of the
    same work, there are as many items as the most demanding one wants, and each tier asks for
    its number of them. "All of the above" repeats the tier before.
    """
    found, left_out = _sensible(promises(passages))
    if not found:
        return (), (), (NoTiers(),)
    asked: list[dict[_Place, Work]] = []
    for promise in found:
        works = list(asked[-1].values()) if promise.more and asked else []
        works += [work for text, line in promise.phrases for work in _works(text, line)]
        asked.append(_placed(works))
    items = _items(asked, language)
    tiers = [_tier(*pair, items, found) for pair in zip(found, asked, strict=True)]
    tiers.sort(key=lambda tier: tier.credits)
    flat = tuple(one for group in items.values() for one in group)
    return flat, tuple(tiers), (*_problems(asked), *left_out)


def _sensible(found: Sequence[Promise]) -> tuple[Sequence[Promise], tuple[Problem, ...]]:
    """Keep as many promises as a course can have, so that no page can keep us busy for long."""
    total = 0
    for place, promise in enumerate(found):
        total += len(promise.phrases)
        if total > MOST_PHRASES or place == MOST_TIERS:
            return found[:place], (RequirementsLeftOut(line=promise.line),)
    return found, ()


def promises(passages: Iterable[Passage]) -> tuple[Promise, ...]:
    """Find "3 ECTS: this, that" in bullets, paragraphs and headings with bullets below them."""
    found: list[Promise] = []
    opened: Passage | None = None
    for passage in passages:
        match = _TIER.match(passage.text[:4000])
        if match:
            found.append(_promise(match, passage.line))
            opened = passage
        elif opened and passage.depth > opened.depth and not passage.level:
            found[-1].add(passage)
        elif passage.level or (opened and not opened.level):
            opened = None
    return tuple(promise for promise in found if promise.phrases or promise.more)


def _promise(match: re.Match[str], line: int) -> Promise:
    aside = (match["aside"] or "").strip("()")
    ungraded = _UNGRADED.search(aside) is not None
    rest = match["rest"] or ("" if ungraded else aside)
    number = match["credits"].replace(",", ".")
    return Promise(
        credits=Decimal(number),
        name=f"{match['credits']} {match['unit']}",
        graded=not (ungraded or _UNGRADED.search(rest)),
        phrases=[(phrase, line) for phrase in _phrases(rest)],
        more=_ABOVE.search(rest) is not None or _ADDING.match(rest) is not None,
        line=line,
    )


def _phrases(text: str) -> list[str]:
    """Split a list in words at its commas, outside of parentheses."""
    pieces = (_LEADING.sub("", piece).strip(" .:") for piece in _COMMA.split(text))
    return [
        piece for piece in pieces if piece and not _ABOVE.search(piece) and not _is_ungraded(piece)
    ]


def _is_ungraded(piece: str) -> bool:
    return _UNGRADED.fullmatch(piece.strip("() ")) is not None


def _works(text: str, line: int) -> list[Work]:
    """Understand one phrase; "a poster and a talk" are two works, "read and discuss" is one."""
    parts = [work_in(part, line) for part in _AND.split(text)]
    if len(parts) > 1 and all(part.known for part in parts) and _differ(parts):
        return parts
    return [work_in(text, line)]


def _differ(works: list[Work]) -> bool:
    return len({(work.kind, work.names) for work in works}) == len(works)


def _placed(works: Iterable[Work]) -> dict[_Place, Work]:
    placed: dict[_Place, Work] = {}
    for work in works:
        name = work.names[0].casefold()
        turn = sum(place.kind is work.kind and place.name == name for place in placed)
        placed[_Place(work.kind, name, turn)] = work
    return placed


def _items(asked: Sequence[dict[_Place, Work]], language: Code) -> dict[_Place, tuple[Item, ...]]:
    """Make the items of all tiers, numbered within their kind."""
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
        made[place] = tuple(
            item(work, first + n, alone=alone, language=language) for n in range(work.total)
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
