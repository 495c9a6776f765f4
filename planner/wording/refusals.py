"""Every refusal of rules, commands, documents and the course file, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.commands import course, results, saved_views, sessions, students, work
from planner.commands import decisions as deciding
from planner.language import marked
from planner.reports import refusals as documents
from planner.reports.workbook import TextChanged
from planner.rules import decisions, grades, slots, terms, typed
from planner.rules.credits import Marking, Outcome
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language

MARKED_BY = {
    Marking.TICK: marked("“{item}” is marked as passed or not, so it has no grade."),
    Marking.POINTS: marked("“{item}” is marked with points, so it has no grade."),
    Marking.GRADE: marked(
        "“{item}” is marked with a grade, so it takes no points."
        " Grades are 1.0 1.3 1.7 2.0 … 4.0 and 5.0."
    ),
}


@worded.register(terms.NoSuchTerm)
def _(fact: terms.NoSuchTerm, say: Language) -> str:
    return say("“{given}” is no term. Write WS 2023/24 or SS 2024.", given=fact.text)


@worded.register(slots.NoSuchSlot)
def _(fact: slots.NoSuchSlot, say: Language) -> str:
    return say("“{given}” is no weekly time. Write for example Wed 12:30-14:00.", given=fact.text)


@worded.register(typed.NoSuchDay)
def _(fact: typed.NoSuchDay, say: Language) -> str:
    return say("“{given}” is no day. Write for example 22.11. or 22 Nov.", given=fact.text)


@worded.register(typed.NoSuchHours)
def _(fact: typed.NoSuchHours, say: Language) -> str:
    return say("“{text}” is no time. Write for example 12:30–14:00.", text=fact.text)


@worded.register(grades.NoSuchGrade)
def _(fact: grades.NoSuchGrade, say: Language) -> str:
    return say("“{given}” is no grade. Grades are 1.0 1.3 1.7 2.0 … 4.0 and 5.0.", given=fact.text)


@worded.register(grades.NoSuchPoints)
def _(fact: grades.NoSuchPoints, say: Language) -> str:
    return say("“{given}” is no number of points. Write for example 17.5.", given=fact.text)


@worded.register(decisions.ReasonNeeded)
def _(fact: decisions.ReasonNeeded, say: Language) -> str:
    if fact.proposed is None:
        return say(
            "No credits are proposed; to award {credits}, give a reason.",
            credits=say.number(fact.credits) if fact.credits else "0",
        )
    if not fact.credits:
        return say(
            "{proposed} credits are proposed; to award none, give a reason.",
            proposed=say.number(fact.proposed),
        )
    return say(
        "{proposed} credits are proposed; to award {credits}, give a reason.",
        proposed=say.number(fact.proposed),
        credits=say.number(fact.credits),
    )


@worded.register(decisions.LineNeedsReason)
def _(_fact: decisions.LineNeedsReason, say: Language) -> str:
    return say("A line is decided otherwise than the student: give a reason.")


@worded.register(decisions.GradeNotAllowed)
def _(fact: decisions.GradeNotAllowed, say: Language) -> str:
    return say(
        "The grade {grade} does not go with “{outcome}”.",
        grade=say.grade(fact.grade) if grades.is_step(fact.grade) else say.number(fact.grade),
        outcome=vocabulary.outcome(fact.outcome, say),
    )


@worded.register(decisions.CreditsNotAllowed)
def _(fact: decisions.CreditsNotAllowed, say: Language) -> str:
    if fact.outcome is Outcome.PASSED:
        return say("Passing awards credits: say how many.")
    return say("“{outcome}” awards no credits.", outcome=vocabulary.outcome(fact.outcome, say))


@worded.register(sessions.PlanHasMoved)
def _(fact: sessions.PlanHasMoved, say: Language) -> str:
    return say(
        "“{topic}” is no longer where it was when this was worked out. Look again and repeat it.",
        topic=fact.topic,
    )


@worded.register(sessions.EmptyTopic)
def _(_fact: sessions.EmptyTopic, say: Language) -> str:
    return say("A session needs a topic.")


@worded.register(course.PersonPresents)
def _(fact: course.PersonPresents, say: Language) -> str:
    return say(
        "{name} presents in {sessions}. Say there first who presents instead.",
        name=fact.name,
        sessions=say.listed([say("“{topic}”", topic=topic) for topic in fact.topics]),
    )


@worded.register(course.NoWebAddress)
def _(fact: course.NoWebAddress, say: Language) -> str:
    return say(
        "“{value}” is no web address. Write for example https://example.org/seminar.",
        value=fact.value,
    )


@worded.register(sessions.IsDueDay)
def _(fact: sessions.IsDueDay, say: Language) -> str:
    return say(
        "“{topic}” cannot be deleted: {item} is due with it. Give that another deadline first.",
        topic=fact.topic,
        item=fact.item,
    )


@worded.register(results.PointsOutOfBounds)
def _(fact: results.PointsOutOfBounds, say: Language) -> str:
    if fact.most is None:
        return say("“{item}” takes no fewer than 0 points.", item=fact.item)
    return say(
        "{points} is out of bounds: “{item}” takes 0 to {most} points.",
        points=say.number(fact.points),
        item=fact.item,
        most=say.number(fact.most),
    )


@worded.register(results.NotMarkedSo)
def _(fact: results.NotMarkedSo, say: Language) -> str:
    return say(MARKED_BY[fact.marking], item=fact.item)


@worded.register(students.NameMissing)
def _(_fact: students.NameMissing, say: Language) -> str:
    return say("A student needs a family name.")


@worded.register(students.NumberTaken)
def _(fact: students.NumberTaken, say: Language) -> str:
    return say(
        "{value} belongs to {name} already. Correct one of the two.",
        value=fact.value,
        name=fact.name,
    )


@worded.register(saved_views.ViewNameMissing)
def _(_fact: saved_views.ViewNameMissing, say: Language) -> str:
    return say("Give the view a name.")


@worded.register(saved_views.ViewNameTaken)
def _(fact: saved_views.ViewNameTaken, say: Language) -> str:
    return say("There is a view named “{name}” already; choose another name.", name=fact.name)


@worded.register(work.TitleMissing)
def _(_fact: work.TitleMissing, say: Language) -> str:
    return say("Items and tiers need a title.")


@worded.register(work.ItemInUse)
def _(fact: work.ItemInUse, say: Language) -> str:
    uses = []
    if fact.results:
        uses.append(say.count("{n} result", "{n} results", fact.results))
    if fact.tiers:
        uses.append(say("asked for by {tiers}", tiers=say.listed(fact.tiers)))
    return say(
        "“{item}” is in use ({uses}), so it is not deleted.",
        item=fact.title,
        uses=", ".join(uses),
    )


@worded.register(work.TierInUse)
def _(fact: work.TierInUse, say: Language) -> str:
    uses = []
    if fact.aims:
        uses.append(say.count("aim of {n} student", "aim of {n} students", fact.aims))
    if fact.decisions:
        uses.append(say.count("{n} decision", "{n} decisions", fact.decisions))
    return say(
        "“{tier}” is in use ({uses}), so it is not deleted.",
        tier=fact.name,
        uses=", ".join(uses),
    )


@worded.register(deciding.NotDecided)
def _(fact: deciding.NotDecided, say: Language) -> str:
    return say("Nothing that holds is decided for {name}. Decide first.", name=fact.name)


@worded.register(deciding.NoSuchCertificate)
def _(fact: deciding.NoSuchCertificate, say: Language) -> str:
    return say("There is no certificate with the number {number}.", number=fact.number)


@worded.register(deciding.AlreadyRevoked)
def _(fact: deciding.AlreadyRevoked, say: Language) -> str:
    return say("Certificate {number} was revoked before.", number=fact.number)


@worded.register(documents.GlyphsMissing)
def _(fact: documents.GlyphsMissing, say: Language) -> str:
    return say(
        "The document's font has no {characters} (in: {where}). Nothing was written.",
        characters=" ".join(map(_shown, fact.characters)),
        where=say(fact.where),
    )


def _shown(character: str) -> str:
    """Show a character; one that cannot be seen by its code, as U+0007."""
    visible = character.isprintable() and not character.isspace()
    return character if visible else f"U+{ord(character):04X}"


@worded.register(documents.PictureUnreadable)
def _(_fact: documents.PictureUnreadable, say: Language) -> str:
    return say("The logo could not be read. Use a PNG or JPEG picture.")


@worded.register(documents.CertificateIncomplete)
def _(fact: documents.CertificateIncomplete, say: Language) -> str:
    return say(
        "A certificate needs: {fields}. Nothing was issued.",
        fields=", ".join(say(name) for name in fact.fields),
    )


@worded.register(documents.CertificateTooLong)
def _(fact: documents.CertificateTooLong, say: Language) -> str:
    return say(
        "The texts do not fit on one page. Shorten: {field}. Nothing was issued.",
        field=say(fact.field),
    )


@worded.register(TextChanged)
def _(fact: TextChanged, say: Language) -> str:
    return say(
        "Cell {cell} of sheet “{sheet}” cannot hold its text as it is; “{written}” was written.",
        cell=fact.cell,
        sheet=fact.sheet,
        written=fact.text,
    )


@worded.register(documents.OneStudentAtATime)
def _(_fact: documents.OneStudentAtATime, say: Language) -> str:
    return say("A record is of one student. Choose one.")
