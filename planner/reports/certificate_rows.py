"""The words of a certificate: its heading, rows, result and foot, in one language or both.

Each text is a tuple with one wording a language, the leading one first, and once where both are
the same. What is empty gives no row.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from planner import vocabulary
from planner.language import Language, marked
from planner.rules.grades import LAST_PASSING, STEPS, Rounding, cut

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
    usual = (
        marked("Certificate of participation")
        if facts.participation_only
        else marked("Certificate of academic achievement")
    )
    return each(facts.design.text("heading", say.code) or say(usual) for say in spoken)


def letterhead(facts: CertificateFacts) -> Said:
    """Return the lines at the head, the university's name first."""
    lines = facts.design.letterhead or (facts.university, facts.faculty, facts.institute)
    return each(lines)


def details(facts: CertificateFacts, spoken: Spoken) -> Said:
    """Return the lines below the name: matriculation number and degree programme, and birth."""
    if number := facts.matriculation.strip():
        who = f"{' / '.join(said_each(spoken, marked('matriculation number')))} {number}"
    else:
        who = " / ".join(said_each(spoken, marked("matriculation number: none")))
    first = " · ".join(text for text in (capital(who), facts.programme.strip()) if text)
    born = " / ".join(each(_born(facts, say) for say in spoken))
    return each((first, capital(born)))


def _born(facts: CertificateFacts, say: Language) -> str:
    place = facts.born_in.strip()
    if not facts.born_on:
        return say("born in {place}", place=place) if place else ""
    day = say.long_day(facts.born_on)
    if not place:
        return say("born on {day}", day=day)
    return say("born on {day} in {place}", day=day, place=place)


def sentence(facts: CertificateFacts, spoken: Spoken) -> Said:
    """Return the sentence that leads from the name to the course."""
    return each(_sentence(facts, say) for say in spoken)


def _sentence(facts: CertificateFacts, say: Language) -> str:
    term = _term(facts, say)
    if own := facts.design.text("sentence", say.code):
        return own.format(term=term)
    if facts.participation_only:
        return say("has attended in the {term}", term=term)
    return say("has successfully completed in the {term}", term=term)


def particulars(facts: CertificateFacts, spoken: Spoken) -> tuple[Row, ...]:
    """Return the rows of the table, without those that would be empty."""
    rows = (
        _course(facts, spoken),
        _joined(
            spoken,
            (marked("module"), (facts.module,) * len(spoken)),
            (marked("exam number"), (facts.exam_number,) * len(spoken)),
            (marked("attempt"), (str(facts.attempt or ""),) * len(spoken)),
        ),
        *_people(facts, spoken),
        Row(_label(spoken, marked("period")), (each(_period(facts, say) for say in spoken),)),
        Row(
            _label(spoken, marked("assessment")),
            (each(facts.achievements.within(say.code) for say in spoken),),
        ),
        Row(_label(spoken, marked("title of the project")), (each([facts.project]),)),
        Row(
            _label(spoken, marked("learning outcomes")),
            (each(facts.outcomes.within(say.code) for say in spoken),),
        ),
        Row(_label(spoken, marked("level")), (each(_level(facts, say) for say in spoken),)),
        Row(
            _label(spoken, marked("date of assessment")),
            (each(say.long_day(day) for say in spoken),) if (day := facts.assessed_on) else (),
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
        label = " · ".join(said_each(spoken, marked("ECTS credits")))
        figures.append(Figure(label, spoken[0].number(facts.credits)))
    label = " · ".join(_label(spoken, marked("grade")))
    if facts.grade is not None:
        word = " · ".join(each(vocabulary.grade_word(facts.grade, say) for say in spoken))
        figures.append(Figure(label, spoken[0].grade(facts.grade), word))
    elif facts.says_result and not facts.graded:
        passed = said_each(spoken, marked("ungraded – passed"))
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


def foot(facts: CertificateFacts, spoken: Spoken) -> Said:
    """Return the lines at the foot: the number with what is true of it, and the template's own.

    That it replaces another and that it is signed is said only where it is so.
    """
    parts = [spoken[0]("No. {number}", number=facts.number)]
    if facts.replaces.strip():
        parts.append(f"{' / '.join(said_each(spoken, marked('replaces')))} {facts.replaces}")
    if facts.signed_electronically:
        parts.append(" / ".join(said_each(spoken, marked("signed electronically"))))
    own = each(facts.design.text("foot", say.code) for say in spoken)
    return (" · ".join(parts), *own)


def checked_at(facts: CertificateFacts, spoken: Spoken) -> str:
    """Return how the code at the foot is checked, if the template names a page for that."""
    address = facts.design.verify_url
    how = " / ".join(said_each(spoken, marked("check this certificate")))
    return f"{capital(how)}: {address}" if address else ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """The distribution of grades: what the table is called, and its rows, the labels first."""

    label: str
    rows: tuple[tuple[str, ...], ...]


def distribution(facts: CertificateFacts, spoken: Spoken) -> Distribution | None:
    """Return counts and percentages of every passing grade, if they are to be told.

    Percentages have one decimal, so that they add up (ECTS Users' Guide 2015, section 4.3).
    """
    if not facts.distribution:
        return None
    first = spoken[0]
    found = {share.grade: share for share in facts.distribution}
    steps = [step for step in STEPS if step <= LAST_PASSING]
    n = sum(share.count for share in facts.distribution)
    names = " · ".join(_label(spoken, marked("distribution of grades")))
    counts = [found[step].count if step in found else 0 for step in steps]
    parts = [cut(Fraction(100 * count, n), Rounding.HALF_UP) for count in counts]
    return Distribution(
        f"{names} (n = {n})",
        (
            (joined_label(spoken, marked("grade")), *(first.grade(step) for step in steps)),
            (joined_label(spoken, marked("number")), *map(str, counts)),
            (
                joined_label(spoken, marked("share")),
                *(f"{first.number(part)} %" for part in parts),
            ),
        ),
    )


def joined_label(spoken: Spoken, name: str) -> str:
    """Return a label in each language on one line: "Note · Grade"."""
    return " · ".join(_label(spoken, name))


def of_page(number: int, pages: int, spoken: Spoken) -> str:
    """Return e.g. "Page 1 of 2", where there is more than one."""
    if pages == 1:
        return ""
    told = (say("Page {page} of {pages}", page=number, pages=pages) for say in spoken)
    return " / ".join(each(told))


def said_each(spoken: Spoken, text: str) -> Said:
    """Say a text in each language."""
    return each(say(text) for say in spoken)


def each(texts: Iterable[str]) -> Said:
    """Return the wordings that say something, each once."""
    return tuple(dict.fromkeys(text for text in texts if text.strip()))


def _label(spoken: Spoken, *names: str) -> Said:
    return each(capital(_listed([say(name) for name in names])) for say in spoken)


def _listed(names: list[str]) -> str:
    """Join names by commas, or by dots where a name has a comma of its own: "Prüferin, Prüfer"."""
    return (" · " if any("," in name for name in names) else ", ").join(names)


def _course(facts: CertificateFacts, spoken: Spoken) -> Row:
    title = each(facts.title.within(say.code) for say in spoken)
    kind = each(_kind(facts, say) for say in spoken)
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
        Row(_label(spoken, role), (each([", ".join(lecturers)]),)),
        Row(_label(spoken, marked("examiner")), (each([facts.examiner]),)),
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


def _level(facts: CertificateFacts, say: Language) -> str:
    """Return the level of the European Qualifications Framework, with what 6 and 7 stand for."""
    level = facts.eqf_level
    if level is None:
        return ""
    known = {6: marked("EQF level 6 (bachelor)"), 7: marked("EQF level 7 (master)")}
    return say(known[level]) if level in known else say("EQF level {level}", level=level)


def _joined(spoken: Spoken, *parts: tuple[str, Said]) -> Row:
    """Set two short facts in one row, and name only those that say something."""
    told = [(name, said) for name, said in parts if any(text.strip() for text in said)]
    texts = (", ".join(said[n] for _, said in told) for n in range(len(spoken)))
    return Row(_label(spoken, *(name for name, _ in told)), (each(texts),))
