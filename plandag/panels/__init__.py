from plandag.panels import dag, documenten, rondes, toets

__all__ = ["dag", "documenten", "rondes", "toets"]
