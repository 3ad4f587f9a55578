"""CRC of 16 bits, polynomial 0x1021, start 0xFFFF: `binascii.crc_hqx`, which boards do not have."""

SEED = 0xFFFF


def _table() -> "tuple[int, ...]":
    """What four bits do to it."""
    table = []
    for nibble in range(16):
        crc = nibble << 12
        for _ in range(4):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xFFFF
        table.append(crc)
    return tuple(table)


_TABLE = _table()


def crc16(data: "bytes | bytearray | memoryview") -> int:
    """Allocates nothing."""
    crc = SEED
    for byte in data:
        crc = (crc << 4 & 0xFFFF) ^ _TABLE[crc >> 12 ^ byte >> 4]
        crc = (crc << 4 & 0xFFFF) ^ _TABLE[crc >> 12 ^ byte & 15]
    return crc
