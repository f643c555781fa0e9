from processes.mails import kaders, kerngroep, kwestie, proces

__all__ = ["kaders", "kerngroep", "kwestie", "proces"]
