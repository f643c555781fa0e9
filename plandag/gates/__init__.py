from plandag.gates import dag, rondes, toets, vervolg

__all__ = ["dag", "rondes", "toets", "vervolg"]
