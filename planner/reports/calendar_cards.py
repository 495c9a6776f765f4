"""Draws the cards of the wall calendar: number, topic, tags, as much of each as the card holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.reports import paper
from planner.reports.calendar_page import Box, Page, lines_of
from planner.reports.schedule_rows import Tone
from planner.reports.sheet import Look

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from planner.reports.calendar_board import Card

WIDE: Final = 150.0  # points; a narrower card sets its tags behind the topic
NUMBER_AT: Final = 8.0
TAG_SHARE: Final = 0.36  # of a wide card, at most
TAG_SIZE: Final = 0.86  # of the topic's
SIZES: Final = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5)
SMALL_SIZES: Final = (7.5, 7.0, 6.5, 6.0, 5.5)  # on narrow days
SPACING: Final = 1.16


@dataclass(frozen=True, slots=True)
class Face:
    """What a card shows: deadlines stand among its tags."""

    card: Card
    tags: tuple[str, ...]
    topic: Look
    number: Look

    @classmethod
    def of(cls, card: Card, due: tuple[str, ...], height: float) -> Face:
        """Choose type that fits the height, and colours that fit what the card is."""
        look = look_for(height, paper.MUTED if _quiet(card) else paper.INK)
        accent = paper.ONLINE if card.online else paper.ACCENT
        number = Look(look.size, look.leading, font=paper.BOLD, colour=accent)
        return cls(card, (*card.tags, *due), look, number)

    @property
    def tag(self) -> Look:
        """How tags look."""
        size = self.topic.size * TAG_SIZE
        return Look(size, size * SPACING, colour=paper.MUTED)

    @property
    def struck(self) -> bool:
        """Whether the topic is struck through."""
        return self.card.tone is Tone.CANCELLED


def _quiet(card: Card) -> bool:
    return card.tone in {Tone.CANCELLED, Tone.NO_CLASS, Tone.OTHER}


def look_for(height: float, ink: Color) -> Look:
    """Return the largest type of which two lines fit, or one where two would be too small."""
    fitting = (size for n in (2, 1) for size in SIZES if size * SPACING * n + 1 <= height)
    size = next(fitting, SIZES[-1])
    return Look(size, size * SPACING, colour=ink)


def room_for(height: float, look: Look, most: int = 2) -> int:
    """Return how many lines fit, at least one and no more than wanted."""
    return min(max(int((height + look.leading - look.size) / look.leading), 1), most)


def paint_card(
    page: Page, box: Box, card: Card, due: tuple[str, ...] = (), *, changed: str
) -> None:
    """Draw a card into its box; ``changed`` says what the mark of a changed one means."""
    face = Face.of(card, due, box.height)
    if _quiet(card) or card.tone is Tone.BUFFER:
        dashed = card.tone in {Tone.BUFFER, Tone.NO_CLASS}
        page.outline(box, paper.FAINT, dashed=dashed)
    else:
        ground = paper.ONLINE_TINT if card.online else paper.ACCENT_TINT
        page.card(box, ground, face.number.colour)
    if card.changed:
        page.corner(box, paper.INK, changed)
    if box.width >= WIDE:
        _fill_wide(page, box, face)
    else:
        _fill_narrow(page, box, face)


def _fill_wide(page: Page, box: Box, face: Face) -> None:
    """Set number and topic, tags at the right; where those are too long, below the topic."""
    start = box.left + NUMBER_AT + 2.4 * face.topic.size
    page.text(face.card.number, face.number, box.left + NUMBER_AT, box.middle)
    room = box.right - start - 6
    tags = _beside(face, room * TAG_SHARE, room_for(box.height, face.tag))
    if tags is None:
        _fill_stacked(page, box, face, start)
        return
    taken = max((face.tag.width_of(line) + 10 for line in tags), default=0)
    most = room_for(box.height, face.topic)
    topic = lines_of(face.card.topic, face.topic, room - taken, most)
    page.lines(topic, face.topic, start, box.middle, struck=face.struck)
    page.lines(tags, face.tag, box.right - 6, box.middle, align="right")


def _beside(face: Face, width: float, most: int) -> tuple[str, ...] | None:
    """Set the tags in one or two lines, each tag whole; None if they are too long for that."""
    one = " · ".join(face.tags)
    if face.tag.width_of(one) <= width:
        return (one,) if one else ()
    for n in range(1, len(face.tags) if most > 1 else 1):
        lines = (" · ".join(face.tags[:n]), " · ".join(face.tags[n:]))
        if all(face.tag.width_of(line) <= width for line in lines):
            return lines
    return None


def _fill_stacked(page: Page, box: Box, face: Face, start: float) -> None:
    """Set the topic and, below it, all tags on one line; behind it where a card is that low."""
    width = box.right - start - 6
    left = box.height - face.tag.leading
    if left < face.topic.size:
        words = " · ".join((face.card.topic, *face.tags))
        line = lines_of(words, face.topic, width, 1)
        page.lines(line, face.topic, start, box.middle, struck=face.struck)
        return
    topic = lines_of(face.card.topic, face.topic, width, room_for(left, face.topic))
    shift = face.tag.leading / 2
    page.lines(topic, face.topic, start, box.middle - shift, struck=face.struck)
    tags = lines_of(" · ".join(face.tags), face.tag, width, 1)
    page.lines(tags, face.tag, start, box.middle + face.topic.leading * len(topic) / 2)


def _fill_narrow(page: Page, box: Box, face: Face) -> None:
    """Set number, topic and tags as one text; small, if it takes that to say it all."""
    number = face.card.number
    words = " · ".join((f"{number} {face.card.topic}".strip(), *face.tags))
    look, lines = fitted(words, box.shrunk(6, 0.6, 3.5, 0.6), face.topic.colour)
    first, left = box.middle - look.leading * (len(lines) - 1) / 2, box.left + 6
    if not lines:
        return
    with page.told():
        if number:
            bold = Look(look.size, look.leading, font=paper.BOLD, colour=face.number.colour)
            page.text(number, bold, left, first)
            after = left + bold.width_of(number) + look.width_of("n") * 0.4
            rest = lines[0].removeprefix(number).strip()
            page.text(rest, look, after, first, struck=face.struck)
            first, lines = first + look.leading, lines[1:]
        middle = first + look.leading * (len(lines) - 1) / 2
        page.lines(lines, look, left, middle, struck=face.struck)


def fitted(words: str, box: Box, ink: Color) -> tuple[Look, tuple[str, ...]]:
    """Wrap words in the largest type of which all of them fit into a box.

    A word too long for a line in the smallest type is set smaller still, within reason; what does
    not fit then is cut.
    """
    widest = Look(1, 1).width_of(max(words.split(), key=Look(1, 1).width_of, default=""))
    for size in SMALL_SIZES:
        look = Look(size, size * SPACING, colour=ink)
        most = max(int(box.height / look.leading), 1)
        lines = lines_of(words, look, box.width, most)
        if size * widest <= box.width and lines == lines_of(words, look, box.width, most + 1):
            return look, lines
    if widest:
        look = look.scaled(min(max(box.width / (widest * look.size), 0.85), 1))
    return look, lines_of(words, look, box.width, most)
