"""Sensors: what newtons become before anyone sees them."""

from kneadle_sims.sensor.air_ball import AirBall
from kneadle_sims.sensor.base import S24_MAX, Sensor
from kneadle_sims.sensor.faulty import Faulty
from kneadle_sims.sensor.fsr import Fsr
from kneadle_sims.sensor.load_cell import LoadCell, Newtons

__all__ = ["S24_MAX", "AirBall", "Faulty", "Fsr", "LoadCell", "Newtons", "Sensor"]
