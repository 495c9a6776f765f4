"""The plan as a text to paste into Moodle: a piece of HTML, and the same as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from planner.reports.schedule_rows import (
    Tone,
    due_items,
    schedule_rows,
    shelved_words,
    slot_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planner.language import Language
    from planner.reports.schedule_rows import ScheduleDocument, ScheduleRow


@dataclass(frozen=True, slots=True)
class MoodleText:
    """What is pasted: ``html`` into Moodle's editor, ``plain`` where only text is taken."""

    html: str
    plain: str


def moodle_text(document: ScheduleDocument, changes: Sequence[str], say: Language) -> MoodleText:
    """Write the plan, above it what has changed, in words.

    Only elements that Moodle's editor keeps are used, and no colours: what has changed says so in
    words. Everything that somebody typed is escaped.
    """
    rows = schedule_rows(document, say)
    return MoodleText(
        "\n".join(_html(document, rows, changes, say)) + "\n",
        "\n".join(_plain(document, rows, changes, say)) + "\n",
    )


def _above(document: ScheduleDocument, say: Language) -> Iterator[str]:
    yield from slot_words(document.plan, say)
    yield document.dated_words(say)


def _below(document: ScheduleDocument, say: Language) -> Iterator[tuple[str, list[str]]]:
    """Yield headings with their lines: deadlines, and sessions without a date."""
    due = [f"{say.day(day)}: {title}" for day, title in due_items(document, say)]
    if due:
        yield say("Deadlines"), due
    if waiting := shelved_words(document, say):
        yield say("No date yet"), list(waiting)


def _html(
    document: ScheduleDocument, rows: Sequence[ScheduleRow], changes: Sequence[str], say: Language
) -> Iterator[str]:
    yield f'<div lang="{say.code}">'
    yield f"<h3>{escape(_title(document))}</h3>"
    yield f"<p>{'<br>'.join(map(escape, _above(document, say)))}</p>"
    if changes:
        yield from _list(say("What has changed"), changes)
    yield f"<h4>{escape(say('Schedule'))}</h4>"
    yield from _table(rows, say)
    for heading, lines in _below(document, say):
        yield from _list(heading, lines)
    if url := document.page_url:
        yield f'<p><a href="{escape(url)}">{escape(url)}</a></p>'
    yield "</div>"


def _list(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"<h4>{escape(heading)}</h4>"
    yield "<ul>"
    yield from (f"<li>{escape(line)}</li>" for line in lines)
    yield "</ul>"


def _table(rows: Sequence[ScheduleRow], say: Language) -> Iterator[str]:
    noted = any(row.notes or row.changed for row in rows)
    headings = (say("No."), say("Date"), say("Topic"), *((say("Notes"),) if noted else ()))
    yield '<table class="table table-sm">'
    cells = "".join(f'<th scope="col">{escape(text)}</th>' for text in headings)
    yield f"<thead><tr>{cells}</tr></thead>"
    yield "<tbody>"
    for row in rows:
        day = " ".join(part for part in (row.day, row.hours) if part)
        topic = escape(row.topic)
        if row.tone is Tone.CANCELLED:
            topic = f"<del>{topic}</del>"
        texts = [escape(row.number), escape(day), topic]
        texts += [escape(_notes(row, say))] if noted else []
        yield f"<tr>{''.join(f'<td>{text}</td>' for text in texts)}</tr>"
    yield "</tbody>"
    yield "</table>"


def _notes(row: ScheduleRow, say: Language) -> str:
    mark = say("changed") if row.changed else ""
    return " · ".join(part for part in (mark, row.notes) if part)


def _plain(
    document: ScheduleDocument, rows: Sequence[ScheduleRow], changes: Sequence[str], say: Language
) -> Iterator[str]:
    yield _title(document)
    yield from _above(document, say)
    if changes:
        yield from _lines(say("What has changed"), changes)
    yield from _lines(say("Schedule"), (_line(row, say) for row in rows))
    for heading, lines in _below(document, say):
        yield from _lines(heading, lines)
    if document.page_url:
        yield ""
        yield document.page_url


def _line(row: ScheduleRow, say: Language) -> str:
    day = " ".join(part for part in (row.day, row.hours) if part)
    number = f"{row.number}. " if row.number else ""
    notes = _notes(row, say)
    return f"{day}: {number}{row.topic}" + (f" ({notes})" if notes else "")


def _lines(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield f"{heading}:"
    yield from (f"- {line}" for line in lines)


def _title(document: ScheduleDocument) -> str:
    return ", ".join(part for part in (document.course, document.term) if part)
