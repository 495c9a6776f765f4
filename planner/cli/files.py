"""The commands check, backup and restore: the course file as a file."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.cli.opened import PATIENCE, reading
from planner.db import backups
from planner.db.checking import Findings, check
from planner.db.header import AlreadyThere, CannotOpen, NoSuchFolder, schema_version
from planner.db.holder import Holder

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from planner.cli.shell import Shell
    from planner.language import Language

SHOWN = 5  # so many rows are named one by one


def run(shell: Shell, options: Namespace) -> int:
    """Do one of the three."""
    if options.command == "check":
        return _check(shell, options.file)
    if options.command == "backup":
        _backup(shell, options.file, options.out)
    else:
        _restore(shell, options.file, options.backup)
    return 0


def _check(shell: Shell, path: Path) -> int:
    with reading(path) as store:
        found = store.read(check)
    faults = list(said(found, shell.say))
    if shell.json:
        shell.document({"whole": found.whole, "problems": faults})
    elif found.whole:
        print(shell.say("“{name}” is whole.", name=path.name))
    for fault in faults:
        shell.note(f"{path.name}: {fault}")
    return 0 if found.whole else 1


def said(found: Findings, say: Language) -> Iterator[str]:
    """Say what was found, a sentence for each sort of fault."""
    if found.sqlite:
        words = "; ".join(found.sqlite[:SHOWN])
        yield say("The file is damaged ({why}). Restore a backup of it.", why=words)
    if found.orphans:
        tables = ", ".join(found.orphans)
        yield say("Rows refer to others that do not exist, in: {tables}.", tables=tables)
    if found.broken_step is not None:
        yield say(
            "The history was changed by hand or is damaged, from step {number} on.",
            number=found.broken_step,
        )
    if found.contradicted:
        rows = [f"{table} {row_id}" for table, row_id in found.contradicted[:SHOWN]]
        if len(found.contradicted) > SHOWN:
            rows.append("…")
        yield say.count(
            "{n} row does not look as the history left it: {rows}.",
            "{n} rows do not look as the history left them: {rows}.",
            len(found.contradicted),
            rows=", ".join(rows),
        )
    if found.documents:
        numbers = ", ".join(found.documents)
        yield say("Kept certificates are not as they were issued: {numbers}.", numbers=numbers)


def _backup(shell: Shell, path: Path, out: Path | None) -> None:
    schema_version(path)
    copy = out or backups.backup_path(path, _local_now())
    if copy.is_dir():
        copy /= path.name
    if copy.exists():
        raise AlreadyThere(copy.name)
    if out is not None and not copy.parent.is_dir():
        raise NoSuchFolder(copy.parent.name)
    if shell.dry_run:
        backups.check_whole(path)
    elif out is None:
        copy = backups.back_up(path, _local_now(), only_whole=True)
    else:
        backups.copy_whole(path, copy)
    shell.answer({"backup": str(copy)}, [str(copy)])


def _restore(shell: Shell, path: Path, backup: Path) -> None:
    schema_version(backup)
    if path.exists() and path.samefile(backup):
        raise AlreadyThere(path.name)
    if path.is_dir():
        raise CannotOpen(path.name, os.strerror(errno.EISDIR))
    if not path.parent.is_dir():
        raise NoSuchFolder(path.parent.name)
    kept: Path | None = None
    if shell.dry_run:
        backups.check_whole(backup)
    else:
        holder = Holder(path, shell.who, patience=PATIENCE)
        try:
            kept = backups.restore_course(path, backup, _local_now())
        finally:
            holder.release()
    say = shell.say
    lines = [say("“{name}” is now as it was in “{backup}”.", name=path.name, backup=backup.name)]
    if kept:
        lines.append(say("What was there before is kept: {copy}", copy=kept))
    shell.answer({"restored": str(path), "kept": str(kept) if kept else None}, lines)


def _local_now() -> datetime:
    """Return the moment on the user's own clock, as backups are named."""
    return datetime.now(UTC).astimezone()
