"""What a certificate says, by the names of its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner.language import marked
from planner.reports.certificate_facts import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.language import Language

OTHER_NAMES: Final[Mapping[str, str]] = {
    "guest": marked("matriculation number"),
    "graded": marked("grade"),
    "participation_only": marked("credits"),
}


def field_words(names: Iterable[str], say: Language) -> str:
    """Name fields of a certificate by their attributes, each once."""
    said = (say(NAMES.get(name) or OTHER_NAMES.get(name, name)) for name in names)
    return ", ".join(dict.fromkeys(said))
