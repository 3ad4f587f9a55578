"""Two's complement."""


def signed(raw: int, bits: int) -> int:
    """What the lowest `bits` of a chip's register mean as a number with a sign."""
    return raw - (1 << bits) if raw >> (bits - 1) else raw
