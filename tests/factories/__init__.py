"""Dull on purpose: a trait for a state, no hidden extras."""
