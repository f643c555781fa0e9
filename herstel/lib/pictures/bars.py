"""Bars in per cent of the width: how far a count is, and how far an amount goes beside its limit."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Bar:
    """`filled` counts from the left; `over` goes on from there, past the limit, which stands at `mark`."""

    filled: float
    over: float = 0.0
    mark: float = 100.0

    @property
    def end(self) -> float:
        return round(self.filled + self.over, 2)


@dataclass(frozen=True)
class Part:
    """A bar inside a bar: `track` is the whole, as long as it is large beside the others."""

    track: float
    fill: float


def against(amount: Decimal, limit: Decimal) -> Bar:
    """The limit is the whole width, until the amount is more: then the amount is."""
    most = max(amount, limit)
    if most <= 0:
        return Bar(0.0)
    mark = _percent(limit, most)
    return Bar(_percent(min(amount, limit), most), round(100 - mark, 2) if amount > limit else 0.0, mark)


def parts(counts: list[tuple[int, int]]) -> list[Part]:
    """For each whole and the part of it: all on one scale."""
    most = max((whole for whole, _ in counts), default=0) or 1
    return [Part(_percent(whole, most), _percent(part, most)) for whole, part in counts]


def _percent(value: Decimal | int, most: Decimal | int) -> float:
    return round(float(value) * 100 / float(most), 2)
