"""The one function that says a fact in the user's language; its siblings teach it the kinds."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache, singledispatch
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.language import Language

OF_THE_PLAN = ("changes", "consequences", "insisting")


@singledispatch
def worded(fact: object, say: Language) -> str:
    """Say a refusal, a problem, a warning or a reason as one sentence.

    The kinds are learnt when the first fact is said: most starts refuse nothing, and the modules
    that define all facts take long to import. Raises LookupError for a kind without
    words, which is a mistake of ours; a test of the house demands words for every kind.
    """
    if worded.dispatch(type(fact)) is worded.dispatch(object):
        learn(type(fact))
    known = worded.dispatch(type(fact))
    if known is worded.dispatch(object):
        raise LookupError(type(fact).__name__)
    return known(fact, say)


def learn(kind: type) -> None:
    """Learn the words of one kind, and of all others if its own module does not know them.

    Facts about a plan have modules to themselves: they are said while a card is dragged, in a
    few milliseconds, and all the others take half a second to import.
    """
    if kind.__module__.startswith("planner.rules.plan"):
        for module in OF_THE_PLAN:
            importlib.import_module(f"planner.wording.{module}")
    if worded.dispatch(kind) is worded.dispatch(object):
        learn_all()


@cache
def learn_all() -> None:
    """Import every module of this package, so that all kinds of facts have their words."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)], "planner.wording."):
        importlib.import_module(module.name)
