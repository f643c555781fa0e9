from processes import flow
from processes.gates import kaders, kerngroep, kwestie, proces, verkenning

__all__ = ["kaders", "kerngroep", "kwestie", "proces", "verkenning"]

flow.SCREENS.update(
    {
        "processes:verkenning": "de verkenning",
        "processes:begeleiders": "de begeleiders",
        "processes:partijen": "de partijen",
        "processes:kerngroep": "de kerngroep",
        "processes:kwestie": "waar het over gaat",
        "processes:kaders": "de kaders",
    }
)
