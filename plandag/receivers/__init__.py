from plandag.receivers import documenten, toets

__all__ = ["documenten", "toets"]
