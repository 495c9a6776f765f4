"""Where a page promises credits: "3 ECTS: …", "for 6 ECTS you …", "talk (3 LP): …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.exchange.course_page_works import work_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.exchange.course_page_text import Passage

LONGEST = 4000  # letters of a passage that are read
MOST = 60  # promises of a page that are looked at; no course has half as many
_WORD = (
    r"ECTS|CP|LP|KP|CFU|credits?|credit points?|leistungspunkten?|kreditpunkten?|cr[ée]dit[os]s?"
    r"|crediti"
)
_MORE = r"(?:[\s-]?(?:credits?|points?|punkten?|CP|LP|cr[ée]dit[os]s?|crediti|ECTS|CFU)\b)?"
UNIT = rf"(?:(?:{_WORD})\b{_MORE})"
AMOUNT = r"\d{1,2}(?:[.,]\d)?"
_ANCHOR = re.compile(
    rf"(?<![\w.,/%–-])(?P<credits>{AMOUNT})[\s-]{{0,3}}(?P<unit>{UNIT})", re.IGNORECASE
)
_FOR = r"for|für|um|pour|para|per|por"
_WANT = (
    r"requirements?|anforderungen|voraussetzungen|leistungen|exigences|conditions|requisitos"
    r"|requisiti|exigências|to (?:get|earn|obtain|receive|gain)|zum erwerb"
    r"|pour (?:obtenir|valider)|para (?:obtener|obter)|per ottenere"
    r"|students? (?:can|may) (?:get|earn)|you (?:can )?(?:get|earn)"
)
_LEAD = re.compile(
    rf"[\W_]*(?:(?:and|or|und|oder|et|ou|y|o|e)\s+)?"
    rf"(?P<asked>(?:(?:{_WANT})\W+)?(?:(?:{_FOR}|of|von|de|des|the|die|den|les|los|as|os|i)\W+){{0,3}})"
    r"(?:(?:a total of|full|all|insgesamt|further|additional|weitere)\W+)?",
    re.IGNORECASE,
)
_HEADING = re.compile(rf"\W*(?:{_WANT})\b", re.IGNORECASE)
_NAMED = re.compile(r"\W*[^().:;]{3,60}\(\W*")  # "Studienleistung (3 LP): …"
_STOPS = re.compile(r"[.;!?:]\s+|\s[–—]\s")
_ASIDE = re.compile(r"\s*\((?P<aside>[^()]{0,300})\)")
_SAYS = re.compile(r"\s*(?:[:=→]|--?(?=\s)|–|—|$)\s*")
_WITH = re.compile(
    rf"\W{{0,3}}(?:{_FOR}|with|if|through|durch|mit|bei|avec|con|com|when|via|require[sd]?|erfordern"
    r"|demandent|requieren|exigem|richiedono)\s+",
    re.IGNORECASE,
)
_AS_FOR = re.compile(
    r"\b(?:as|like|same(?: as)?|wie|comme|como|igual(?: que)?|come|anforderungen|requirements"
    r"|all(?:es)?|tod[oa]s?|tout)\b\W+(?:(?:of|for|the|in|requirements?|anforderungen|that|bei|für|den"
    r"|die|der|zu|pour|para|per|los|las|les|del?|dei|i|as|os)\W+){0,4}"
    rf"(?P<credits>{AMOUNT})[\s-]{{0,3}}{UNIT}"
    r"|^\W*(?:as|like|same as|wie|comme|como|come|igual que)\W+"
    r"(?:(?:for|bei|für|pour|para|per)\W+)?"
    rf"(?P<bare>{AMOUNT})(?=\s*(?:[,;.+]|$|and\b|plus\b|und\b|et\b|[ye]\b))",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:all|everything|requirements|alles|anforderungen|wie|tout|todo|tudo|tutto"
    r"|in addition to)\b[^,;.]{0,30}\b(?:above|oben|obige[ns]?|ci-dessus|anterior(?:es)?"
    r"|acima|precedente|sopra)\b"
    r"|^(?:wie oben|das obige|the above|le précédent|lo anterior|o anterior)",
    re.IGNORECASE,
)
_ADDITIONAL = (
    r"additional(?:ly)?|in addition|zusätzlich\w*|darüber hinaus|außerdem|en plus|en outre"
    r"|de plus|además|adicional(?:mente)?|além disso|adicionalmente|inoltre|in più|weitere\w*"
)
_ADDING = re.compile(rf"\W*(?:\+|plus\b|{_ADDITIONAL})", re.IGNORECASE)
_ADDS = re.compile(rf"\b(?:{_ADDITIONAL})\b", re.IGNORECASE)
_UNGRADED = re.compile(
    r"\b(?:ungraded|pass/fail|unbenotet|non noté\w*|sin nota|sem nota|senza voto)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(
    r"(?:(?<!\d),|,(?!\d)|;|\s\+\s|\s(?:(?<!\ben )plus|as well as|sowie"
    r"|ainsi que|así como|bem como|nonché)\s"
    r"|\.\s+(?=[A-ZÄÖÜÉÀ]))(?![^()]{0,300}\))\s*"
)
_THEREOF = re.compile(
    r"(?:davon|of which|of these|dont|de los cuales|dos quais|di cui)\b", re.IGNORECASE
)
_LEADING = re.compile(
    r"^\W*(?:(?:and|und|ed?|et|y|il faut|sowie|plus|as well as|then|also|auch|dazu"
    rf"|{_ADDITIONAL}"
    r"|you|students?|participants?|one|we|sie|studierende|man|vous|ils?|les étudiants|se|si"
    r"|must|need(?:s)?(?: to)?|have to|has to|should|can|will|may"
    r"|are (?:required|expected)(?: to)?"
    r"|müssen|muss|sollen|können|sind|ist|is|are|devez|rendre|doivent|deben?|debe|devem|devono"
    r"|write|give|submit|complete|hand in|schreiben|halten|reichen|required|erforderlich)\b\W*)+",
    re.IGNORECASE,
)
_NO_WORK = re.compile(  # what may stand beside credits and is nothing to be done
    rf"\W*(?:{_UNGRADED.pattern}|(?:benotet|graded|noté)|(?:ca\.?|about|approx\.?|~|≈)?\s*\d{{1,4}}\s?"
    r"(?:h|hours?|stunden|std\.?|sws|heures?|horas?|ore)\b.{0,40})\W*",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s+(?:erwerben|erhalten|bekommen|ablegen|verlangt|erforderlich)\.?$")
_SENTENCE = re.compile(r"[.!?](?:\s+(?=[A-ZÄÖÜÉÀ¿¡])|\s*$)")


@dataclass(slots=True)
class Promise:
    """One tier as printed: its credits, its name, and its requirements in the page's words.

    ``more`` says that it asks for all of the tier before, too, or for that of ``base`` credits.
    A promise in ``prose`` counts only what is known as work.
    """

    credits: Decimal
    name: str
    line: int
    graded: bool = True
    phrases: list[tuple[str, int]] = field(default_factory=list)  # each with its line
    more: bool = False
    base: Decimal | None = None
    prose: bool = False

    def add(self, text: str, line: int) -> None:
        """Take requirements in words; those of a tier that is named are only referred to."""
        text = text[:LONGEST]
        self.refer(text)
        self.graded = self.graded and not _UNGRADED.search(text)
        self.phrases += ((phrase, line) for phrase in phrases_of(text))

    def refer(self, text: str) -> None:
        """Note whether words repeat another tier: the one before, or one that is named."""
        named = _AS_FOR.search(text)
        if named:
            self.base = self.base or amount(named["credits"] or named["bare"])
        self.more = bool(self.more or named or _ABOVE.search(text) or _ADDING.match(text))
        if self.prose:
            self.more = self.more or _ADDS.search(text) is not None

    @property
    def works(self) -> bool:
        """Whether one of its phrases is a known kind of work."""
        return any(work_in(phrase, line).known for phrase, line in self.phrases)


def amount(text: str) -> Decimal:
    """Read credits: "7,5" is seven and a half."""
    return Decimal(text.replace(",", "."))


def promises(passages: Iterable[Passage]) -> tuple[Promise, ...]:
    """Find promises in bullets, paragraphs and headings, with bullets below them."""
    found: list[Promise] = []
    opened: Passage | None = None
    for passage in passages:
        if len(found) > MOST:
            break
        told = list(_told(passage))
        if told:
            found += told
            opened = passage
        elif opened and passage.depth > opened.depth and not passage.level:
            found[-1].add(passage.text, passage.line)
        elif opened and opened.level and not passage.level:
            _below(found[-1], passage)
        elif passage.level or (opened and not opened.level):
            opened = None
    return tuple(promise for promise in found if promise.phrases or promise.more)


def _below(promise: Promise, passage: Passage) -> None:
    """Take a paragraph below a heading that promises credits: of it only what is known as work."""
    promise.refer(passage.text)
    known = [phrase for phrase in phrases_of(passage.text) if work_in(phrase, 0).known]
    promise.phrases += ((phrase, passage.line) for phrase in known)


def _told(passage: Passage) -> Iterator[Promise]:
    """Find all promises of one passage: "3 LP: Teilnahme; 6 LP: zusätzlich Hausarbeit" are two."""
    text = passage.text[:LONGEST]
    anchors = [one for one in _ANCHOR.finditer(text) if not _refers(text, one)]
    starts = [_start(text, one) for one in anchors]
    end = 0
    for place, (anchor, start) in enumerate(zip(anchors, starts, strict=True)):
        last = starts[place + 1] if place + 1 < len(starts) else len(text)
        before, after = text[max(start, end) : anchor.start()], text[anchor.end() : last]
        promise = _promise(before, anchor, after, passage.line)
        if promise:
            inside = start > 0 and not end
            if promise.works or promise.more or not inside:
                yield promise
                end = last


def _refers(text: str, anchor: re.Match[str]) -> bool:
    """Whether credits are named only to refer to a tier: "as for 3 ECTS, and a talk".

    A heading such as "Requirements for 3 ECTS" does not.
    """
    return any(
        one.end() == anchor.end() and not (one.start() < 3 and _HEADING.match(text))
        for one in _AS_FOR.finditer(text)
    )


def _start(text: str, anchor: re.Match[str]) -> int:
    """Return where the sentence, or the part of one, begins that the credits stand in."""
    ends = [stop.end() for stop in _STOPS.finditer(text, 0, anchor.start())]
    begin = ends[-1] if ends else 0
    joined = re.search(
        rf"[,;]?\s+(?:or|oder|ou|bzw\.?|and|und|et|y|e|o)\s+(?:(?:{_FOR})\s+)?$|,\s+(?:(?:{_FOR})\s+)?$",
        text[begin : anchor.start()],
        re.IGNORECASE,
    )
    return begin + joined.start() if joined else begin


def _promise(before: str, anchor: re.Match[str], after: str, line: int) -> Promise | None:
    """Make a promise of credits, what stands before them in their sentence, and what follows."""
    promise = Promise(amount(anchor["credits"]), f"{anchor['credits']} {anchor['unit']}", line)
    named = _NAMED.fullmatch(before) is not None and after.startswith(")")
    before, after = ("", after[1:]) if named else (before, after)
    aside = _ASIDE.match(after)
    says = _SAYS.match(after, aside.end() if aside else 0)
    lead = _LEAD.fullmatch(before)
    if lead and says:
        rest = after[says.end() :]
        ungraded = aside and _UNGRADED.search(aside["aside"])
        promise.graded = not ungraded
        promise.add(rest or ("" if ungraded or not aside else aside["aside"]), line)
        return promise if promise.works or not named else None
    asked = lead and lead["asked"].strip()
    linked = _WITH.match(after)
    if not asked and not linked:
        return None
    promise.prose = True
    ending = _SENTENCE.search(after)
    promise.add(after[linked.end() if linked else 0 : ending.start() if ending else None], line)
    return promise if promise.works else None


def phrases_of(text: str) -> list[str]:
    """Split a list in words at its commas, outside of parentheses; "davon 2" goes with its own."""
    pieces: list[str] = []
    for piece in _COMMA.split(_ABOVE.sub(" ", _AS_FOR.sub(" ", text))):
        if pieces and _THEREOF.match(piece):
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    stripped = (_TRAILING.sub("", _LEADING.sub("", piece)).strip(" .:") for piece in pieces)
    return [piece for piece in stripped if piece and not _NO_WORK.fullmatch(piece)]
