"""The words of a certificate: its heading, rows, result and foot, in one language or both.

Each text is a tuple with one wording a language, the leading one first, and once where both are
the same. What is empty gives no row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner import vocabulary
from planner.language import Language, marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.reports.certificate_facts import CertificateFacts

Spoken = tuple[Language, ...]
Said = tuple[str, ...]

INSTRUCTION: Final = {"de": marked("German"), "en": marked("English")}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: its label, and what stands beside it, one text below the other."""

    label: Said
    values: tuple[Said, ...]
    strong: bool = False  # the first text is bold


@dataclass(frozen=True, slots=True)
class Figure:
    """One part of the result: a small label, a large figure, a word beside it."""

    label: str
    figure: str
    word: str = ""
    is_word: bool = False  # the figure is no number, and so is set smaller


def capital(text: str) -> str:
    """Begin a text with a capital; the rest stays."""
    return text[:1].upper() + text[1:]


def heading(facts: CertificateFacts, spoken: Spoken) -> Said:
    """Return the title of the document."""
    if facts.participation_only:
        return _said(spoken, marked("Certificate of participation"))
    return _said(spoken, marked("Certificate of academic achievement"))


def details(facts: CertificateFacts, spoken: Spoken) -> str:
    """Return the line below the name: matriculation number and degree programme."""
    if number := facts.matriculation.strip():
        who = f"{' / '.join(_said(spoken, marked('matriculation number')))} {number}"
    else:
        who = " / ".join(_said(spoken, marked("matriculation number: none")))
    return " · ".join(text for text in (capital(who), facts.programme.strip()) if text)


def sentence(facts: CertificateFacts, spoken: Spoken) -> Said:
    """Return the sentence that leads from the name to the course."""
    if facts.participation_only:
        return _each(say("has attended in the {term}", term=_term(facts, say)) for say in spoken)
    return _each(
        say("has successfully completed in the {term}", term=_term(facts, say)) for say in spoken
    )


def particulars(facts: CertificateFacts, spoken: Spoken) -> tuple[Row, ...]:
    """Return the rows of the table, without those that would be empty."""
    rows = (
        _course(facts, spoken),
        _joined(
            spoken,
            (marked("module"), (facts.module,) * len(spoken)),
            (marked("exam number"), (facts.exam_number,) * len(spoken)),
        ),
        *_people(facts, spoken),
        Row(_label(spoken, marked("period")), (_each(_period(facts, say) for say in spoken),)),
        Row(
            _label(spoken, marked("assessment")),
            (_each(facts.achievements.within(say.code) for say in spoken),),
        ),
        Row(
            _label(spoken, marked("date of assessment")),
            (_each(say.long_day(day) for say in spoken),) if (day := facts.assessed_on) else (),
        ),
        _joined(
            spoken,
            (marked("workload"), tuple(_workload(facts, say) for say in spoken)),
            (marked("language"), tuple(_instruction(facts, say) for say in spoken)),
        ),
    )
    return tuple(row for row in rows if any(row.values))


def result(facts: CertificateFacts, spoken: Spoken) -> tuple[Figure, ...]:
    """Return credits and grade; a certificate of participation carries neither."""
    figures: list[Figure] = []
    if facts.credits is not None:
        label = " · ".join(_said(spoken, marked("ECTS credits")))
        figures.append(Figure(label, spoken[0].number(facts.credits)))
    label = " · ".join(_label(spoken, marked("grade")))
    if facts.grade is not None:
        word = " · ".join(_each(vocabulary.grade_word(facts.grade, say) for say in spoken))
        figures.append(Figure(label, spoken[0].grade(facts.grade), word))
    elif not facts.participation_only:
        passed = _said(spoken, marked("ungraded – passed"))
        figures.append(Figure(label, passed[0], " ".join(passed[1:]), is_word=True))
    return tuple(figures)


def place_and_date(facts: CertificateFacts, spoken: Spoken) -> tuple[str, str]:
    """Return where and when it was issued, and how that is called."""
    day = spoken[0].long_day(facts.issued_on)
    if not facts.place.strip():
        return day, " · ".join(_label(spoken, marked("date")))
    return f"{facts.place}, {day}", " · ".join(_label(spoken, marked("place, date")))


def signature(facts: CertificateFacts, spoken: Spoken) -> tuple[str, str]:
    """Return who signs, if that is known, and what the line is for."""
    return facts.signatory, " · ".join(_label(spoken, marked("signature")))


def stamp(spoken: Spoken) -> Said:
    """Return what the room for the stamp is called."""
    return _label(spoken, marked("stamp"))


def foot(facts: CertificateFacts, spoken: Spoken) -> str:
    """Return the number, and the number it replaces if there is one."""
    number = spoken[0]("No. {number}", number=facts.number)
    if not facts.replaces.strip():
        return number
    return f"{number} · {' / '.join(_said(spoken, marked('replaces')))} {facts.replaces}"


def _said(spoken: Spoken, text: str) -> Said:
    return _each(say(text) for say in spoken)


def _each(texts: Iterable[str]) -> Said:
    """Return the wordings that say something, each once."""
    return tuple(dict.fromkeys(text for text in texts if text.strip()))


def _label(spoken: Spoken, *names: str) -> Said:
    return _each(capital(_listed([say(name) for name in names])) for say in spoken)


def _listed(names: list[str]) -> str:
    """Join names by commas, or by dots where a name has a comma of its own: "Prüferin, Prüfer"."""
    return (" · " if any("," in name for name in names) else ", ").join(names)


def _course(facts: CertificateFacts, spoken: Spoken) -> Row:
    title = _each(facts.title.within(say.code) for say in spoken)
    kind = _each(_kind(facts, say) for say in spoken)
    values = tuple(said for said in (title, kind) if said)
    return Row(_label(spoken, marked("course")), values, strong=bool(title))


def _kind(facts: CertificateFacts, say: Language) -> str:
    hours = facts.hours_per_week.strip()
    weekly = say("{hours} contact hours per week", hours=hours) if hours else ""
    number = say("No. {number}", number=facts.course_number) if facts.course_number.strip() else ""
    parts = (facts.course_type.within(say.code), weekly, number)
    return ", ".join(text for text in parts if text.strip())


def _people(facts: CertificateFacts, spoken: Spoken) -> tuple[Row, ...]:
    """One row where the lecturer examines, else one each."""
    lecturers = tuple(name for name in facts.lecturers if name.strip())
    role = marked("lecturer") if len(lecturers) == 1 else marked("lecturers")
    if lecturers == (facts.examiner,):
        return (Row(_label(spoken, role, marked("examiner")), (lecturers,)),)
    return (
        Row(_label(spoken, role), (_each([", ".join(lecturers)]),)),
        Row(_label(spoken, marked("examiner")), (_each([facts.examiner]),)),
    )


def _term(facts: CertificateFacts, say: Language) -> str:
    """Return e.g. "winter semester 2023/24", with a small letter in English: for a sentence."""
    return vocabulary.term_within(facts.term, say) if facts.term else ""


def _period(facts: CertificateFacts, say: Language) -> str:
    term = vocabulary.term(facts.term, say) if facts.term else ""
    if not facts.term_days:
        return term
    first, last = facts.term_days.first, facts.term_days.last
    return f"{term} ({say.long_day(first)} – {say.long_day(last)})"


def _workload(facts: CertificateFacts, say: Language) -> str:
    hours = facts.workload_hours
    return say("{hours} h", hours=say.number(hours)) if hours else ""


def _instruction(facts: CertificateFacts, say: Language) -> str:
    return say(INSTRUCTION[facts.instruction]) if facts.instruction else ""


def _joined(spoken: Spoken, *parts: tuple[str, Said]) -> Row:
    """Set two short facts in one row, and name only those that say something."""
    told = [(name, said) for name, said in parts if any(text.strip() for text in said)]
    texts = (", ".join(said[n] for _, said in told) for n in range(len(spoken)))
    return Row(_label(spoken, *(name for name, _ in told)), (_each(texts),))
