"""Why certificates cannot get the electronic proof that their template asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.jobs.elmo import ElmoIncomplete
from planner.jobs.proof import CodeTooLarge, KeyNeeded
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language


@worded.register(ElmoIncomplete)
def _(fact: ElmoIncomplete, say: Language) -> str:
    return say(
        "ELMO cannot be written without: {fields}. Enter it in the course settings.",
        fields=", ".join(say(name) for name in fact.fields),
    )


@worded.register(KeyNeeded)
def _(_fact: KeyNeeded, say: Language) -> str:
    return say(
        "The template asks for an electronic signature, so nothing was issued without a key. Name"
        " yours, or switch the signature off in the template."
    )


@worded.register(CodeTooLarge)
def _(_fact: CodeTooLarge, say: Language) -> str:
    return say(
        "The facts and their signature are too much for a code that a camera can read. Switch the"
        " code off in the template, or sign with an EC key."
    )
