"""Schedules that are no tables: dated bullets, headings and paragraphs, read into tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from planner.exchange.course_page_dates import PrintedDate, printed_date
from planner.exchange.course_page_heads import Column, meaning
from planner.exchange.course_page_kinds import special_kind
from planner.exchange.course_page_months import bare_days, month_alone
from planner.exchange.course_page_parts import Passage, Row, Table
from planner.exchange.course_page_under import is_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST = 3_000  # lines that are looked at
FEWEST = 2  # dated bullets or headings of a section that make a schedule
DEEPEST = 4  # level of a heading that ends a list; deeper ones may be titles of sessions
MOST_BELOW = 6  # lines below a heading among which its topic is looked for
MOST_WORDS = 12  # of a date with its weekday, hours and number
LONGEST_TOPIC = 200
HEADS = ("#", "week", "date", "topic")
_WEEK_WORDS = r"(?:week|wk|cw|woche|kw|semaine|semana|settimana)"
_LABEL = re.compile(
    rf"[\W_]*(?:(?:course|teaching|lecture)\s)?(?P<word>{_WEEK_WORDS}|session|sitzung|lecture|class|meeting|day|unit|module|lab|topic"
    r"|vorlesung|termin|veranstaltung|einheit|block|tag|seminar|séance|seance|cours|sesión|sesion"
    r"|clase|aula|sessão|encontro|lezione|incontro|tutorial|nr|no|lesson|teil|part|exercise|übung|esercitazione|laboratorio|práctica|prática|taller|atelier"
    r"|workshop|praktikum|labor|cm|td|tp)\b\.?"
    r"[ #№°º]{0,3}(?P<number>\d{1,2})(?!\d|[:/-]\d|\.\s?\d)[\W_]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[\W_]*(?P<number>\d{1,2})[.):]\s+(?=\d{1,2}\.\s?\d{1,2}\.|[^\d\s])")
_IS_WEEK = re.compile(_WEEK_WORDS, re.IGNORECASE)
_HOURS = re.compile(
    r"\d{1,2}(?:[:.h]\d\d)?\s*(?:uhr|h|[ap]m)?(?:\s*(?:--?|–|—|to|bis|à|a)\s*"
    r"\d{1,2}(?:[:.h]\d\d)?\s*(?:uhr\b|h\b|[ap]m\b)?)|\d{1,2}[:h]\d\d(?:\s*uhr\b)?",
    re.IGNORECASE,
)
_SAID = re.compile(r"[^\W_]")
_LEADING = re.compile(r"^[\s:–—\-|.,;)\]/•·>→]+")
_ASIDE = re.compile(r"^(?P<topic>.*?)[\s,:–—-]*[(\[](?P<date>[^()\[\]]{3,60})[)\]]\W*$")
_TAIL = re.compile(r"^(?P<topic>.+?)(?:\s[–—-]\s|:\s|,\s|\s\|\s)(?P<date>[^–—|]{3,40})$")
_FIRST_SENTENCE = re.compile(r".{20,}?[.!?](?=\s+[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Dated:
    """What a line says of a session: its number or week, its date cell and its topic."""

    number: str = ""
    week: str = ""
    date: str = ""
    topic: str = ""


def listed(passages: Sequence[Passage]) -> list[Table]:
    """Make a table of each section whose bullets, headings or paragraphs begin with dates.

    What stands below such a line and has no date (readings, say) belongs to it; it gives the
    topic where the line itself says none.
    """
    lines = list(islice(chain.from_iterable(map(_lines, passages)), MOST))
    said = list(_said(lines))
    tables: list[Table] = []
    for level in range(1, 7):
        tables += _of_sections(lines, said, _by_level(lines, level))
    for depth in range(8):
        tables += _of_sections(lines, said, _by_depth(lines, depth))
    return tables


def _said(lines: Sequence[Passage]) -> Iterator[Dated]:
    """Read every line; below a heading that names a month, a bare day is a date."""
    in_month = False
    for n, line in enumerate(lines):
        if line.level:
            in_month = month_alone(line.text) is not None
        one = _dated(line)
        day, _, words = line.text.partition(" ")
        if in_month and not line.level and not one.date and bare_days(day.strip(":.,–-")):
            one = Dated(date=day.strip(":,–-"), topic=_LEADING.sub("", words))
        if (one.week or one.number) and not one.date and line.level:
            one = replace(one, date=_date_below(lines, n))
        yield one


def _date_below(lines: Sequence[Passage], place: int) -> str:
    """Find the date of a numbered heading in the lines right below it: "Date: 18 October"."""
    for line in lines[place + 1 : place + 4]:
        if 0 < line.level <= lines[place].level:
            break
        text = line.text[:80]
        if line.level:
            return split_dated(text)[0].strip(" :,;–—-")
        before, _, after = text.partition(":")
        for words in (text, after if meaning(before) is Column.DATE else ""):
            if words and _only_date(words):
                return words.strip()
    return ""


def split_dated(text: str) -> tuple[str, str]:
    """Split a line that begins with a date into the date and the rest; both empty if it does not.

    >>> split_dated("Wed, 18.10., 10-12: Owls")
    ('Wed, 18.10., 10-12:', 'Owls')
    """
    words = text[:LONGEST_TOPIC].split()
    best = 0
    said: PrintedDate | None = None
    for n in range(1, min(len(words), MOST_WORDS) + 1):
        printed = _only_date(" ".join(words[:n]))
        if printed and (
            printed != said or not _SAID.search(_HOURS.sub("", " ".join(words[best:n])))
        ):
            best, said = n, printed
        elif best and n > best + 4:
            break
    if not best:
        return "", ""
    return " ".join(words[:best]), _LEADING.sub("", " ".join(text.split()[best:]))


def _only_date(text: str) -> PrintedDate | None:
    """Read words that are a date, perhaps with hours, and nothing else."""
    if not any(letter.isdigit() for letter in text):
        return None
    printed = printed_date(text)
    if printed is None or _SAID.search(_HOURS.sub("", printed.rest)):
        return None
    return replace(printed, rest="")


def _lines(passage: Passage) -> Iterator[Passage]:
    """Part a paragraph whose lines are sessions; all else stays one."""
    if not passage.breaks or passage.level:
        yield passage
        return
    ends = [0, *passage.breaks, len(passage.edged)]
    parts = [
        replace(passage, edged=passage.edged[start:end], line=passage.line + n, breaks=())
        for n, (start, end) in enumerate(pairwise(ends))
    ]
    dated = sum(_dated(part).date != "" for part in parts[:50])
    yield from parts if dated >= FEWEST else [passage]


def _dated(passage: Passage) -> Dated:
    text = passage.text[: 2 * LONGEST_TOPIC]
    number = week = ""
    if label := _LABEL.match(text):
        is_week = _IS_WEEK.fullmatch(label["word"]) is not None
        week, number = (label["number"], "") if is_week else ("", label["number"])
        text = text[label.end() :]
    date = topic = ""
    if not label and (counted := _NUMBER.match(text)):  # "18. October" is no eighteenth point
        date, topic = split_dated(text[counted.end() :])
        number = counted["number"] if date else ""
    if not date:
        date, topic = split_dated(text)
    if not date:
        date, topic = _dated_last(text)
    if passage.marker and not number:
        number = passage.marker
    return Dated(number, week, date.strip(" :,;–—-()[]"), _plain_topic(topic))


def _dated_last(text: str) -> tuple[str, str]:
    """Part a line that ends with a date: "Owls (18.10.)"."""
    for form in (_ASIDE, _TAIL):
        found = form.match(text)
        if found and _only_date(found["date"]):
            return found["date"], found["topic"].strip()
    return "", text.strip()


def _plain_topic(text: str) -> str:
    """Take the word "Topic:" off."""
    return (text.partition(":")[2] if _announced(text) is Column.TOPIC else text).strip()


def _by_level(lines: Sequence[Passage], level: int) -> Iterator[list[int]]:
    """Yield the headings of one level between two of a higher one."""
    section: list[int] = []
    for n, line in enumerate(lines):
        if 0 < line.level < level:
            yield section
            section = []
        elif line.level == level:
            section.append(n)
    yield section


def _by_depth(lines: Sequence[Passage], depth: int) -> Iterator[list[int]]:
    """Yield the bullets of one depth (or the paragraphs) between two headings."""
    section: list[int] = []
    for n, line in enumerate(lines):
        if 0 < line.level <= DEEPEST:
            yield section
            section = []
        elif line.depth == depth and not line.level:
            section.append(n)
    yield section


def _of_sections(
    lines: Sequence[Passage], said: Sequence[Dated], sections: Iterable[list[int]]
) -> Iterator[Table]:
    for section in sections:
        marked = [n for n in section if said[n].date] or [n for n in section if said[n].week]
        if len(marked) < FEWEST:
            continue
        under = _under(lines, marked[0])
        if not is_aside(under):
            yield _table(lines, said, _kept(lines, said, section, marked), under)


def _kept(
    lines: Sequence[Passage], said: Sequence[Dated], section: Sequence[int], marked: Sequence[int]
) -> list[int]:
    """Say which lines are rows: those with dates, and between them breaks and the like.

    In a list that has few lines without a date, these are rows, too.
    """
    within = [n for n in section if marked[0] <= n <= marked[-1]]
    is_list = lines[marked[0]].depth and not lines[marked[0]].level
    all_count = is_list and len(marked) * 5 >= len(within) * 3
    dated = set(marked)
    return [
        n for n in within if all_count or n in dated or said[n].week or special_kind(said[n].topic)
    ]


def _under(lines: Sequence[Passage], place: int) -> str:
    """Return the heading above a line; above a heading, the next higher one, but no title."""
    level = lines[place].level or 7
    above = (lines[n] for n in range(place - 1, -1, -1))
    return next((one.text for one in above if 1 < one.level < level), "")


def _table(
    lines: Sequence[Passage], said: Sequence[Dated], kept: Sequence[int], under: str
) -> Table:
    rows: list[Row] = []
    numbered = sum(said[n].number != "" for n in kept) * 2 >= len(kept)
    for n, following in zip(kept, [*kept[1:], len(lines)], strict=True):
        one, line = said[n], lines[n].line
        topic = one.topic if _SAID.search(one.topic) else _below(lines, said, n, following)
        texts = (one.number if numbered else "", one.week, one.date, topic)
        rows.append(Row(tuple(Passage(text, line) for text in texts), line))
    filled = [place for place in range(4) if any(row.cells[place].text for row in rows)]
    heads = tuple(HEADS[place] for place in filled)
    cut = [replace(row, cells=tuple(row.cells[place] for place in filled)) for row in rows]
    return Table(heads, tuple(cut), lines[kept[0]].line, under)


def _below(lines: Sequence[Passage], said: Sequence[Dated], n: int, following: int) -> str:
    """Return the first words below a line that says no topic itself, or those behind "Topic:".

    What is announced as something else ("Time: 10–12") is none.
    """
    first = ""
    for below in range(n + 1, min(following, n + MOST_BELOW)):
        text = lines[below].text
        announced = _announced(text)
        if said[below].date or not _SAID.search(text) or announced not in {Column.TOPIC, None}:
            continue
        text = _plain_topic(text)
        if not text and below + 1 < following:
            text = lines[below + 1].text
        if announced is Column.TOPIC:
            return text[:LONGEST_TOPIC]
        first = first or text
    sentence = _FIRST_SENTENCE.match(first)
    return (sentence[0] if sentence and len(first) > LONGEST_TOPIC else first)[:LONGEST_TOPIC]


def _announced(text: str) -> Column | None:
    """Say what a line announces: "Topics:"."""
    before, colon, _ = text.partition(":")
    return meaning(before) if colon and len(before) < 20 else None
