"""The lines of a page in Markdown with all blanked that no reader sees: code, comments, tags.

Lines keep their numbers. Boxes (``:::``, MyST directives such as ``{note}``) are opened: their
frame is blanked and their content stays. Directives that hold a table are taken out whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate

from planner.exchange.course_page_parts import Elsewhere

LONGEST = 10_000  # characters of a line in Markdown; what is beyond them is not read
MOST_LINES = 20_000  # a real page has some hundred
MOST_CHARACTERS = 600_000
MOST_BRACKETS = 5_000  # that may open a link; a real page has some hundred
DATA = {"list-table", "csv-table"}
FRONT_MATTER = re.compile(  # between dashes as YAML, between plus signs as TOML
    r"\A(?:---[ \t]*\n(?P<inside>.{0,20000}?\n)?(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*\n(?P<toml>.{0,20000}?\n)?\+\+\+)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_FRONT_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*(?P<title>\S.*)$", re.MULTILINE)
_OPENED = {
    *("table", "note", "admonition", "tip", "important", "warning", "caution", "attention"),
    *("hint", "danger", "error", "seealso", "dropdown", "card", "grid", "grid-item", "details"),
    *(
        "grid-item-card",
        "tab-set",
        "tab-item",
        "tab-set-code",
        "div",
        "margin",
        "sidebar",
        "topic",
    ),
    *(
        "container",
        "panels",
        "toggle",
        "callout",
        "block",
        "aside",
        "only",
        "eval-rst",
        "exercise",
    ),
}
_FENCE = re.compile(
    r"(?P<lead>[ \t>]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?)(?P<mark>`{3,}|~{3,}|:{3,})(?P<info>.*)"
)
_NAMED = re.compile(r"\s*\{?(?P<name>[\w-]+)\}?(?P<argument>.*)")
_RAW = re.compile(r"\{=html\}|\{raw\}\s*html", re.IGNORECASE)
_LINK = re.compile(r"`(?P<words>[^`<>]{1,200}?)\s*<[^`<>]{1,400}>`__?")  # of reStructuredText
_OPTION = re.compile(r"\s*:(?P<key>[\w-]+):(?P<value>.*)")
_RST = re.compile(r"(?P<indent>[ \t]*)\.\. (?P<name>list-table|csv-table)::(?P<argument>.*)")
_HIDDEN = (  # what hides words from the reader, on one line or over many
    ("<!--", "-->"),
    ("{% comment %}", "{% endcomment %}"),
    ("{%- comment -%}", "{%- endcomment -%}"),
    ("{/*", "*/}"),
)
_HIDES = re.compile("|".join(re.escape(opening) for opening, _ in _HIDDEN))
_TEMPLATE = re.compile(
    r"-{0,2}\{\{[^{}]{0,200}\}\}-{0,2}|\{%.{0,300}?%\}|\{[:.#%][^{}]{0,200}\}"
    r"|\{(?:target|width|height|style|class|rel|align)=[^{}]{0,200}\}|\{[a-z:+-]{2,20}\}(?=`)"
    r"|\[\^[^\]\s]{1,40}\](?!:)|(?<![\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\w:])"
)
_FRAMES = re.compile(
    r"\s*(?:</?(?:div|details|center|section|article|main|span|p|aside|br|hr|font|colgroup|img"
    r"|figure|small|blockquote|a|body|html)\b[^<>]*>\s*)+"
)
_FILLED_IN = re.compile(
    r"\{%-?\s*for\b|\{%-?\s*include\b|\{\{<\s*include\b|\{\{[^{}]*\binclude|^[ \t]*:file:",
    re.MULTILINE,
)
_UNDERLINE = re.compile(r"\s*([~^\"*+.])\1{2,}\s*")
_OVERLINE = re.compile(r"\s*={3,}\s*")


@dataclass(frozen=True, slots=True)
class Block:
    """A directive that holds a table, with its lines; ``line`` is that of its first one."""

    name: str
    options: dict[str, str]
    body: tuple[str, ...]
    line: int  # of the first line of the body


@dataclass(slots=True)
class Source:
    """The lines that remain, the title of a front matter, and what was taken out."""

    lines: list[str]
    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    elsewhere: Elsewhere | None = None
    cut: int = 0  # the line from which on nothing was read, 0 if all was


def source_of(page: str) -> Source:
    """Blank all of a page that says nothing; never fails, and takes linear time."""
    body, title = _without_front_matter(page)
    lines = [line[:LONGEST] for line in body.split("\n")]
    sizes = accumulate(len(line) for line in lines)
    enough = next((n for n, size in enumerate(sizes) if size > MOST_CHARACTERS), MOST_LINES)
    walk = _Walk(lines[: min(enough, MOST_LINES)])
    walk.go()
    elsewhere = Elsewhere.DATA if _FILLED_IN.search(body) else None
    cut = len(walk.lines) + 1 if len(walk.lines) < len(lines) else 0
    return Source(walk.kept, title, walk.blocks, elsewhere, cut)


def _without_front_matter(page: str) -> tuple[str, str]:
    """Blank a front matter, so that its lines still count, and keep the title it names."""
    found = FRONT_MATTER.match(page)
    if not found:
        return page, ""
    title = _FRONT_TITLE.search(found["inside"] or found["toml"] or "")
    words = title["title"].strip().strip("\"'") if title else ""
    return "\n" * found[0].count("\n") + page[found.end() :], words


@dataclass(slots=True)
class _Walk:
    """One way through the lines; ``kept`` grows by one line for each line of the page."""

    lines: list[str]
    kept: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)  # the marks of the opened boxes
    brackets: int = 0  # how many there were so far
    until: str = ""  # what ends the hidden part that the walk is in

    def go(self) -> None:
        """Look at every line once."""
        while len(self.kept) < len(self.lines):
            line = self._shown(self.lines[len(self.kept)])
            fence = None if self.until or "-->" in line else _FENCE.fullmatch(line)
            directive = _RST.fullmatch(line)
            if fence:
                self._fence(fence)
            elif directive and not self.until:
                self._indented(directive)
            else:
                self.kept.append(self._tidy(line))

    def _shown(self, line: str) -> str:
        """Take hidden parts out of a line, and remember one that goes on."""
        shown = ""
        while line:
            if self.until:
                end = line.find(self.until)
                if end < 0:
                    return shown
                line = line[end + len(self.until) :]
                self.until = ""
            found = _HIDES.search(line)
            if not found or line.count("`", 0, found.start()) % 2:
                return shown + line
            shown += line[: found.start()] + " "
            self.until = dict(_HIDDEN)[found[0]]
            line = line[found.end() :]
        return shown

    def _fence(self, fence: re.Match[str]) -> None:
        mark, info = fence["mark"], fence["info"].strip()
        named = _NAMED.fullmatch(info)
        name = named["name"].lower() if named else ""
        is_directive = info.startswith("{") and not info.startswith(("{.", "{#"))
        if not info and self.boxes and _closes(mark, self.boxes[-1]):
            self.boxes.pop()
            self.kept.append("")
        elif name in DATA and (is_directive or mark[0] == ":"):
            self._captured(mark, name)
        elif mark[0] == ":":
            if info:
                self.boxes.append(mark)
            self.kept.append("")
            self._options(is_directive=is_directive)
        elif (is_directive and name in _OPENED) or _RAW.fullmatch(info):
            self.boxes.append(mark)
            self.kept.append("")
            self._options(is_directive=True)
        elif mark[0] == "~" and not info and self._underlines(mark):
            self.kept.append("---")
        elif mark[0] == "`" and "`" in info:
            self.kept.append(self._tidy(fence[0]))
        else:
            self._code(mark)

    def _underlines(self, mark: str) -> bool:
        """Whether a line of tildes underlines a heading of reStructuredText."""
        above = self.kept[-1].strip() if self.kept else ""
        return 0 < len(above) <= len(mark)

    def _code(self, mark: str) -> None:
        """Blank code to the fence that closes it, or to the end of the page."""
        self.kept.append("")
        while len(self.kept) < len(self.lines):
            line = self.lines[len(self.kept)].lstrip(" \t>")
            self.kept.append("")
            if _closes(line.strip(), mark):
                return

    def _options(self, *, is_directive: bool) -> dict[str, str]:
        """Blank the options at the head of a directive and return them."""
        options: dict[str, str] = {}
        place = len(self.kept)
        if not is_directive or place >= len(self.lines):
            return options
        in_yaml = self.lines[place].strip() == "---"
        place += in_yaml
        while place < len(self.lines):
            line = self.lines[place].strip()
            if in_yaml and line == "---":
                place += 1
                break
            found = _OPTION.fullmatch(f":{line}" if in_yaml else line)
            if not found:
                break
            options[found["key"]] = found["value"].strip()
            place += 1
        self.kept += [""] * (place - len(self.kept))
        return options

    def _captured(self, mark: str, name: str) -> None:
        """Take out a directive between fences."""
        self.kept.append("")
        options = self._options(is_directive=True)
        first = len(self.kept)
        body: list[str] = []
        while len(self.kept) < len(self.lines):
            line = self.lines[len(self.kept)]
            self.kept.append("")
            if _closes(line.strip(" \t>"), mark):
                break
            body.append(self._tidy(self._shown(line)))
        self.blocks.append(Block(name, options, tuple(body), first + 1))

    def _indented(self, directive: re.Match[str]) -> None:
        """Take out a directive of reStructuredText, which reaches as far as it is indented."""
        self.kept.append("")
        options = self._options(is_directive=True)
        first, outer = len(self.kept), len(directive["indent"].expandtabs())
        body: list[str] = []
        while len(self.kept) < len(self.lines):
            line = self.lines[len(self.kept)].expandtabs()
            if line.strip() and len(line) - len(line.lstrip()) <= outer:
                break
            self.kept.append("")
            body.append(self._tidy(self._shown(line)))
        self.blocks.append(Block(directive["name"], options, tuple(body), first + 1))

    def _tidy(self, line: str) -> str:
        """Take marks for a template or a style off a line."""
        self.brackets += line.count("[")
        if self.brackets > MOST_BRACKETS:
            line = line.replace("[", " ")
        if ">`_" in line:
            line = _LINK.sub(r"\g<words>", line)
        if "{" in line or "[^" in line or ":" in line:
            line = _TEMPLATE.sub("", line)
        if "<" in line and _FRAMES.fullmatch(line):
            return ""
        if _UNDERLINE.fullmatch(line) and self.kept:
            above = self.kept[-1].strip()
            return "---" if 0 < len(above) <= len(line.strip()) and above[0].isalnum() else line
        if _OVERLINE.fullmatch(line) and not (self.kept and self.kept[-1].strip()):
            return ""
        return line


def _closes(line: str, mark: str) -> bool:
    return len(line) >= len(mark) and not line.strip(mark[0])
