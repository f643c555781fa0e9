"""Lines that grow over the weeks: x in per cent of the width, y in px, so that the text beside them never stretches."""

from collections.abc import Sequence
from dataclasses import dataclass

START, END = 14.0, 96.0
TOP, BASE = 26.0, 226.0
HEIGHT = 260
MOST_TICKS = 4
Point = tuple[float, float]


@dataclass(frozen=True)
class Curve:
    """`ticks`: y and the number that stands there. `series`: the points of each line."""

    ticks: list[tuple[float, int]]
    series: list[list[Point]]

    @property
    def paths(self) -> list[str]:
        return ["M" + " L".join(f"{x:g} {y:g}" for x, y in points) for points in self.series]

    @property
    def areas(self) -> list[str]:
        """Each line with the floor under it."""
        return [
            f"{path} L{points[-1][0]:g} {BASE:g} L{points[0][0]:g} {BASE:g}Z"
            for path, points in zip(self.paths, self.series, strict=True)
        ]


def place(*series: Sequence[int]) -> Curve:
    """Lines of the same length on one scale, which begins at nought."""
    step = _step(max((max(values, default=0) for values in series), default=0))
    most = step * MOST_TICKS
    while most - step >= max(max(values, default=0) for values in series) and most > step:
        most -= step
    ticks = [(_y(value, most), value) for value in range(0, most + 1, step)]
    return Curve(
        ticks, [[(x(place, len(values)), _y(value, most)) for place, value in enumerate(values)] for values in series]
    )


def x(place: int, count: int) -> float:
    """Where the so manyth of `count` moments stands, in per cent."""
    return round(START + (END - START) * place / max(count - 1, 1), 2)


def _step(most: int) -> int:
    """The smallest round number with which `MOST_TICKS` steps reach the top."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step * MOST_TICKS >= most:
                return step
        size *= 10


def _y(value: int, most: int) -> float:
    return round(BASE - (BASE - TOP) * value / most, 1)
