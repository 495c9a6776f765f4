"""The one function that says a fact in the user's language; its siblings teach it the kinds."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.language import Language


@singledispatch
def worded(fact: object, say: Language) -> str:
    """Say a refusal, a problem, a warning or a reason as one sentence.

    Raises NotImplementedError for a kind without words, which is a mistake of ours; a test of the
    house demands words for every kind.
    """
    raise NotImplementedError(type(fact).__name__)
