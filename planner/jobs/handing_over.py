"""Handing a document over: its bytes are kept in the register, with whom it went to and how."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

from planner.db.history import last_change
from planner.db.journal import Title
from planner.exchange.whole_file import replaced_whole
from planner.jobs.checklist import is_draft
from planner.jobs.documents import Kind
from planner.jobs.exam_rows import list_names
from planner.jobs.gradebook import gradebook
from planner.language import marked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.journal import ChangeSet
    from planner.db.store import Store
    from planner.jobs.documents import Order

type How = Literal["paper", "mail", "upload", "file"]

TO_SOMEBODY: Final = marked("{name} handed over to {recipient}")
TO_NOBODY: Final = marked("{name} handed over")
SEVERAL: Final = marked("{n} documents handed over to {recipient}")
SEVERAL_TO_NOBODY: Final = marked("{n} documents handed over")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A document to hand over: its bytes and what the register says of it (see HandoverRow)."""

    content: bytes
    kind: str
    name: str
    number: str = ""
    draft: bool = False
    subject: str = ""
    recipient: str = ""
    how: How = "file"
    note: str = ""
    language: str = ""


def hand_over(  # what the register asks, each by its name
    store: Store,
    content: bytes,
    *,
    kind: str,
    name: str,
    number: str = "",
    draft: bool = False,
    subject: str = "",
    recipient: str = "",
    how: How = "file",
    note: str = "",
    language: str = "",
    at: datetime | None = None,
) -> ChangeSet:
    """Enter one document in the register, with its bytes: a fact of the history, never undone.

    ``at`` is when, now if it is not said. The file itself is the business of whoever writes it.
    """
    given = Given(
        content=content,
        kind=kind,
        name=name,
        number=number,
        draft=draft,
        subject=subject,
        recipient=recipient,
        how=how,
        note=note,
        language=language,
    )
    return register(store, [given], at=at)


def register(store: Store, given: Sequence[Given], *, at: datetime | None = None) -> ChangeSet:
    """Enter documents that go out together as one fact of the history."""
    when = at or datetime.now(UTC)
    return store.change(_title(given), lambda tx: enter(tx, given, at=when, by=store.who))


def enter(tx: Any, given: Sequence[Given], *, at: datetime, by: str) -> None:
    """Enter documents in the register as a part of a step that does more."""
    from planner.commands import handing_over  # noqa: PLC0415 - imports SQLAlchemy

    for one in given:
        handing_over.hand_over(
            tx,
            one.content,
            kind=one.kind,
            name=one.name,
            number=one.number,
            draft=one.draft,
            subject=one.subject,
            recipient=one.recipient,
            how=one.how,
            note=one.note,
            language=one.language,
            at=at,
            by=by,
        )


def written(
    store: Store, folder: Path, given: Sequence[Given], *, at: datetime | None = None
) -> ChangeSet:
    """Write documents into a folder and enter them in the register: all of them, or none.

    The files take their places once the register has them. Raises CannotWrite.
    """
    with ExitStack() as files:
        for one in given:
            files.enter_context(replaced_whole(folder / one.name)).write(one.content)
        return register(store, given, at=at)


def moment_of(day: date) -> datetime:
    """Return this time of the day, by the user's own clock, on a day that was asked for."""
    now = datetime.now().time()  # noqa: DTZ005 - as above
    return datetime.combine(day, now).astimezone()


def of_document(
    tx: Session, kind: Kind, order: Order, name: str, content: bytes, *, subject: str = ""
) -> Given:
    """Say of a document of the course what the register keeps: which state of it, and if a draft.

    Of examination lists the subject are the keys of those in it. To whom it goes, how, and words
    of one's own are for whoever hands it over to add.
    """
    is_list = kind in {Kind.EXAM_PDF, Kind.EXAM_XLSX}
    draft = False
    if is_list:
        names = list_names(tx)
        subject = order.exam or "\n".join(one.key for one in names)
        draft = is_draft(tx, gradebook(tx), order.today)
    return Given(
        content=content,
        kind=kind.value,
        name=name,
        number=str(last_change(tx)),
        draft=draft,
        subject=subject,
        language=order.say.code,
    )


def _title(given: Sequence[Given]) -> Title:
    first = given[0]
    if len(given) == 1:
        text = TO_SOMEBODY if first.recipient else TO_NOBODY
        return Title.of(text, name=first.name, recipient=first.recipient)
    text = SEVERAL if first.recipient else SEVERAL_TO_NOBODY
    return Title.of(text, n=len(given), recipient=first.recipient)
