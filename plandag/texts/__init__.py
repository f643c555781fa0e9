from plandag.texts import dag, rondes, toets

__all__ = ["dag", "rondes", "toets"]
