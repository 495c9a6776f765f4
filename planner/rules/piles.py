"""A pile of paper sheets: one typed line is whom it names and a value; who of the course fits."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from planner.rules.people import folded, matriculation_key, sort_key
from planner.rules.points import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from planner.rules.people import Person

FEWEST_DIGITS = 3  # of a matriculation number: fewer fit too many people
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_DIGIT = re.compile(r"[0-9]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Typed:
    """One way to read a line: whom it names, and the value; "" is nothing typed yet."""

    who: str
    value: str = ""


class Fit(IntEnum):
    """How well a person fits what was typed, the best first."""

    AS_WRITTEN = 0  # the whole family name with its very umlauts, or the whole number
    WHOLE = 1  # the whole family name, however its umlauts are spelled
    BEGINS = 2  # the family name begins so, or the number ends so
    INSIDE = 3  # a later part of a double name
    GIVEN = 4  # only given names


@dataclass(frozen=True, slots=True)
class Matches:
    """Whom a line may mean: one id if it is clear, several if it is a question.

    ``also`` fit less well: shown, but not asked about. ``too_short`` are digits that are too few.
    """

    ids: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    too_short: bool = False

    @property
    def sure(self) -> str | None:
        """The one who is meant, None if nobody or several are."""
        return self.ids[0] if len(self.ids) == 1 else None


NOBODY = Matches()


def readings(line: str, is_state: Callable[[str], bool]) -> tuple[Typed, ...]:
    """Split a line into whom it names and a value, in every way it can be meant, likelier first.

    The value stands last: a number (also a sum), a state in letters or words, or both. A letter
    behind a comma is an initial if a value follows it. Whatever holds a digit at the end is taken
    for a value, so that a slip there is objected to and not read as a name.

    >>> states = {"p", "passed", "not handed in"}.__contains__
    >>> [(one.who, one.value) for one in readings("müller, b 4 + 3,5", states)]
    [('müller, b', '4+3,5')]
    >>> [(one.who, one.value) for one in readings("müller p 17", states)]
    [('müller', 'p 17'), ('müller p', '17')]
    >>> readings("li not handed in", states)
    (Typed(who='li', value='not handed in'),)
    >>> readings("044", states)
    (Typed(who='044', value=''),)
    """
    words = joined(line).split()
    found = [
        Typed(" ".join(words[:n]), " ".join(words[n:]))
        for n in range(1, len(words))
        if _is_value(words[n:], is_state)
    ]
    found.sort(key=lambda one: one.who.endswith(","))  # then the letter behind is an initial
    return tuple(found) or (Typed(" ".join(words)),)


def meant(line: str, is_state: Callable[[str], bool], sheets: Sheets) -> tuple[Typed, Matches]:
    """Read a line the way in which it names exactly one person, else the likeliest way.

    >>> from planner.rules.people import Person
    >>> two = Sheets([("a", Person(family="Li", given="Po")), ("b", Person(family="Li"))])
    >>> typed, found = meant("li p 17", {"p"}.__contains__, two)
    >>> typed.who, typed.value, found.sure
    ('li p', '17', 'a')
    """
    ways = [(one, sheets.find(one.who)) for one in readings(line, is_state)]
    clear = (way for way in ways if way[1].sure is not None)
    some = (way for way in ways if way[1].ids)
    return next(clear, next(some, ways[0]))


def _is_value(words: Sequence[str], is_state: Callable[[str], bool]) -> bool:
    text = " ".join(words)
    if is_state(text):
        return True
    if _DIGIT.search(words[-1]):
        return len(words) == 1 or is_state(" ".join(words[:-1]))
    return len(words) > 1 and bool(_DIGIT.search(words[0])) and is_state(" ".join(words[1:]))


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a name, without its accents and with its umlauts spelled out."""

    plain: str
    spelled: str

    def begins(self, word: _Part) -> bool:
        """Tell whether this part of a name begins with a typed word, in either spelling."""
        return self.plain.startswith(word.plain) or self.spelled.startswith(word.spelled)

    def same(self, word: _Part) -> bool:
        """Tell whether a typed word is this part of a name, in either spelling."""
        return self.plain == word.plain or self.spelled == word.spelled


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody of the course, made ready to be found."""

    id: str
    place: tuple[str, ...]  # by name, and of one name by number
    number: str
    key: str
    written: str  # the family name as it is written, but for capitals
    family: tuple[_Part, ...]
    given: tuple[_Part, ...]
    gone: bool


class Sheets:
    """The people whose sheets may lie in the pile, ready to be found by a name or some digits."""

    def __init__(self, people: Iterable[tuple[str, Person]], gone: Iterable[str] = ()) -> None:
        """Take in (id, person) pairs, and the ids of those who have left the course."""
        left = frozenset(gone)
        known = (_known(id_, person, gone=id_ in left) for id_, person in people)
        self._known = tuple(sorted(known, key=lambda one: one.place))

    def find(self, who: str) -> Matches:
        """Say whom a text means: a name or its beginning, or a matriculation number's last digits.

        The better fit wins: the whole family name over one that merely begins so, a family name
        over a given one. Those equally good are a question. Umlauts may be typed as they are, as
        ae, oe, ue, or without their dots. Who has left is meant only if nobody else fits as well,
        and is never taken without a question.
        """
        compact = "".join(who.split())
        numbered = self._numbered(compact.casefold()) if _DIGIT.search(compact) else NOBODY
        if numbered.ids or compact.isdecimal():
            return numbered
        fits = self._named(who)
        here = [(fit, one) for fit, one in fits if not one.gone]
        best = min((fit for fit, _ in here), default=len(Fit))
        if best is Fit.WHOLE and not who.isascii():
            best = _as_written(here, who)
        chosen = [
            one.id for fit, one in fits if (fit < best if one.gone else _fits(fit, one, who, best))
        ]
        return _matches(chosen, [one.id for _, one in here])

    def _named(self, who: str) -> list[tuple[Fit, _Known]]:
        before, comma, after = who.partition(",")
        family, given = _parts(before), _parts(after)
        if not family and not given:
            return []
        found = []
        for one in self._known:
            fit = _fit_apart(one, family, given) if comma else _fit(one, family)
            if fit is not None:
                found.append((fit, one))
        return found

    def _numbered(self, digits: str) -> Matches:
        key = matriculation_key(digits)
        whole = [one.id for one in self._known if one.key == key and key]
        if len(digits) < FEWEST_DIGITS and not whole:
            return Matches(too_short=True)
        ending = [one.id for one in self._known if one.number.endswith(digits)]
        return _matches(whole or ending, ending)


def _known(id_: str, person: Person, *, gone: bool) -> _Known:
    return _Known(
        id_,
        place=(*sort_key(person.family, person.given), person.matriculation, id_),
        number="".join(person.matriculation.split()).casefold(),
        key=matriculation_key(person.matriculation),
        written=_written(person.family),
        family=_parts(person.family),
        given=_parts(person.given),
        gone=gone,
    )


def _matches(chosen: Sequence[str], all_: Sequence[str]) -> Matches:
    return Matches(tuple(chosen), tuple(id_ for id_ in all_ if id_ not in chosen))


def _written(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("-", " ").split())


def _parts(text: str) -> tuple[_Part, ...]:
    """Take a name apart into its words; both spellings have the same number of them."""
    plain = folded(text).split()
    written = _written(text)
    if written.isascii():
        return tuple(map(_Part, plain, plain))
    return tuple(map(_Part, plain, folded(written.translate(_SPELLED_OUT)).split()))


def _as_written(here: Iterable[tuple[Fit, _Known]], who: str) -> Fit:
    """Say how good the best fit is once umlauts were typed: then they tell people apart."""
    family = _written(who.partition(",")[0])
    exact = any(fit is Fit.WHOLE and one.written == family for fit, one in here)
    return Fit.AS_WRITTEN if exact else Fit.WHOLE


def _fits(fit: Fit, one: _Known, who: str, best: int) -> bool:
    if best == Fit.AS_WRITTEN:
        return fit is Fit.WHOLE and one.written == _written(who.partition(",")[0])
    return fit == best


def _fit_apart(one: _Known, family: Sequence[_Part], given: Sequence[_Part]) -> Fit | None:
    """Fit what stands before the comma to the family name, and what stands behind it to given."""
    if given and not any(True for _ in _placed(given, one.given)):
        return None
    if not family:
        return Fit.GIVEN
    fits = [_family_fit(one, family, places) for places in _placed(family, one.family)]
    return min(fits, default=None)


def _fit(one: _Known, words: Sequence[_Part]) -> Fit | None:
    """Fit words in any order to family and given names, each to another; the best way counts."""
    parts = (*one.family, *one.given)
    if not any(part.begins(words[0]) for part in parts):
        return None
    return min((_family_fit(one, words, places) for places in _placed(words, parts)), default=None)


def _placed(words: Sequence[_Part], parts: Sequence[_Part]) -> Iterator[tuple[int, ...]]:
    """Give each word a part of the name that begins with it, in every way there is."""
    if not words:
        yield ()
        return
    for places in _placed(words[:-1], parts):
        for place, part in enumerate(parts):
            if place not in places and part.begins(words[-1]):
                yield (*places, place)


def _family_fit(one: _Known, words: Sequence[_Part], places: Sequence[int]) -> Fit:
    of_family = {place: word for word, place in zip(words, places, strict=True)}
    hit = [place for place in range(len(one.family)) if place in of_family]
    if len(hit) == len(one.family) and all(one.family[n].same(of_family[n]) for n in hit):
        return Fit.WHOLE
    if not hit:
        return Fit.GIVEN
    return Fit.BEGINS if hit[0] == 0 else Fit.INSIDE
