"""Recorded traces: CSV files with `t_s` and `force_n`, and `gyro_dps` where there was an IMU."""

from kneadle.trace.reader import Trace, read
from kneadle.trace.speak import messages

__all__ = ["Trace", "messages", "read"]
