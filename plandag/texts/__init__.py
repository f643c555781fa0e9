from plandag.texts import dag, rondes

__all__ = ["dag", "rondes"]
