"""What a plan asks beside what a money kader allows: the same figures on every page and on paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from herstel.lib.pictures import bars
from plandag.models import Plan
from plandag.rules.toets import Matrix, som_per_partij
from plandag.rules.toets import Som as Betaalt
from plandag.rules.voorstellen import Som
from processes.models import KaderVersie, Partij

NIETS = Decimal(0)


@dataclass(frozen=True)
class Grens:
    """One limit of one money kader, and what is asked beside it. `jaar`: each year, else once."""

    kader: str
    wie: str
    jaar: bool
    bedrag: Decimal
    grens: Decimal

    @property
    def over(self) -> Decimal:
        """How much more than the limit; nothing while it fits."""
        return max(self.bedrag - self.grens, NIETS)

    @property
    def rest(self) -> Decimal:
        return max(self.grens - self.bedrag, NIETS)

    @property
    def bar(self) -> bars.Bar:
        return bars.against(self.bedrag, self.grens)


def grenzen(
    kader: str, wie: str, *, once: tuple[Decimal, Decimal | None], yearly: tuple[Decimal, Decimal | None]
) -> list[Grens]:
    """The limits of one kader, each an amount and the most it may be; without a limit there is no bar."""
    pairs = ((False, once), (True, yearly))
    return [Grens(kader, wie, jaar, amount, most) for jaar, (amount, most) in pairs if most is not None]


def of_sommen(sommen: Iterable[Som]) -> list[Grens]:
    """Of the proposals as they stand now."""
    return [
        grens
        for som in sommen
        for grens in grenzen(
            som.kader, som.namen, once=(som.eenmalig, som.max_eenmalig), yearly=(som.per_jaar, som.max_per_jaar)
        )
    ]


def of_plan(plan: Plan) -> list[Grens]:
    """Of a plan, beside the kaders as they hold now."""
    sommen = som_per_partij(plan)
    found = []
    for versie in KaderVersie.objects.holding(plan.process).prefetch_related("kader__owners"):
        owners = list(versie.kader.owners.all())
        found += _of_versie(versie, owners, [sommen.get(partij.pk, Betaalt()) for partij in owners])
    return found


def of_matrix(matrix: Matrix) -> list[Grens]:
    """Of the plan in the toets. A limit that two partijen share is one limit, and one bar."""
    found: dict[int, list[Grens]] = {}
    for cel in matrix.sommen.cellen if matrix.sommen else []:
        if cel is None or cel.som is None:
            continue
        versie = cel.kolom.versie
        found[versie.pk] = _of_versie(versie, versie.kader.owners.all(), [cel.som])
    return [grens for those in found.values() for grens in those]


def _of_versie(versie: KaderVersie, owners: Iterable[Partij], sommen: Iterable[Betaalt]) -> list[Grens]:
    som = sum(sommen, Betaalt())
    return grenzen(
        versie.kader.code,
        " en ".join(partij.name for partij in owners),
        once=(som.eenmalig, versie.max_eenmalig),
        yearly=(som.per_jaar, versie.max_per_jaar),
    )
