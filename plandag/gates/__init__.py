from plandag.gates import dag, rondes

__all__ = ["dag", "rondes"]
