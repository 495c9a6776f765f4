"""Gathers everything held about one student into a ZIP, and keeps that it was made.

Article 15 of the General Data Protection Regulation gives a person a copy of the data about them,
internal notes too, without harming the rights of others: so whatever names another student is
left out of texts, and of lists only the row about this one is here.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from planner.db import held_about, register, students
from planner.exchange.whole_file import replaced_whole
from planner.jobs import handing_over
from planner.jobs.documents import Kind
from planner.jobs.handing_over import Given
from planner.jobs.student_page import student_page
from planner.reports.exam_workbook import rows_of
from planner.reports.student_bundle import HeldStep, StudentBundle, bundle_files
from planner.rules.others import OthersLeftOut
from planner.rules.people import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.held_about import HeldChange
    from planner.db.journal import ChangeSet, Title
    from planner.db.register import HandoverRow
    from planner.db.store import Store
    from planner.db.students import StudentRow
    from planner.jobs.documents import Order
    from planner.language import Language

    type StepWords = Callable[[Title, Language], str]

KIND: Final = "student-bundle"


def bundle_of(tx: Session, order: Order, said: StepWords) -> bytes:
    """Make the bundle of the one student ordered; ``said`` says what a step is called.

    Raises OneStudentAtATime, Gone, or GlyphsMissing.
    """
    page = student_page(tx, replace(order, internal=True, as_of=None))
    assert order.students  # the page has asked for exactly one
    who = next(one for one in students.students(tx) if one.id == order.students[0])
    left_out = _left_out(tx, who)
    parts = tuple(replace(part, rows=left_out(part.rows)) for part in page.parts)
    lists = tuple(_office_lists(tx, who))
    sheets = held_about.marked_on_sheets(tx, who.id)
    bundle = StudentBundle(
        page=replace(page, parts=parts),
        made_on=order.today,
        data=_data(tx, who, left_out, {"marking_sheets": sheets, "office_lists": lists}),
        steps=tuple(_steps(tx, who, left_out, order.say, said)),
        handed_out=dict(_handed_out(tx, who)),
        recipients=left_out(_recipients(tx, who, lists, sheets, order.say)),
    )
    return _zipped(bundle_files(bundle, order.say), order.today)


def write_bundle(store: Store, path: Path, order: Order, said: StepWords) -> ChangeSet:
    """Write a student's bundle, and enter it in the register: both or neither.

    Raises what ``bundle_of`` does, and CannotWrite.
    """
    content = store.read(bundle_of, order, said)
    assert order.students
    given = Given(
        content=content,
        kind=KIND,
        name=path.name,
        subject=order.students[0],
        language=order.say.code,
    )
    with replaced_whole(path) as out:
        out.write(content)
        return handing_over.register(store, [given], at=handing_over.moment_of(order.today))


def _left_out(tx: Session, who: StudentRow) -> OthersLeftOut:
    others = [
        Person(**{name: str(image.get(name) or "") for name in _NAMING})
        for row_id, image in held_about.everybody_ever(tx)
        if row_id != who.id
    ]
    return OthersLeftOut(who.person, others)


_NAMING: Final = ("family", "given", "matriculation", "email")


def _data(
    tx: Session, who: StudentRow, left_out: OthersLeftOut, more: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the rows by table, each with the names of what its ids mean."""
    names = held_about.names_of_ids(tx)
    rows = {
        table: [_named(image, names) for image in images]
        for table, images in held_about.rows_held(tx, who.id).items()
    }
    held = rows | {key: list(value) for key, value in more.items()}
    text = json.dumps(held)
    called = {row_id: name for row_id, name in names.items() if f'"{row_id}"' in text}
    return left_out(held | {"names": called})


def _named(image: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    said = dict(image)
    for column, value in image.items():
        if column.endswith("_id") and value in names:
            said[column.removesuffix("_id")] = names[value]
    return said


def _steps(
    tx: Session, who: StudentRow, left_out: OthersLeftOut, say: Language, said: StepWords
) -> Iterator[HeldStep]:
    """Yield each field that a step changed, in the order of the history."""
    names = held_about.names_of_ids(tx)
    for one in held_about.changes_held(tx, who.id):
        before, after = one.before or {}, one.after or {}
        for field in sorted({**before, **after}):
            was, now = before.get(field), after.get(field)
            if was != now and not (field == "id" or (was in _BLANK and now in _BLANK)):
                yield HeldStep(
                    **_of_step(one, left_out, say, said),
                    field=field,
                    before=left_out(_text(was, names)),
                    after=left_out(_text(now, names)),
                )


_BLANK: Final[tuple[object, ...]] = (None, "", [], {})


def _of_step(
    one: HeldChange, left_out: OthersLeftOut, say: Language, said: StepWords
) -> dict[str, Any]:
    step = one.step
    words = said(step.title, say)
    if step.kind in {"undo", "redo"}:
        kind = say("undone") if step.kind == "undo" else say("redone")
        words = f"{words} ({kind})"
    at = f"{step.at.astimezone():%Y-%m-%d %H:%M}"
    what = left_out(words)
    return {"number": step.id, "at": at, "who": step.by, "what": what, "record": one.table}


def _text(value: Any, names: Mapping[str, str]) -> str:
    if value is None:
        return ""
    return names.get(value, value) if isinstance(value, str) else str(value)


def _handed_out(tx: Session, who: StudentRow) -> Iterator[tuple[str, bytes]]:
    """Yield what was handed out about this student alone, under names that are not taken twice."""
    for one in register.certificates(tx):
        if one.student == who.id:
            yield f"{one.number}.pdf", register.document(tx, one.number)
    mine = [row for row in register.handovers(tx) if row.subject == who.id and row.kind != KIND]
    for n, row in enumerate(mine, start=1):
        yield f"{n:02}-{row.name}", register.handed_over(tx, row.id)


def _office_lists(tx: Session, who: StudentRow) -> Iterator[dict[str, Any]]:
    """Yield the row about this student on each list that the office was given."""
    for handover in register.handovers(tx):
        if handover.kind != Kind.EXAM_XLSX:
            continue
        for sheet in rows_of(register.handed_over(tx, handover.id)):
            for row in sheet:
                if _is_about(row, who):
                    yield {**_of_list(handover), "row": dict(row)}


def _of_list(handover: HandoverRow) -> dict[str, Any]:
    day = handover.at.astimezone().date().isoformat()
    return {"number": handover.number, "day": day, "recipient": handover.recipient}


def _is_about(row: Mapping[str, str], who: StudentRow) -> bool:
    """Tell whose row it is: by number if there is one, else by name."""
    texts = set(row.values())
    if who.matriculation:
        return who.matriculation in texts
    return {who.family, who.given} <= texts


def _recipients(
    tx: Session,
    who: StudentRow,
    lists: tuple[dict[str, Any], ...],
    sheets: tuple[dict[str, Any], ...],
    say: Language,
) -> list[str]:
    """Name whom documents about this student went to, each once."""
    named = [row.recipient for row in register.handovers(tx) if row.subject == who.id]
    named += [one["recipient"] or say("The examination office") for one in lists]
    named += [sheet["person"] for sheet in sheets]
    return list(dict.fromkeys(name for name in named if name))


def _zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """Pack files with a day instead of the clock, so that the same files are the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()
