from processes.texts import kaders, kerngroep, kwestie, proces, verkenning

__all__ = ["kaders", "kerngroep", "kwestie", "proces", "verkenning"]
