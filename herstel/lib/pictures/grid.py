"""Rows and columns of small squares, for an overview that fits on a phone: where each square and each code stands."""

from collections.abc import Sequence
from dataclasses import dataclass

CELL = 26
LABEL = 46  # for the code of a row
HEAD = 24  # for the code of a column
MARK = 20  # the square inside its cell


@dataclass(frozen=True)
class Square:
    """One place of the grid: the middle of it, and what it shows."""

    x: float
    y: float
    kind: str


@dataclass(frozen=True)
class Grid:
    width: int
    height: int
    rows: list[tuple[float, str]]
    columns: list[tuple[float, str]]
    squares: list[Square]


def place(rows: Sequence[str], columns: Sequence[str], kinds: Sequence[Sequence[str]]) -> Grid:
    """`kinds`: per row what stands in each column; an empty one is left out."""
    xs = [LABEL + CELL * (place + 0.5) for place in range(len(columns))]
    ys = [HEAD + CELL * (place + 0.5) for place in range(len(rows))]
    return Grid(
        width=LABEL + CELL * len(columns),
        height=HEAD + CELL * len(rows),
        rows=list(zip(ys, rows, strict=True)),
        columns=list(zip(xs, columns, strict=True)),
        squares=[
            Square(x, y, kind)
            for y, line in zip(ys, kinds, strict=True)
            for x, kind in zip(xs, line, strict=True)
            if kind
        ],
    )
