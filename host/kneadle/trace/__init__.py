"""Recorded traces: CSV files with `t_s` and `force_n`, and `gyro_dps` where there was an IMU."""

from kneadle.trace.as_messages import messages
from kneadle.trace.reader import Trace, read

__all__ = ["Trace", "messages", "read"]
