"""What a row of the schedule is, judged by its words: a class, a holiday, a buffer, an exam."""

from __future__ import annotations

import re

from planner.rules.plan import Kind, Mode

_BREAKS = (
    r"(?:(?:christmas|xmas|winter|new year'?s?|easter|whitsun|whitsuntide|pentecost|spring|summer"
    r"|autumn|fall|semester|mid-?term|term|lecture|reading|teaching)[ -]?"
    r"(?:break|holidays|vacations?|recess|week|pause))|break|recess|vacations?|holidays"
    r"|(?:weihnachts|winter|neujahrs|oster|pfingst|semester|herbst|fasnachts|faschings|karnevals)"
    r"-?(?:pause|ferien|unterbrechung|woche)|weihnachten|ferien|pause|vorlesungsfreie? ?(?:zeit)?"
)
_HOLIDAYS = (
    r"(?:(?:public|bank|national|federal|legal|official)[ -])?holiday|feiertag"
    r"|gesetzlicher feiertag|all saints'?(?: day)?|all hallows'?(?: day)?|allerheiligen"
    r"|reformation day|reformationstag|(?:day of )?german unity(?: day)?|tag der deutschen einheit"
    r"|epiphany|heilige drei könige|dreikönigstag|labou?r day|tag der arbeit|may day|maifeiertag"
    r"|ascension(?: day)?|(?:christi )?himmelfahrt|whit monday|pentecost(?: monday)?|pfingstmontag"
    r"|corpus christi|fronleichnam|good friday|karfreitag|easter monday|ostermontag"
    r"|buß- und bettag|repentance day|mariä himmelfahrt|new year'?s day|neujahr"
)
_NO_CLASS = (
    r"no (?:class(?:es)?|sessions?|lectures?|meetings?|seminar|course|teaching|school)\b.*"
    r"|(?:class|session|lecture|seminar|course)? ?cancell?ed\b.*"
    r"|kein(?:e|en)? (?:sitzung|seminar|veranstaltung|lehrveranstaltung|kurs|unterricht|termin"
    r"|vorlesung|übung)\b.*"
    r"|(?:(?:sitzung|seminar|termin|vorlesung) )?(?:entfällt|fällt aus|ausfall)"
    r"\b.*"
)
_BUFFERS = (
    r"(?:buffer|catch-?up|spare|reserve|overflow)(?: (?:session|class|slot|date|week|day))?"
    r"|puffer(?:termin|sitzung|woche)?|reserve(?:termin|sitzung)|(?:freier )?ausweichtermin"
)
_EXAMS = (
    r"(?:(?:final|mid-?term|written|oral|first|second|make-?up|re-?sit|mock) )*"
    r"(?:exam(?:ination)?s?|mid-?term|re-?sit)"
    r"|(?:(?:erste|zweite|schriftliche|mündliche) )?"
    r"(?:abschluss|zwischen|nach|nachschreib|probe|wiederholungs)?-?(?:klausur|prüfung)(?:en)?"
)
_WHOLE = {
    Kind.BREAK: _BREAKS,
    Kind.HOLIDAY: _HOLIDAYS,
    Kind.NO_CLASS: _NO_CLASS,
    Kind.BUFFER: _BUFFERS,
    Kind.EXAM: _EXAMS,
}
_KINDS = {kind: re.compile(words, re.IGNORECASE) for kind, words in _WHOLE.items()}
_ASIDE = re.compile(r"\(([^()]*)\)")
_TAIL = re.compile(r"\s*(?::|;|,|\s[-–—/]|--)\s*.*$", re.DOTALL)
_DEADLINE = re.compile(
    r"\b(?:deadline|due|hand-?in|submission|abgabe|abgabefrist|frist|registration|anmeldung)",
    re.IGNORECASE,
)
_MODES = (
    (Mode.HYBRID, re.compile(r"\bhybrid\b", re.IGNORECASE)),
    (Mode.ONLINE, re.compile(r"\b(?:online|zoom|remote|virtuell|digital)\b", re.IGNORECASE)),
    (
        Mode.IN_PERSON,
        re.compile(r"\b(?:in[ -]person|on[ -]site|präsenz|vor ort)\b", re.IGNORECASE),
    ),
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
    whole = " ".join(_ASIDE.sub(" ", topic[:400]).split()).strip(" .!*–—-").replace("’", "'")
    core = _TAIL.sub("", whole)
    for kind, pattern in _KINDS.items():
        if pattern.fullmatch(whole) or pattern.fullmatch(core):
            return kind
    if numbered or not all_numbered:
        return Kind.OTHER if not numbered and _DEADLINE.match(whole) else Kind.CLASS
    return Kind.OTHER


def mode_of(*texts: str) -> Mode | None:
    """Say where one takes part, if one of the texts says so: online, hybrid or in person."""
    for mode, pattern in _MODES:
        if any(pattern.search(text) for text in texts):
            return mode
    return None


def asides(text: str) -> str:
    """Return what stands in parentheses, several joined by a semicolon."""
    return "; ".join(inner.strip() for inner in _ASIDE.findall(text) if inner.strip())
