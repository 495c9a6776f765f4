"""Leaves other people out of what is told about one: their names, numbers and addresses."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.rules.people import Person

LEFT_OUT: Final = "[…]"
_WORD: Final = re.compile(r"\w+")


class OthersLeftOut:
    """Replaces in texts whatever names one of some people, and nobody else.

    Family names are found alone, as whole words in any case, and with the given name on either
    side; given names alone are not: they name too many. What is one's own stays, also where
    somebody else has the same name.

    >>> from planner.rules.people import Person
    >>> other = Person(family="Biber", given="Ço", matriculation="4711", email="c@b.de")
    >>> left_out = OthersLeftOut(Person(family="Adler", given="Jo"), [other])
    >>> left_out("Jo Adler with Ço Biber (4711), see c@b.de; Biberach")
    'Jo Adler with […] ([…]), see […]; Biberach'
    """

    def __init__(self, one: Person, others: Iterable[Person]) -> None:
        mine = {text.casefold() for text in (*_names(one), one.given)}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for text in {text.casefold() for other in others for text in _names(other)} - mine:
            if found := _WORD.search(text):
                self._by_word[found[0]].append(text[found.start() :])
        for texts in self._by_word.values():
            texts.sort(key=len, reverse=True)

    def __call__[V](self, value: V) -> V:
        """Return a text, or a list or mapping of texts, without the others."""
        return cast("V", self._cleaned(value))

    def _cleaned(self, value: object) -> object:
        if isinstance(value, str):
            return "".join(self._pieces(value))
        if isinstance(value, dict):
            return {self(name): self(one) for name, one in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(self(one) for one in value)
        return value

    def _pieces(self, text: str) -> Iterator[str]:
        done = 0
        for word in _WORD.finditer(text):
            if word.start() < done:
                continue
            for other in self._by_word.get(word[0].casefold(), ()):
                end = word.start() + len(other)
                ends = end == len(text) or not (text[end - 1 : end + 1].isalnum())
                if text[word.start() : end].casefold() == other and ends:
                    yield text[done : word.start()] + LEFT_OUT
                    done = end
                    break
        yield text[done:]


def _names(one: Person) -> Iterator[str]:
    family, given = one.family.strip(), one.given.strip()
    if given and family:
        yield from (f"{given} {family}", f"{family}, {given}", f"{family} {given}")
    yield from (text for text in (family, one.matriculation.strip(), one.email.strip()) if text)
