"""The mails that tell of a changed plan: one to all, and one to each who presents there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.exchange.mail_drafts import Letter
from planner.jobs.plan_news import Receiver
from planner.jobs.publication import Draft, PlanWords
from planner.language import marked
from planner.rules.plan_diff import days_of
from planner.rules.terms import Term
from planner.wording.publishing import change_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.db.courses import PersonRow
    from planner.jobs.plan_news import PlanNews
    from planner.language import Language
    from planner.rules.plan_diff import Change, SessionChange
    from planner.rules.plan_public import PublicSession

SUBJECT = marked("{course}: changes of the plan")
TO_ALL = marked(
    "Dear all,\n\nthe plan of “{course}” ({term}) has changed:\n\n{changes}\n\n{where}"
    "Kind regards\n{lecturer}\n"
)
OWN_SUBJECT = marked("{course}: your session has changed")
TO_PRESENTER = marked(
    "Dear {name},\n\nyou present in “{course}” ({term}), and this has changed there:\n\n"
    "{changes}\n\n{please}\n\nKind regards\n{lecturer}\n"
)
CANNOT_COME = marked("Please tell me soon if you cannot come then.")
NOT_HELD = marked("Please write to me, so that we can agree on what happens with your part.")
WHERE = marked("The whole plan: {address}\n\n")


def drafts(news: PlanNews, say: Language) -> tuple[Draft, ...]:
    """Return the mails that tell of what has changed; none without a change or a sender."""
    if news.sender is None or not news.changes:
        return ()
    sender = news.sender
    found = [_to_all(news, sender, say)] if news.everybody else []
    return (*found, *_to_presenters(news, sender, say))


def _to_all(news: PlanNews, sender: PersonRow, say: Language) -> Draft:
    facts = _facts(news, sender, say)
    url = news.course.page_url
    text = say(
        TO_ALL,
        changes=_listed(change_words(one, say) for one in news.changes),
        where=say(WHERE, address=url) if url else "",
        **facts,
    )
    myself = Receiver(sender.name, sender.email)
    others = tuple(one.address for one in news.everybody)
    return Draft(_letter(myself, sender, say(SUBJECT, **facts), text, hidden=others))


def _to_presenters(news: PlanNews, sender: PersonRow, say: Language) -> Iterator[Draft]:
    facts = _facts(news, sender, say)
    for receiver, changes in news.presenting:
        text = say(
            TO_PRESENTER,
            name=receiver.name,
            changes=_listed(_own(change, say) for change in changes),
            please=say(CANNOT_COME if any(map(_lies, changes)) else NOT_HELD),
            **facts,
        )
        letter = _letter(receiver, sender, say(OWN_SUBJECT, **facts), text)
        yield Draft(letter, receiver.student)


def _letter(
    to: Receiver, sender: PersonRow, subject: str, text: str, *, hidden: Sequence[str] = ()
) -> Letter:
    return Letter(
        to_name=to.name,
        to_address=to.address,
        from_name=sender.name,
        from_address=sender.email,
        subject=subject,
        text=text,
        hidden=tuple(hidden),
    )


def _facts(news: PlanNews, sender: PersonRow, say: Language) -> dict[str, str]:
    return {
        "course": news.course.title_in(say.code),
        "term": vocabulary.term(Term.parse(news.course.term), say),
        "lecturer": sender.name,
    }


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _own(change: SessionChange, say: Language) -> str:
    """Say what has changed about a session, and on a line of its own where it lies now."""
    words = change_words(change, say)
    return f"{words}\n  {place_words(change.one, say)}" if _lies(change) else words


def _lies(change: SessionChange) -> bool:
    """Tell whether the session takes place, on a day."""
    now = change.now
    return now is not None and not now.cancelled and days_of(now) is not None


def place_words(session: PublicSession, say: Language) -> str:
    """Return where a session lies: "“Topic”, Wed 22 Nov 2023, 12:30–14:00, Room 1"."""
    days = days_of(session)
    if days is None:
        return ""
    hours = say.hours(session.hours.start, session.hours.end) if session.hours else ""
    topic = f"“{session.topic}”" if say.code == "en" else f"„{session.topic}“"
    last = f" – {say.day(days.last)}" if days.last > days.first else ""
    parts = (topic, f"{say.day(days.first)}{last}", hours, session.room, session.link)
    return ", ".join(part for part in parts if part)


def _change(change: Change, say: Language) -> str:
    return change_words(change, say)


WORDS = PlanWords(change=_change, drafts=drafts)
