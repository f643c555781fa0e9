"""A network in rings: who began it in the middle, everybody else as far out as the chain of names is long.

Each group has a sector of its own. A dot is never nearer to another than `APART`, and a label never lies on
another or on the rings. What does not fit is not squeezed: then `place` gives nothing, and `wedges` counts.
"""

import math
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 780, 680
CX, CY = WIDTH / 2, HEIGHT / 2
APART = 25.0  # between the centres of two dots
CORE_APART = 32.0
INNER, OUTER = 62.0, 240.0  # the ring of the middle, when few are there, and the furthest row
ARC = OUTER + 14  # the line around a sector
LABELS = OUTER + 26
GAP = 0.05  # radians between two sectors
MOST_LEVELS = 6
MOST_SECTORS = 9
MOST_LINES = 600
LINE = 20  # of a label
BETWEEN = 10  # two labels
LETTERS = 13  # on one line of a label
MOST_LABEL_LINES = 3
LETTER = 9.2  # the widest a letter of a label is on average


@dataclass(frozen=True)
class Dot:
    """What must be placed. `level`: how far from the middle, which is 0."""

    key: int
    sector: int
    level: int
    named_by: tuple[int, ...] = ()


@dataclass(frozen=True)
class Spot:
    """Where a dot came."""

    key: int
    x: float
    y: float
    level: int


@dataclass(frozen=True)
class Line:
    """From who named to who was named; `bend` is where the curve leans to."""

    start: tuple[float, float]
    bend: tuple[float, float]
    end: tuple[float, float]

    @property
    def path(self) -> str:
        return f"M{_pair(self.start)}Q{_pair(self.bend)} {_pair(self.end)}"


@dataclass(frozen=True)
class Label:
    """The name beside a sector: lines of text, the first at `top`."""

    sector: int
    lines: tuple[str, ...]
    x: float
    top: float
    anchor: str

    @property
    def rows(self) -> list[tuple[float, str]]:
        return [(round(self.top + LINE * (place + 0.8), 1), line) for place, line in enumerate(self.lines)]

    @property
    def bottom(self) -> float:
        return self.top + LINE * len(self.lines)


@dataclass(frozen=True)
class Network:
    """A whole picture: everything that the template needs, and no more."""

    spots: list[Spot]
    lines: list[Line]
    arcs: list[str]
    labels: list[Label]


@dataclass(frozen=True)
class Wedge:
    """A sector without dots: as wide as the group is large, filled as far as its part."""

    path: str
    filled: str


@dataclass(frozen=True)
class Span:
    """A sector: between two angles, clockwise from the top."""

    sector: int
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def levels(keys: Iterable[int], middle: Iterable[int], named_by: dict[int, list[int]]) -> dict[int, int]:
    """How far each is from the middle. Nobody named: next to the middle. Who only named each other begins there too."""
    left = set(keys)
    named: dict[int, list[int]] = {}
    for key in sorted(left):
        for by in named_by.get(key, ()):
            named.setdefault(by, []).append(key)
    front = sorted(left & set(middle))
    loose = [key for key in sorted(left) if not left.intersection(named_by.get(key, ())) and key not in front]
    found = dict.fromkeys(front, 0)
    left -= set(front)
    level = 0
    while left:
        level += 1
        reached = [key for by in front for key in named.get(by, ()) if key in left]
        front = list(dict.fromkeys(reached)) + (loose if level == 1 else [])
        if not front:
            level, front = 1, [min(left)]
        for key in front:
            found.setdefault(key, level)
        left -= set(front)
    return found


def place(dots: Sequence[Dot], names: Sequence[Sequence[str]]) -> Network | None:
    """The picture with a dot for everybody, or nothing if they do not fit. `names`: lines of each label."""
    core = [dot for dot in dots if dot.level == 0]
    inner = max(INNER, len(core) * CORE_APART / math.tau)
    rows = _rows(inner)
    if len(names) > MOST_SECTORS or sum(len(dot.named_by) for dot in dots) > MOST_LINES or not rows:
        return None
    for most in range(min(MOST_LEVELS, max((dot.level for dot in dots), default=0) or 1), 0, -1):
        counts = _counts(dots, len(names), most)
        if given := _share_rows(counts, rows):
            needs = _needs(counts, given, rows)
            spans = _spread(needs)
            return _drawn(dots, names, spans, _levels_of(given, rows), inner)
    return None


def wedges(
    sizes: Sequence[int], filled: Sequence[int], names: Sequence[Sequence[str]]
) -> tuple[list[Wedge], list[Label]]:
    """The picture for more people than dots can show."""
    most = max(sum(sizes), 1)
    spans = _spread([max(math.tau * size / most, 0.12) for size in sizes])
    found = []
    for span, size, part in zip(spans, sizes, filled, strict=True):
        reach = math.sqrt(INNER**2 + (OUTER**2 - INNER**2) * (part / size if size else 0))
        found.append(Wedge(_sector(span, OUTER), _sector(span, reach) if part else ""))
    return found, _labels(spans, names)


def tip(text: str, x: float, y: float) -> tuple[float, float, float]:
    """Where the name of a dot is shown: x and y of the middle of its box, and how wide; always inside the picture."""
    width = min(LETTER * len(text) + 20, WIDTH - 8)
    return (
        round(min(max(x, width / 2 + 4), WIDTH - width / 2 - 4), 1),
        round(y - 28 if y > 50 else y + 28, 1),
        round(width, 1),
    )


def words(name: str) -> list[str]:
    """The name as lines of a label; a very long one ends in an ellipsis, its whole stands in the table."""
    parts = [part for word in name.split() for part in _broken(word)]
    lines = textwrap.wrap(" ".join(parts), LETTERS) or [""]
    if len(lines) > MOST_LABEL_LINES:
        lines = [*lines[: MOST_LABEL_LINES - 1], lines[MOST_LABEL_LINES - 1][: LETTERS - 1] + "…"]
    return lines


def _broken(word: str) -> list[str]:
    return [word] if len(word) <= LETTERS else [word[: LETTERS - 1] + "-", *_broken(word[LETTERS - 1 :])]


def _rows(inner: float) -> list[float]:
    first = inner + 44
    return [first + APART * place for place in range(int((OUTER - first) // APART) + 1)] if first <= OUTER else []


def _counts(dots: Sequence[Dot], sectors: int, most: int) -> list[list[int]]:
    """Per level how many dots each sector has; what lies further than `most` stands in the last."""
    counts = [[0] * sectors for _ in range(most)]
    for dot in dots:
        if dot.level:
            counts[min(dot.level, most) - 1][dot.sector] += 1
    return counts


def _share_rows(counts: list[list[int]], rows: list[float]) -> list[int]:
    """How many rows each level gets, so that everybody fits; nothing if they never do."""
    given = [1] * len(counts)
    while sum(given) <= len(rows):
        if sum(_needs(counts, given, rows)) <= math.tau:
            return given
        tries = [[n + (place == level) for place, n in enumerate(given)] for level in range(len(given))]
        tries = [one for one in tries if sum(one) <= len(rows)]
        if not tries:
            return []
        given = min(tries, key=lambda one: sum(_needs(counts, one, rows)))
    return []


def _needs(counts: list[list[int]], given: list[int], rows: list[float]) -> list[float]:
    """The angle that each sector takes at least, its gap included."""
    needs = [0.0] * len(counts[0]) if counts else []
    first = 0
    for level, many in enumerate(counts):
        for sector, count in enumerate(many):
            needs[sector] = max(needs[sector], math.ceil(count / given[level]) * APART / rows[first])
        first += given[level]
    return [max(need, APART / rows[0]) + GAP for need in needs]


def _levels_of(given: list[int], rows: list[float]) -> list[list[float]]:
    """The radii of each level, spread over the room there is."""
    total = sum(given)
    step = min((OUTER - rows[0]) / max(total - 1, 1), 2.4 * APART)
    radii = [rows[0] + step * place for place in range(total)]
    starts = [sum(given[:place]) for place in range(len(given))]
    return [radii[start : start + n] for start, n in zip(starts, given, strict=True)]


def _spread(needs: Sequence[float]) -> list[Span]:
    """What is left over is shared in the same proportion."""
    total = sum(needs) or 1
    spans, at = [], 0.0
    for sector, need in enumerate(needs):
        wide = math.tau * need / total
        spans.append(Span(sector, at + GAP / 2, at + wide - GAP / 2))
        at += wide
    return spans


def _drawn(
    dots: Sequence[Dot], names: Sequence[Sequence[str]], spans: list[Span], radii: list[list[float]], inner: float
) -> Network:
    polar = _core(dots, spans, inner)
    spots = {key: Spot(key, *_xy(radius, angle), 0) for key, (radius, angle) in polar.items()}
    for level, rows in enumerate(radii, start=1):
        for span in spans:
            here = [dot for dot in dots if dot.sector == span.sector and _on(dot, level, len(radii))]
            here.sort(key=lambda dot: (_from(dot, polar, span), dot.key))
            slots = math.ceil(len(here) / len(rows))
            for place, dot in enumerate(here):
                row = place % len(rows)
                part = (place // len(rows) + (row + 0.5) / len(rows)) / slots
                polar[dot.key] = rows[row], span.start + (span.end - span.start) * part
                spots[dot.key] = Spot(dot.key, *_xy(*polar[dot.key]), level)
    lines = [_line(polar[by], polar[dot.key]) for dot in dots for by in dot.named_by if by in polar]
    arcs = [_arc(span, ARC) for span in spans]
    return Network(list(spots.values()), lines, arcs, _labels(spans, names))


def _on(dot: Dot, level: int, last: int) -> bool:
    return dot.level == level or (level == last and dot.level > last)


def _from(dot: Dot, polar: dict[int, tuple[float, float]], span: Span) -> float:
    """Near the one who named: the lines cross as little as may be. Nobody: at the end."""
    angles = [polar[by][1] for by in dot.named_by if by in polar]
    return min(angles, key=lambda angle: abs(angle - span.middle)) if angles else math.tau


def _core(dots: Sequence[Dot], spans: list[Span], inner: float) -> dict[int, tuple[float, float]]:
    core = sorted((dot for dot in dots if dot.level == 0), key=lambda dot: (dot.sector, dot.key))
    if not core:
        return {}
    turn = spans[core[0].sector].middle
    return {dot.key: (inner, turn + math.tau * place / len(core)) for place, dot in enumerate(core)}


def _labels(spans: list[Span], names: Sequence[Sequence[str]]) -> list[Label]:
    """Beside the rings, left and right, each as near its sector as the others leave it."""
    found: list[Label] = []
    for right in (True, False):
        side = [span for span in spans if (math.sin(span.middle) >= 0) == right]
        side.sort(key=lambda span: -math.cos(span.middle))
        heights = [LINE * len(names[span.sector]) for span in side]
        wanted = [
            CY - LABELS * math.cos(span.middle) - high * (1 + math.cos(span.middle)) / 2
            for span, high in zip(side, heights, strict=True)
        ]
        for span, top, high in zip(side, _apart(wanted, heights), heights, strict=True):
            near = 0.0 if top <= CY <= top + high else min(abs(top - CY), abs(top + high - CY))
            out = max(math.sqrt(max(LABELS**2 - near**2, 0)), 8)
            x = CX + out if right else CX - out
            found.append(
                Label(span.sector, tuple(names[span.sector]), round(x, 1), round(top, 1), "start" if right else "end")
            )
    return sorted(found, key=lambda label: label.sector)


def _apart(wanted: list[float], heights: list[int]) -> list[float]:
    """Down as far as the one above asks, then up again as far as the bottom asks."""
    tops: list[float] = []
    for want, _ in zip(wanted, heights, strict=True):
        under = tops[-1] + heights[len(tops) - 1] + BETWEEN if tops else 4
        tops.append(max(want, under))
    room = HEIGHT - 4.0
    for place in range(len(tops) - 1, -1, -1):
        tops[place] = min(tops[place], room - heights[place])
        room = tops[place] - BETWEEN
    return tops


def _xy(radius: float, angle: float) -> tuple[float, float]:
    return round(CX + radius * math.sin(angle), 1), round(CY - radius * math.cos(angle), 1)


def _line(start: tuple[float, float], end: tuple[float, float]) -> Line:
    """A curve that leaves outward and arrives from within."""
    return Line(_xy(*start), _xy((start[0] + end[0]) / 2, start[1]), _xy(*end))


def _arc(span: Span, radius: float) -> str:
    large = int(span.end - span.start > math.pi)
    return f"M{_pair(_xy(radius, span.start))}A{radius:g} {radius:g} 0 {large} 1 {_pair(_xy(radius, span.end))}"


def _sector(span: Span, radius: float) -> str:
    """A ring part from the middle to `radius`."""
    large = int(span.end - span.start > math.pi)
    back = f"L{_pair(_xy(INNER, span.end))}A{INNER:g} {INNER:g} 0 {large} 0 {_pair(_xy(INNER, span.start))}Z"
    return _arc(span, round(radius, 1)) + back


def _pair(point: tuple[float, float]) -> str:
    return f"{point[0]:g} {point[1]:g}"
