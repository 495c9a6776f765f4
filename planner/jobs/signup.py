"""Reads which places for talks are free, for the sheet to hang up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses, plans
from planner.db.talks import talk_places, talks_taken
from planner.reports.signup import SignupSession, SignupSheet
from planner.rules.plan import Status, in_order, numbers
from planner.rules.talks import BARS, offers
from planner.rules.terms import Term

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.language import Language
    from planner.rules.talks import Offer


def signup_sheet(tx: Session, say: Language, today: date) -> SignupSheet:
    """Return every session to come that has a free place, in the order of the days.

    What was held, is over or was called off is left out; sessions without a day come last.
    """
    course, sessions = courses.course(tx), plans.sessions(tx)
    numbered = numbers(sessions)
    dated = in_order(sessions)
    lying = [row for row in sessions if row.day is None and row.laid is None]
    found = offers([*dated, *lying], talk_places(tx), talks_taken(tx), today=today)
    free = {one.session.id: one for one in found if _is_to_come(one, today)}
    return SignupSheet(
        course=course.title_in(say.code),
        term=vocabulary.term(Term.parse(course.term), say),
        institution=", ".join(
            part for part in (course.university, course.faculty, course.institute) if part
        ),
        as_of=today,
        sessions=tuple(
            SignupSession(
                number=numbered.get(row.id, ""),
                day=row.day,
                hours=row.hours,
                room=row.room,
                topic=row.topic,
                places=free[row.id].places,
                free=free[row.id].free,
            )
            for row in [*dated, *lying]
            if row.id in free
        ),
    )


def _is_to_come(offer: Offer, today: date) -> bool:
    session = offer.session
    over = session.status is not Status.PLANNED or (session.day and session.day < today)
    return bool(offer.free) and not over and not BARS.intersection(offer.hints)
