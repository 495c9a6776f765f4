"""What a certificate will say, gathered from the course, the student and the decision."""

from __future__ import annotations

import base64
from collections import Counter
from dataclasses import asdict, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.db.journal import plain
from planner.errors import PlannerError
from planner.language import Language
from planner.reports.certificate_facts import Achieved, Bilingual, CertificateFacts, narrowed
from planner.rules.certificate_templates import ACHIEVEMENT, as_json, from_json, shipped
from planner.rules.credits import Enrolment, ItemKind, Result, State, Tier, asked_items, needed
from planner.rules.grades import distribution
from planner.rules.requirements import Asks
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.db.courses import CourseRow, PersonRow
    from planner.jobs.gradebook import Gradebook, Line
    from planner.rules.certificate_templates import Template
    from planner.rules.grades import Share


def facts_of(
    line: Line,
    course: CourseRow,
    people: tuple[PersonRow, ...],
    today: date,
    *,
    template: Template = ACHIEVEMENT,
    shares: tuple[Share, ...] = (),
) -> CertificateFacts:
    """Gather what a template prints for a student; the number comes with the issue.

    Of achievement only for a student who was decided; of participation for anybody. ``shares`` is
    the distribution of grades. What the template has switched off is not among the facts.
    """
    term = Term.parse(course.term)
    gathered = CertificateFacts(
        number="—",
        issued_on=today,
        **_of_student(line),
        **_of_course(course, template),
        **_of_people(people),
        term=term,
        term_days=term.days,
        achieved=_achieved_items(line),
        attended=_attended(line),
        template=template,
        participation_only=template.kind == "participation",
    )
    if template.kind == "achievement":
        gathered = replace(gathered, **_decided(line, course), distribution=shares)
    return narrowed(gathered)


def _of_student(line: Line) -> dict[str, Any]:
    student = line.student
    same = ("family", "given", "matriculation", "programme", "born_on", "born_in")
    return {name: getattr(student, name) for name in same} | {
        "guest": student.status is Enrolment.GUEST
    }


def _of_people(people: tuple[PersonRow, ...]) -> dict[str, Any]:
    """Name lecturers, examiner and signatory, who may be three people or one."""
    examiner = _examiner(people)
    signatory = next((one for one in people if one.role == "signatory"), examiner)
    hand = signatory.signature if signatory else None
    return {
        "lecturers": tuple(one.name for one in people if one.role == "lecturer"),
        "examiner": examiner.name if examiner else "",
        "signatory": signatory.name if signatory else "",
        "signature": _picture(hand),
    }


def shares_of(book: Gradebook, course: CourseRow) -> tuple[Share, ...]:
    """Return the distribution of the course's passing grades; empty if the group is too small."""
    made = (line.decision for line in book.lines)
    grades = (one.grade for one in made if one and one.grade is not None)
    return distribution(grades, course.smallest_n) or ()


def kept(facts: CertificateFacts) -> dict[str, Any]:
    """Put down as plain JSON what a certificate says and the template it is made by.

    Its number and date have their own place; of pictures there is the document itself.
    """
    said = asdict(replace(facts, template=None))
    for name in ("number", "issued_on", "replaces", "logo", "signature", "signed_electronically"):
        said.pop(name)
    said["term"] = str(facts.term) if facts.term else None
    said["distribution"] = [[share.grade, share.count] for share in facts.distribution]
    said["template"] = {**as_json(facts.design), "logo": ""}
    return {name: _jsonable(value) for name, value in said.items()}


def template_of(said: Mapping[str, Any]) -> Template:
    """Return the template that a kept certificate was made by; raises nothing.

    Those of before there were templates are as the shipped one.
    """
    usual = shipped("participation" if said.get("participation_only") else "achievement")
    try:
        return from_json(said.get("template") or as_json(usual), strict=False)
    except PlannerError:  # of a newer program
        return usual


def differences(then: Mapping[str, Any], now: CertificateFacts) -> tuple[str, ...]:
    """Name what a kept certificate says otherwise than the facts gathered by its template.

    Of a fact it was never asked for it says nothing; a distribution is of the day of its issue.
    """
    said = kept(now)
    judged = (name for name in said if name in then and name not in {"template", "distribution"})
    return tuple(name for name in judged if then[name] != said[name])


def _jsonable(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _jsonable(one) for name, one in value.items()}
    return [_jsonable(one) for one in value] if isinstance(value, tuple | list) else plain(value)


def _decided(line: Line, course: CourseRow) -> dict[str, Any]:
    """Return what a decision awards, and for what."""
    decision, booked = line.decision, next(iter(line.booked), None)
    assert decision is not None
    return {
        "achievements": achievements(line.work.tier(decision.tier), line),
        "workload_hours": decision.credits * Decimal(course.hours_per_credit),
        "module": (booked.module if booked else "") or course.module,
        "exam_number": (booked.exam_number if booked else "") or course.exam_number,
        "attempt": booked.attempt if booked else None,
        "project": _project(line),
        "assessed_on": decision.assessed_on,
        "credits": decision.credits,
        "grade": decision.grade,
        "graded": decision.grade is not None,
    }


@lru_cache(maxsize=4)
def _picture(kept: str | None) -> bytes | None:
    """Return a picture's bytes: once for a whole run, since all certificates bear the same."""
    return base64.b64decode(kept) if kept else None


def _of_course(course: CourseRow, template: Template) -> dict[str, Any]:
    logo = template.logo or course.logo
    return {
        "university": course.university,
        "faculty": course.faculty,
        "institute": course.institute,
        "logo": _picture(logo),
        "title": Bilingual(course.title_de, course.title_en),
        "course_type": Bilingual(course.course_type, course.course_type),
        "hours_per_week": course.hours_per_week,
        "course_number": course.course_number,
        "outcomes": Bilingual(course.outcomes_de, course.outcomes_en),
        "eqf_level": course.eqf_level,
        "instruction": "de" if course.language == "de" else "en",
        "place": course.place,
    }


def _examiner(people: tuple[PersonRow, ...]) -> PersonRow | None:
    """Return the examiner; without one the first lecturer examines."""
    by_role = sorted(
        (one for one in people if one.role in {"examiner", "lecturer"}),
        key=lambda one: one.role != "examiner",
    )
    return next(iter(by_role), None)


def _project(line: Line) -> str:
    items = (item for item in line.work.items if item.kind is ItemKind.PROJECT)
    titles = (line.results[item.id].title for item in items if item.id in line.results)
    return next((title for title in titles if title.strip()), "")


def _achieved_items(line: Line) -> tuple[Achieved, ...]:
    """List what was passed or recognised, as it was when it was decided.

    Why something was no longer asked for is nobody's business, so exempt items are not told.
    """
    then = line.decision.basis.get("facts", {}) if line.decision else {}
    told = ((item, _result(then.get(item.id), line, item.id)) for item in line.work.items)
    return tuple(
        Achieved(
            title=item.title,
            kind=item.kind,
            state=result.state,
            points=result.points,
            max_points=item.max_points,
            mark=result.mark,
            work=_work_title(line, item.id),
        )
        for item, result in told
        if result.state in {State.PASSED, State.RECOGNISED}
    )


def _result(then: Mapping[str, Any] | None, line: Line, item_id: str) -> Result:
    if then is None:
        row = line.results.get(item_id)
        return row.facts if row else Result()
    points, mark = (
        None if then.get(name) is None else Decimal(then[name]) for name in ("points", "mark")
    )
    return Result(state=State(then["state"]), points=points, mark=mark)


def _work_title(line: Line, item_id: str) -> str:
    """Return the title of a poster, project or presentation, if the student gave it one."""
    row, talk = line.results.get(item_id), line.talks.get(item_id)
    return (row.title if row else "") or ((talk.title or talk.topic) if talk else "")


def _attended(line: Line) -> tuple[int, int] | None:
    seen = line.attended
    recorded = seen.present + seen.absent
    return (seen.present, recorded) if recorded else None


def achievements(tier: Tier | None, line: Line) -> Bilingual:
    """Say in both languages what a tier asked for: "Active participation, 3 exercise sheets"."""
    if tier is None:
        return Bilingual()
    wanted = Counter[ItemKind | str]()
    for asked in tier.requires:
        ids = asked_items(asked, line.work.by_id)
        kinds = {line.work.by_id[item].kind for item in ids if item in line.work.by_id}
        counted = asked.asks is Asks.PASSED and len(kinds) == 1
        if counted and not kinds & {ItemKind.OTHER}:
            wanted[kinds.pop()] += needed(asked, len(ids))
        else:
            wanted[asked.text] += 1
    german, english = (
        ", ".join(_achieved(what, n, say) for what, n in wanted.items())
        for say in (Language.load("de"), Language.load("en"))
    )
    return Bilingual(*(text[:1].upper() + text[1:] for text in (german, english)))


def _achieved(what: ItemKind | str, n: int, say: Language) -> str:
    if what is ItemKind.PARTICIPATION:
        return say("active participation")
    if what is ItemKind.HOMEWORK:
        return say.count("one exercise sheet", "{n} exercise sheets", n)
    if isinstance(what, ItemKind):
        word = vocabulary.item_kind(what, say)
        word = word.lower() if say.code == "en" else word  # German nouns keep their capital
        return word if n == 1 else f"{n} × {word}"
    return what
