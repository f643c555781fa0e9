from plandag.panels import dag, documenten, rondes

__all__ = ["dag", "documenten", "rondes"]
