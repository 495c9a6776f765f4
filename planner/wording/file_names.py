"""Why no file gets a name, or no folder takes files, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner.exchange.many_files import NotAFolder
from planner.language import marked
from planner.rules import file_names
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.language import Language

FIELDS: Final[Mapping[str, str]] = {
    "number": marked("certificate number"),
    "matriculation": marked("matriculation number"),
    "family": marked("family name"),
    "given": marked("given names"),
    "course": marked("course title"),
    "term": marked("semester"),
    "credits": marked("credits"),
}


def as_written(field: str) -> str:
    """Return a field as a pattern has it: "{family}"."""
    return f"{{{field}}}"


def personal_words(pattern: str, say: Language) -> str:
    """Say plainly what a pattern puts into the names of files of people; "" if nothing."""
    said = [say(FIELDS[field]) for field in file_names.personal_fields(pattern)]
    if not said:
        return ""
    return say(
        "The names of the files will say whose they are ({fields}): everybody who sees the folder"
        " or a mail with them sees that too.",
        fields=say.listed(said),
    )


@worded.register(NotAFolder)
def _(fact: NotAFolder, say: Language) -> str:
    return say("“{name}” is a file. Name a folder to write into.", name=fact.name)


@worded.register(file_names.UnknownField)
def _(fact: file_names.UnknownField, say: Language) -> str:
    return say(
        "A file name cannot contain “{field}”. There are: {fields}.",
        field=as_written(fact.field),
        fields=", ".join(map(as_written, file_names.FIELDS)),
    )


@worded.register(file_names.PatternBroken)
def _(fact: file_names.PatternBroken, say: Language) -> str:
    if not fact.pattern.strip():
        return say("Say how the files are to be called, e.g. {example}.", example="{number}")
    return say(
        "“{pattern}” is no pattern for file names: put the names of fields in braces, e.g."
        " {example}.",
        pattern=fact.pattern,
        example="{number} {family}",
    )
