"""Arithmetic that MicroPython lacks."""


def isqrt(square: int) -> int:
    """The whole part of the square root."""
    root = square
    better = (root + 1) // 2
    while better < root:
        root = better
        better = (root + square // root) // 2
    return root
