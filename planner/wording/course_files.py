"""Why a course file cannot be opened, held, changed or copied, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.db import as_of, backups, finding, flip, header, holder, reading, store
from planner.language import marked
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language

THINGS = {
    "session": marked("a session"),
    "student": marked("a student"),
    "item": marked("an item"),
    "tier": marked("a tier"),
    "requirement": marked("a requirement"),
    "requirement_item": marked("a requirement"),
    "result": marked("a result"),
    "decision": marked("a decision"),
    "booking": marked("a booking"),
    "course": marked("the course settings"),
    "slot": marked("a weekly time"),
    "day_off": marked("a day off"),
    "person": marked("a person of the course"),
}


def _thing(table: str, say: Language) -> str:
    return say(THINGS.get(table, table))


@worded.register(header.NoSuchFile)
def _(fact: header.NoSuchFile, say: Language) -> str:
    return say("There is no file “{name}”. Check the name and the folder.", name=fact.name)


@worded.register(header.NotACourse)
def _(fact: header.NotACourse, say: Language) -> str:
    if fact.empty:
        return say("“{name}” is empty, so it is no course. Nothing was changed.", name=fact.name)
    return say("“{name}” is not a course of this program. Nothing was changed.", name=fact.name)


@worded.register(header.NewerCourse)
def _(fact: header.NewerCourse, say: Language) -> str:
    return say(
        "“{name}” was made by a newer version of this program (file version {version}, this one "
        "knows {known}). Update the program; the file was not changed.",
        name=fact.name,
        version=fact.version,
        known=fact.known,
    )


@worded.register(header.CannotOpen)
def _(fact: header.CannotOpen, say: Language) -> str:
    return say(
        "“{name}” cannot be opened ({why}). Check that it is a file you may read.",
        name=fact.name,
        why=fact.why,
    )


@worded.register(header.NoSuchFolder)
def _(fact: header.NoSuchFolder, say: Language) -> str:
    return say("There is no folder “{name}”. Make it first, or choose another.", name=fact.name)


@worded.register(header.AlreadyThere)
def _(fact: header.AlreadyThere, say: Language) -> str:
    return say(
        "“{name}” is there already and is never written over. Choose another name.",
        name=fact.name,
    )


@worded.register(holder.HeldBy)
def _(fact: holder.HeldBy, say: Language) -> str:
    if not fact.holder:
        return say(
            "“{name}” is open elsewhere for writing. Close it there and try again.",
            name=fact.name,
        )
    return say(
        "“{name}” is open for writing by {holder}. Close it there and try again.",
        name=fact.name,
        holder=fact.holder,
    )


@worded.register(holder.CannotHold)
def _(fact: holder.CannotHold, say: Language) -> str:
    return say(
        "“{name}” cannot be changed where it lies ({why}). Copy it to a folder you may write to.",
        name=fact.name,
        why=fact.why,
    )


@worded.register(reading.Damaged)
def _(fact: reading.Damaged, say: Language) -> str:
    return say(
        "“{name}” is damaged and cannot be read ({why}). Restore a backup of it.",
        name=fact.name,
        why=fact.why,
    )


@worded.register(reading.CannotUse)
def _(fact: reading.CannotUse, say: Language) -> str:
    if "full" in fact.why:
        return say(
            "There is no room left where “{name}” lies. Nothing was done. Make room and try "
            "again.",
            name=fact.name,
        )
    if "readonly" in fact.why or "unable to open" in fact.why:
        return say(
            "“{name}” can no longer be written to: it was moved, deleted or protected. Nothing "
            "was done. Put it back where it was, or save a copy.",
            name=fact.name,
        )
    return say(
        "“{name}” could not be used ({why}). Nothing was done.", name=fact.name, why=fact.why
    )


@worded.register(header.CannotMake)
def _(fact: header.CannotMake, say: Language) -> str:
    return say(
        "“{name}” cannot be made there ({why}). Choose another folder or another name.",
        name=fact.name,
        why=fact.why,
    )


@worded.register(backups.CannotCopy)
def _(fact: backups.CannotCopy, say: Language) -> str:
    return say(
        "No copy “{name}” could be written ({why}). Choose another folder.",
        name=fact.name,
        why=fact.why,
    )


@worded.register(header.MigrationBroke)
def _(fact: header.MigrationBroke, say: Language) -> str:
    return say(
        "“{name}” could not be brought up to date: {thing} in it refers to nothing. The file is "
        "as it was.",
        name=fact.name,
        thing=_thing(fact.table, say),
    )


@worded.register(store.NothingToUndo)
def _(fact: store.NothingToUndo, say: Language) -> str:
    if fact.forward:
        return say("There is nothing to redo.")
    return say("There is nothing to undo.")


@worded.register(store.ReadOnly)
def _(fact: store.ReadOnly, say: Language) -> str:
    return say("“{name}” was opened for reading only.", name=fact.name)


@worded.register(as_of.NoCourseYet)
def _(fact: as_of.NoCourseYet, say: Language) -> str:
    day = say.long_day(fact.day)
    if fact.made is None:
        return say("On {day} there was no such course yet.", day=day)
    made = say.long_day(fact.made)
    return say(
        "At the end of {day} there was no such course yet; its history begins on {made}.",
        day=day,
        made=made,
    )


@worded.register(flip.ChangedMeanwhile)
def _(fact: flip.ChangedMeanwhile, say: Language) -> str:
    return say(
        "This step cannot be taken back: something it changed has been changed since ({thing}).",
        thing=_thing(fact.table, say),
    )


@worded.register(finding.Gone)
def _(fact: finding.Gone, say: Language) -> str:
    return say(
        "Something this needs is no longer in the course ({thing}). Look again.",
        thing=_thing(fact.table, say),
    )
