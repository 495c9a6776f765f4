"""Publishing the plan: a version is frozen and its files are written, or neither happens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from planner.db.journal import Title
from planner.db.versions import published
from planner.errors import PlannerError
from planner.exchange.whole_file import CannotWrite, write_whole
from planner.jobs import handing_over
from planner.jobs.documents import Kind, document
from planner.jobs.handing_over import Given
from planner.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from planner.db.reading import Reader
    from planner.db.store import Store
    from planner.db.versions import VersionRow
    from planner.jobs.documents import Order
    from planner.rules.plan_diff import Change

PUBLISHED: Final = marked("Published plan {number}")
FILES: Final = (
    (Kind.SCHEDULE_PDF, "{name}-schedule.pdf"),
    (Kind.CALENDAR_PDF, "{name}-calendar.pdf"),
    (Kind.ICS, "{name}.ics"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """What publishing would do now: ``number`` is the next version's.

    ``changes`` are those since ``last``, which is None before the first version.
    """

    number: int
    last: VersionRow | None
    changes: tuple[Change, ...]
    files: tuple[str, ...]

    @property
    def is_due(self) -> bool:
        """Whether there is anything to publish."""
        return self.last is None or bool(self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A version that was published: its number, its step in the history, its files."""

    number: int
    step: int
    folder: Path
    files: tuple[str, ...]


@dataclass(eq=False)
class NotPublished(PlannerError):
    """A file could not be written, so no version was registered; ``written`` came before it."""

    refusal: CannotWrite
    number: int
    written: tuple[str, ...]


class _CalledOffError(Exception):
    """Takes a version back that was called off before anything was written."""


def prospect(tx: Reader, name: str) -> Prospect:
    """Say what publishing would do; ``name`` is the course file's."""
    now = published(tx)
    return Prospect(
        number=now.version.number + 1 if now.version else 1,
        last=now.version,
        changes=now.since,
        files=file_names(name),
    )


def file_names(name: str) -> tuple[str, ...]:
    """Return the names of a plan's files, the same for every version.

    >>> file_names("seminar.course")
    ('seminar-schedule.pdf', 'seminar-calendar.pdf', 'seminar.ics')
    """
    stem = Path(name).stem or "plan"
    return tuple(pattern.format(name=stem) for _, pattern in FILES)


def publish(
    store: Store,
    folder: Path,
    order: Order,
    *,
    at: datetime,
    note: str = "",
    going_on: Callable[[int, int], bool] = lambda _done, _all: True,
) -> Publication | None:
    """Freeze the plan as its next version and write its files into a folder; nothing is sent.

    Each file is written whole or not at all, under a name that stays the same, and kept in the
    register of what was handed out. ``going_on`` is
    told how many of how many are made; it answers False to call all off (then None comes back),
    as long as nothing is written. Raises NothingToPublish, GlyphsMissing, or NotPublished with
    the files that were written before one could not be.
    """
    from planner.commands import publishing  # noqa: PLC0415 - imports SQLAlchemy

    ahead = store.read(prospect, store.name)

    def work(tx: Any) -> None:
        publishing.publish(tx, at=at, by=store.who, note=note)
        contents = []
        for done, (kind, _) in enumerate(FILES):
            if not going_on(done, len(FILES)):
                raise _CalledOffError
            contents.append(document(tx, kind, order))
        files = dict(zip(ahead.files, contents, strict=True))
        handing_over.enter(tx, _kept(files, ahead.number, note, order), at=at, by=store.who)
        _write(folder, files, ahead.number)
        going_on(len(FILES), len(FILES))

    try:
        changes = store.change(Title.of(PUBLISHED, number=ahead.number), work)
    except _CalledOffError:
        return None
    return Publication(number=ahead.number, step=changes.step, folder=folder, files=ahead.files)


def _kept(files: dict[str, bytes], number: int, note: str, order: Order) -> list[Given]:
    """Say of each file what the register of everything handed out keeps."""
    return [
        Given(
            content=content,
            kind=kind.value,
            name=name,
            number=str(number),
            note=note.strip(),
            language=order.say.code,
        )
        for (kind, _), (name, content) in zip(FILES, files.items(), strict=True)
    ]


def _write(folder: Path, contents: dict[str, bytes], number: int) -> None:
    written: list[str] = []
    for name, content in contents.items():
        try:
            write_whole(folder / name, content)
        except CannotWrite as refusal:
            raise NotPublished(refusal, number, tuple(written)) from refusal
        written.append(name)
