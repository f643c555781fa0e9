from plandag.mails import dag, rondes

__all__ = ["dag", "rondes"]
