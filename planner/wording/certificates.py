"""What a certificate says, by the names of its fields; what is no longer so, from what to what."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from planner.jobs.certificate_candidates import Stage
from planner.language import marked
from planner.reports.certificate_facts import NAMES, missing
from planner.wording.base import worded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from planner.jobs.certificate_candidates import Candidate
    from planner.jobs.certificate_register import Entry
    from planner.jobs.certificates import Batch
    from planner.language import Language
    from planner.rules.certificate_changes import FieldDiffers

OTHER_NAMES: Final[Mapping[str, str]] = {
    "guest": marked("matriculation number"),
    "graded": marked("grade"),
    "participation_only": marked("credits"),
}
MOST_WARNINGS: Final = 8  # as many as a question has room for
INSTRUCTION: Final[Mapping[str, str]] = {"de": marked("German"), "en": marked("English")}


def field_words(names: Iterable[str], say: Language) -> str:
    """Name fields of a certificate by their attributes, each once."""
    said = (say(NAMES.get(name) or OTHER_NAMES.get(name, name)) for name in names)
    return ", ".join(dict.fromkeys(said))


def changes_words(changes: Iterable[FieldDiffers], say: Language) -> list[str]:
    """Say from what to what each field has changed: "grade: 1.3 → 1.7"."""
    return [change_words(one, say) for one in changes]


def change_words(change: FieldDiffers, say: Language) -> str:
    """Say from what to what a field has changed; where that takes too long, only that it has."""
    name = field_words([change.field], say)
    before, now = (_value(change.field, one, say) for one in (change.before, change.now))
    if before == now and isinstance(change.before, dict):  # in the other language alone
        before, now = (_both(one) for one in (change.before, change.now))
    if before is None or now is None or before == now:
        return say("{rule} changed", rule=name)
    return say("{field}: {before} → {now}", field=name, before=before, now=now)


def untrue_words(entry: Entry, say: Language) -> list[str]:
    """Say all that is no longer so of a certificate in force; nothing of one that still holds."""
    if not entry.undecided:
        return changes_words(entry.changes, say)
    since = [worded(one, say) for one in entry.since]
    return [*since, say("the decision it was issued under does not hold any more")]


def stale_words(one: Candidate, say: Language) -> str:
    """Say in one sentence why a run leaves a student out."""
    if one.stage is Stage.STALE_DECISION or one.certificate is None:
        return say("results or rules have changed since the decision; decide again")
    number = one.certificate.number
    return say("certificate {number} no longer says what is true; replace it", number=number)


def warnings_of(found: Batch, say: Language) -> list[str]:
    """Say what is to be known before a run: what stays empty, who gets nothing, and why."""
    # Late: only who issues needs to know what our fonts can draw.
    from planner.reports.certificate import missing_glyphs  # noqa: PLC0415

    fresh, language = found.fresh, found.wish.language
    said, unsaid = [], dict.fromkeys(name for one in fresh for name in one.left_out(language))
    for one in fresh:
        name = one.facts.name
        if lacking := [say(field) for field in missing(one.facts)]:
            said.append(say("{name} gets none: lacks {what}", name=name, what=say.listed(lacking)))
        if signs := missing_glyphs(one.facts, language):
            what = " ".join(signs)
            said.append(say("{name} gets none: our fonts lack {what}", name=name, what=what))
    said += [f"{one.facts.name}: {stale_words(one, say)}" for one in found.stale]
    gone = marked("{name}: the decision behind certificate {number} is gone")
    said += [say(gone, name=row.name, number=row.number) for row in found.unfounded]
    if unsaid:
        fields = ", ".join(say(name) for name in unsaid)
        said.append(say("Will be left out, because empty: {fields}", fields=fields))
    if len(said) <= MOST_WARNINGS:
        return said
    more = len(said) - MOST_WARNINGS
    return [*said[:MOST_WARNINGS], say.count("and {n} more", "and {n} more", more)]


def _value(field: str, value: Any, say: Language) -> str | None:
    """Say a value of a field; None for what is too much for a line."""
    if value in (None, "", [], {}):
        return say("nothing")
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, dict):
        return _of_parts(value, say)
    if isinstance(value, list):
        return ", ".join(value) if all(isinstance(one, str) for one in value) else None
    return _SAID[field](value, say) if field in _SAID else str(value)


def _of_parts(value: Mapping[str, Any], say: Language) -> str | None:
    """Say a text in two languages, or a run of days."""
    if set(value) == {"de", "en"}:
        own, other = value[say.code], value["en" if say.code == "de" else "de"]
        return str(own or other or say("nothing"))
    if set(value) == {"first", "last"}:
        first, last = (say.plain_day(date.fromisoformat(value[end])) for end in ("first", "last"))
        return f"{first} – {last}"
    return None


def _both(value: Any) -> str | None:
    known = isinstance(value, dict) and set(value) == {"de", "en"}
    return f"{value['de']} / {value['en']}" if known else None


def _day(value: str, say: Language) -> str:
    return say.plain_day(date.fromisoformat(value))


def _number(value: str, say: Language) -> str:
    return say.number(Decimal(value))


_SAID: Final[Mapping[str, Callable[[str, Language], str]]] = {
    "grade": lambda value, say: say.grade(Decimal(value)),
    "credits": _number,
    "workload_hours": _number,
    "assessed_on": _day,
    "born_on": _day,
    "instruction": lambda value, say: say(INSTRUCTION.get(value, value)),
}
