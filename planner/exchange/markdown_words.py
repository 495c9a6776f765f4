"""Plain words as Markdown: escaped where a mark would be read into them, and nowhere else."""

from __future__ import annotations

import re

_PUNCTUATION = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_MARKS = re.compile(
    rf"\\(?=[{_PUNCTUATION}]|$)"  # a backslash that would escape what follows
    r"|[`\[\]]"
    r"|<(?=[A-Za-z/!?])"  # a tag, a comment or an address
    r"|&(?=#?\w{1,40};)"  # an entity
    r"|~(?=~)|(?<=~)~"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word an underscore is one
    r"|\*"
)
_FREE = re.compile(r"(?<!\S)\\([*_])(?!\S)")  # between blanks neither begins emphasis


def in_markdown(words: str) -> str:
    r"""Write words so that a Markdown parser gives them back, on one line with single blanks.

    >>> print(in_markdown("2 * 3 <b> snake_case *bold*"))
    2 * 3 \<b> snake_case \*bold\*
    """
    line = " ".join(words.split())
    return _FREE.sub(r"\1", _MARKS.sub(lambda found: f"\\{found[0]}", line))


def in_cell(words: str) -> str:
    r"""Write words into a cell of a table with pipes.

    >>> print(in_cell("P(A|B)"))
    P(A\|B)
    """
    return in_markdown(words).replace("|", r"\|")
