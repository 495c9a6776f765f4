"""What an issued certificate says otherwise than what is true now: from what to what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What follows from another field, and is said with it.
SAID_WITH: Final = {"graded": "grade", "guest": "matriculation", "participation_only": "credits"}


@dataclass(frozen=True, slots=True)
class FieldDiffers:
    """A field of a certificate says something else than what is so; both as plain JSON."""

    field: str
    before: Any
    now: Any


def differing(
    then: Mapping[str, Any], now: Mapping[str, Any], fields: Iterable[str]
) -> tuple[FieldDiffers, ...]:
    """Say from what to what fields differ; what follows from another one is left to that one.

    >>> differing({"grade": "1.3", "graded": True}, {"grade": None, "graded": False},
    ...           ["grade", "graded"])
    (FieldDiffers(field='grade', before='1.3', now=None),)
    """
    named = tuple(fields)
    return tuple(
        FieldDiffers(name, then[name], now[name])
        for name in named
        if SAID_WITH.get(name) not in named
    )
