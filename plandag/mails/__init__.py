from plandag.mails import dag, rondes, toets

__all__ = ["dag", "rondes", "toets"]
