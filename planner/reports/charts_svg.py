"""A chart as an SVG picture: vectors in the light colours, text as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from planner.reports.charts import Box, Label, Stroke

if TYPE_CHECKING:
    from planner.reports.charts import Drawing, Shape

TITLE_PX: Final = 30.0
COLOURS: Final = {  # the light colours of the window
    "ink": "#1d2127",
    "muted": "#646b76",
    "line": "#e3e4df",
    "strong_line": "#d3d5cf",
    "surface": "#ffffff",
    "accent": "#2f5fc4",
    "met": "#23744a",
    "waiting": "#8a5a00",
    "possible": "#51606f",
    "out": "#a42a2a",
}
TINTS: Final = {
    "accent": "#e9effb",
    "met": "#e2f2e8",
    "waiting": "#fbeed2",
    "possible": "#eef0f2",
    "out": "#f9e3e1",
}
LINES: Final = {
    "hatched": "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4",
    "crossed": "M0,0 l8,8 M0,8 l8,-8",
    "dotted": "M3.2,4 a0.8,0.8 0 1,0 1.6,0 a0.8,0.8 0 1,0 -1.6,0",
}


def chart_svg(drawing: Drawing) -> bytes:
    """Write a chart with its title; the words are its description. Same drawing, same bytes."""
    width, height = drawing.width, drawing.height + TITLE_PX
    used = sorted({(one.role, one.pattern) for one in drawing.shapes if isinstance(one, Box)})
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"',
        f'width="{width:g}" height="{height:g}" role="img" font-family="Noto Sans, sans-serif">',
        f"<title>{escape(drawing.title)}</title>",
        f"<desc>{escape(' '.join(drawing.words))}</desc>",
        "<defs>",
        *(_pattern(role, pattern) for role, pattern in used if pattern in LINES),
        "</defs>",
        f'<rect width="{width:g}" height="{height:g}" fill="{COLOURS["surface"]}"/>',
        f'<text x="0" y="16" font-size="14" font-weight="bold" fill="{COLOURS["ink"]}">',
        f"{escape(drawing.title)}</text>",
        f'<g transform="translate(0,{TITLE_PX:g})">',
        *(_shape(one) for one in drawing.shapes),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts).encode() + b"\n"


def _pattern(role: str, pattern: str) -> str:
    filled = f'fill="{COLOURS[role]}"' if pattern == "dotted" else 'fill="none"'
    return (
        f'<pattern id="{role}-{pattern}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{TINTS.get(role, COLOURS["surface"])}"/>'
        f'<path d="{LINES[pattern]}" stroke="{COLOURS[role]}" stroke-width="1" {filled}/>'
        "</pattern>"
    )


def _shape(one: Shape) -> str:
    if isinstance(one, Stroke):
        return (
            f'<line x1="{one.x1:g}" y1="{one.y1:g}" x2="{one.x2:g}" y2="{one.y2:g}"'
            f' stroke="{COLOURS[one.role]}" stroke-width="{one.width:g}"/>'
        )
    if isinstance(one, Label):
        return _label(one)
    fill = COLOURS[one.role]
    if one.pattern == "empty":
        fill = TINTS.get(one.role, COLOURS["surface"])
    elif one.pattern in LINES:
        fill = f"url(#{one.role}-{one.pattern})"
    return (
        f'<rect x="{one.x:g}" y="{one.y:g}" width="{one.width:g}" height="{one.height:g}"'
        f' fill="{fill}" stroke="{COLOURS[one.role]}"/>'
    )


def _label(one: Label) -> str:
    weight = ' font-weight="bold"' if one.bold else ""
    text = (
        f'<text x="{one.x:g}" y="{one.y:g}" font-size="{one.size:g}" text-anchor="{one.anchor}"'
        f'{weight} fill="{COLOURS[one.role]}">{escape(one.text)}</text>'
    )
    if not one.boxed:
        return text
    wide = one.about_wide + 4
    return (
        f'<rect x="{one.x - wide / 2:g}" y="{one.y - one.size:g}" width="{wide:g}"'
        f' height="{one.size + 3:g}" rx="3" fill="{COLOURS["surface"]}"/>{text}'
    )
