"""Publishing the plan: a version is frozen and its files are written, or neither happens."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from planner.db import register, versions
from planner.db.journal import Title
from planner.errors import PlannerError
from planner.exchange.whole_file import CannotWrite, replaced_whole
from planner.jobs import handing_over
from planner.jobs.handing_over import Given
from planner.jobs.plan_news import plan_news
from planner.jobs.publication import MAIL, PUBLISHED, pieces, stem_of
from planner.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.reading import Reader
    from planner.db.register import HandoverRow
    from planner.db.store import Store
    from planner.db.versions import VersionRow
    from planner.jobs.documents import Order
    from planner.jobs.plan_news import PlanNews
    from planner.jobs.publication import Piece, PlanWords
    from planner.rules.plan_diff import Change

TITLE: Final = marked("Published plan {number}")


def _always(_done: int, _all: int) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """What publishing would do now: ``number`` is the next version's.

    ``changes`` are those since ``last``, which is None before the first version.
    """

    number: int
    last: VersionRow | None
    changes: tuple[Change, ...]

    @property
    def is_due(self) -> bool:
        """Whether there is anything to publish."""
        return self.last is None or bool(self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A version with every file that it would have, made and held for review."""

    ahead: Prospect
    pieces: tuple[Piece, ...]
    news: PlanNews


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A version that was published: its number, its step in the history, its files.

    ``step`` is 0, and ``pieces`` are none, where the files of an old version were written again.
    """

    number: int
    step: int
    folder: Path
    files: tuple[str, ...]
    pieces: tuple[Piece, ...] = ()


@dataclass(eq=False)
class NotPublished(PlannerError):
    """A file could not be written, so no version was registered and no file is there."""

    refusal: CannotWrite
    number: int


@dataclass(eq=False)
class NothingPublished(PlannerError):
    """There is no version yet whose files could be written again."""


@dataclass(eq=False)
class NothingLeft(PlannerError):
    """All files were left out, and a version without any would be told to nobody."""


class _CalledOffError(Exception):
    """Takes a version back that was called off before anything was written."""


def prospect(tx: Reader) -> Prospect:
    """Say what publishing would do."""
    now = versions.published(tx)
    number = now.version.number + 1 if now.version else 1
    return Prospect(number=number, last=now.version, changes=now.since)


def rehearsed(
    store: Store,
    order: Order,
    words: PlanWords,
    *,
    at: datetime,
    without: Collection[str] = (),
    going_on: Callable[[int, int], bool] = _always,
) -> Rehearsal | None:
    """Make the files of the next version as they would be, and change nothing.

    Raises NothingToPublish or GlyphsMissing; all else is as for ``publish``.
    """
    with store.reading() as tx:  # what is changed in here is thrown away
        ahead = prospect(tx)
        try:
            made = _published(
                tx, store, order, words, at=at, note="", without=without, going_on=going_on
            )
        except _CalledOffError:
            return None
        return Rehearsal(ahead=ahead, pieces=made, news=plan_news(tx, ahead.changes))


def publish(
    store: Store,
    folder: Path,
    order: Order,
    words: PlanWords,
    *,
    at: datetime,
    note: str = "",
    without: Collection[str] = (),
    going_on: Callable[[int, int], bool] = _always,
) -> Publication | None:
    """Freeze the plan as its next version and write its files into a folder; nothing is sent.

    All files are written or none is; they keep their names, and their bytes are kept in the
    register of what was handed out. ``without`` are names of parts or of files that are not
    made. ``going_on`` is told how many of how many are made; it answers False to call all off
    (then None comes back), as long as nothing is written. Raises NothingToPublish, NothingLeft,
    GlyphsMissing, or NotPublished.
    """
    ahead = store.read(prospect)
    made: list[Piece] = []

    def work(tx: Any) -> None:
        every = _published(
            tx, store, order, words, at=at, note=note, without=without, going_on=going_on
        )
        made.extend(every)
        given = [_kept(piece, ahead.number, note, order) for piece in made]
        handing_over.enter(tx, given, at=at, by=store.who)
        _put_out(folder, made, ahead.number)

    try:
        changes = store.change(Title.of(TITLE, number=ahead.number), work)
    except _CalledOffError:
        return None
    files = tuple(piece.name for piece in made)
    return Publication(
        number=ahead.number, step=changes.step, folder=folder, files=files, pieces=tuple(made)
    )


def _published(  # what publish says, each by its name
    tx: Session,
    store: Store,
    order: Order,
    words: PlanWords,
    *,
    at: datetime,
    note: str,
    without: Collection[str],
    going_on: Callable[[int, int], bool],
) -> tuple[Piece, ...]:
    """Register the next version and make its files."""
    from planner.commands import publishing  # noqa: PLC0415 - imports SQLAlchemy

    publishing.publish(tx, at=at, by=store.who, note=note)
    tx.flush()
    parts = [*pieces(tx, stem_of(store.name), order, words, at=at)]
    made: list[Piece] = []
    for done, (part, make) in enumerate(parts):
        if not going_on(done, len(parts)):
            raise _CalledOffError
        if part not in without:
            made += (piece for piece in make() if piece.name not in without)
    going_on(len(parts), len(parts))
    return tuple(made)


def _kept(piece: Piece, number: int, note: str, order: Order) -> Given:
    """Say of a file what the register of everything handed out keeps."""
    return Given(
        content=piece.content,
        kind=piece.kind,
        name=piece.name,
        number=str(number),
        note=note.strip(),
        language=order.say.code,
        subject=piece.student,
    )


def _put_out(folder: Path, made: Sequence[Piece], number: int) -> None:
    if not made:
        raise NothingLeft
    try:
        _write(folder, {piece.name: piece.content for piece in made})
    except CannotWrite as refusal:
        raise NotPublished(refusal, number) from refusal


def _write(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write all files or none: they take their places once each of them is whole."""
    with ExitStack() as files:
        for name, content in contents.items():
            files.enter_context(replaced_whole(folder / name)).write(content)


def written_again(store: Store, folder: Path) -> Publication:
    """Write the files of the last version once more, as they were, but for its mails.

    Mails that were looked at and sent are not to be sent twice. Nothing is registered: what was
    published is the same. Raises NothingPublished or CannotWrite.
    """
    with store.reading() as tx:
        last, rows = _of_last(tx)
        contents = {row.name: register.handed_over(tx, row.id) for row in rows}
    _write(folder, contents)
    return Publication(number=last.number, step=0, folder=folder, files=tuple(contents))


def kept_files(store: Store) -> tuple[int, tuple[str, ...]]:
    """Return the number of the last version and the files ``written_again`` would write.

    Raises NothingPublished.
    """
    with store.reading() as tx:
        last, rows = _of_last(tx)
        return last.number, tuple(row.name for row in rows)


def _of_last(tx: Session) -> tuple[VersionRow, list[HandoverRow]]:
    last = versions.latest(tx)
    if last is None:
        raise NothingPublished
    return last, [row for row in register.handovers(tx) if _belongs(row, last)]


def _belongs(row: HandoverRow, version: VersionRow) -> bool:
    """Tell whether a document went out with a version; other documents have numbers too."""
    same = row.number == str(version.number) and row.at == version.at
    return same and row.kind in PUBLISHED and row.kind != MAIL
