from plandag.gates import dag, rondes, toets, vervolg
from processes import flow

__all__ = ["dag", "rondes", "toets", "vervolg"]

flow.SCREENS.update(
    {
        "plandag:plandag": "de plandag",
        "plandag:uitnodigingen": "de uitnodigingen",
        "plandag:voorstellen": "de voorstellen",
        "plandag:regie": "de regie",
        "plandag:toets": "de toets",
        "plandag:overeenkomst": "de overeenkomst",
        "plandag:vervolg": "de vervolgafspraken",
        "plandag:verantwoording": "de verantwoording",
    }
)
