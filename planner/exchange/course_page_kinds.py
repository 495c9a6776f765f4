"""What a row of the schedule is, judged by its words: a class, a holiday, a buffer, an exam."""

from __future__ import annotations

import re

from planner.exchange.course_page_kind_words import (
    DEADLINES,
    DUE,
    HYBRID,
    IN_PERSON,
    NO_CLASS_ASIDE,
    ONLINE,
    WHOLE,
)
from planner.rules.plan import FIXED, Kind, Mode

_KINDS = {kind: re.compile(words, re.IGNORECASE) for kind, words in WHOLE.items()}
_ASIDE = re.compile(r"\(([^()]*)\)")
_TAIL = re.compile(
    r"\s*(?::|;|,|\.\s|\s[-–—/|+]|--)\s*"
    r"|\s(?:from|at|um|ab|von|de|à|a las|alle|às|dalle)"
    r"\s(?=\d{1,2}\s?(?:[:.h]\d\d|[ap]\.?m|uhr|h\b))",
    re.IGNORECASE,
)
_ENDS = re.compile(r"^[\W_]+|[\W_]+$")
_NO_CLASS = re.compile(NO_CLASS_ASIDE, re.IGNORECASE)
_NO_CLASS_LAST = re.compile(rf".{{1,40}}[\s,](?:{NO_CLASS_ASIDE})", re.IGNORECASE)
_DEADLINE = re.compile(rf"(?:{DEADLINES})\b", re.IGNORECASE)
_NO_EXTRA = re.compile(r"no (?:\w+ )?(?:lab|tutorial|section|recitation)s?\b", re.IGNORECASE)
_DUE = re.compile(DUE, re.IGNORECASE)
_MODES = (
    (Mode.HYBRID, rf"(?:{HYBRID})"),
    (Mode.ONLINE, rf"(?:{ONLINE})"),
    (Mode.IN_PERSON, rf"(?:{IN_PERSON})"),
)
_SAID = tuple((mode, re.compile(rf"\b{words}\b", re.IGNORECASE)) for mode, words in _MODES)
_ALONE = tuple(
    (mode, re.compile(rf"(?:via |per |on |über |en |par |by )?{words}", re.IGNORECASE))
    for mode, words in _MODES
)


def kind_of(topic: str, *, numbered: bool, all_numbered: bool) -> Kind:
    """Say what a row is. Words count only where they are the whole topic, asides left out.

    A row without a number, in a schedule that numbers its sessions, is no session: a deadline
    or the like (*other*).

    >>> kind_of("holiday (hands-on exercises)", numbered=False, all_numbered=True)
    <Kind.HOLIDAY: 'holiday'>
    >>> kind_of("Exam preparation", numbered=True, all_numbered=True)
    <Kind.CLASS: 'class'>
    """
    if kind := special_kind(topic):
        return kind
    if numbered or not all_numbered:
        return Kind.OTHER if not numbered and is_deadline(topic) else Kind.CLASS
    return Kind.OTHER


def special_kind(topic: str) -> Kind | None:
    """Return the kind that the words alone tell; None for what may be a class.

    >>> special_kind("Labor Day (no class)"), special_kind("HW 1 due"), special_kind("Owls")
    (<Kind.HOLIDAY: 'holiday'>, <Kind.OTHER: 'other'>, None)
    """
    text = topic[:400].replace("’", "'")
    whole = _trimmed(_ASIDE.sub(" ", text))
    parts = [_trimmed(part) for part in _TAIL.split(whole)]
    for kind, pattern in _KINDS.items():
        if pattern.fullmatch(whole) or pattern.fullmatch(parts[0]):
            return kind
    behind = (*parts[1:], *(_trimmed(aside) for aside in _ASIDE.findall(text)))
    if any(_NO_CLASS.fullmatch(part) for part in behind) or _NO_CLASS_LAST.fullmatch(whole):
        return Kind.NO_CLASS
    return Kind.OTHER if _DUE.fullmatch(whole) else None


def off_kind(words: str) -> Kind | None:
    """Return the kind of words beside a topic, if they say that there is no class.

    That there is no lab does not say so of the lecture.
    """
    kind = special_kind(words)
    return kind if kind in FIXED and not _NO_EXTRA.match(_trimmed(words)) else None


def is_deadline(topic: str) -> bool:
    """Say whether a row's topic begins with what is due then."""
    return _DEADLINE.match(_trimmed(topic[:400])) is not None


def mode_of(*texts: str) -> Mode | None:
    """Say where one takes part, if one of the texts says so: online, hybrid or in person."""
    for mode, pattern in _SAID:
        if any(pattern.search(text[:400]) for text in texts):
            return mode
    return None


def mode_in(topic: str) -> Mode | None:
    """Say where one takes part, if a part of a topic says nothing else: "Owls – online".

    >>> mode_in("Online: owls"), mode_in("Online learning")
    (<Mode.ONLINE: 'online'>, None)
    """
    parts = [_trimmed(part) for part in _TAIL.split(topic[:400])]
    for mode, pattern in _ALONE:
        if len(parts) > 1 and any(pattern.fullmatch(part) for part in parts):
            return mode
    return None


def asides(text: str) -> str:
    """Return what stands in parentheses, several joined by a semicolon."""
    return "; ".join(inner.strip() for inner in _ASIDE.findall(text) if inner.strip())


def _trimmed(text: str) -> str:
    return _ENDS.sub("", " ".join(text.split()))
