"""The chips that the rig's description solders to the board, and the hand that presses them.

`chips` is {name: settings}. Settings that name pins are `clock`, `data` (hx711), `data_ready`
(nau7802) and `pin` (fsr); the others go to the chip's model (tests/firmware/chips) as they are.
"""

from rig_clock import CLOCK
from rig_hand import FORCE, turning_dps
from rig_line import BOARD, HEARS
from rig_pins import wire

from chips.bus import Bus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from rig_line import Said

    Settings = dict[str, Any]


def _now_us() -> int:
    return CLOCK.now_us


def _nau7802(settings: "Settings") -> "Any":
    from chips.nau7802 import Nau7802Chip

    ready = settings.pop("data_ready", None)
    chip = Nau7802Chip(FORCE, _now_us, **settings)
    if ready is not None:
        wire(ready).from_chip = chip.data_ready.value
    return chip


def _hx711(settings: "Settings") -> "Any":
    from chips.hx711 import Hx711Chip

    clock, data = wire(settings.pop("clock")), wire(settings.pop("data"))
    chip = Hx711Chip(FORCE, _now_us, **settings)
    clock.to_chip, data.from_chip = chip.clock.value, chip.data.value
    return chip


def _fsr(settings: "Settings") -> "Any":
    from chips.adc import FsrPin

    number = settings.pop("pin")
    ANALOGUE[number] = FsrPin(FORCE, _now_us, **settings)
    return ANALOGUE[number]


def _ads1115(settings: "Settings") -> "Any":
    from chips.ads1115 import Ads1115Chip

    return Ads1115Chip(FORCE, _now_us, **settings)


def _mprls(settings: "Settings") -> "Any":
    from chips.mprls import MprlsChip

    return MprlsChip(FORCE, _now_us, **settings)


def _lsm6ds3(settings: "Settings") -> "Any":
    from chips.lsm6ds3 import Lsm6ds3Chip

    return Lsm6ds3Chip(turning_dps, _now_us, **settings)


def _max17048(settings: "Settings") -> "Any":
    from chips.max17048 import Max17048Chip

    return Max17048Chip(**settings)


_MADE = {
    "nau7802": _nau7802,
    "hx711": _hx711,
    "fsr": _fsr,
    "ads1115": _ads1115,
    "mprls": _mprls,
    "lsm6ds3": _lsm6ds3,
    "max17048": _max17048,
}
# Their addresses on the bus, as their data sheets give them.
_ADDRESSES = {"nau7802": 0x2A, "ads1115": 0x48, "mprls": 0x18, "lsm6ds3": 0x6A, "max17048": 0x36}


def _soldered() -> "dict[str, Any]":
    chips: Settings = BOARD["chips"]  # type: ignore[assignment]
    return {name: _MADE[name](dict(settings)) for name, settings in chips.items()}


def _fault(said: "Said") -> None:
    faults: Settings = said["faults"]  # type: ignore[assignment]
    for name, value in faults.items():
        setattr(CHIPS[str(said["chip"])], name, value)


ANALOGUE: "dict[int, Any]" = {}
CHIPS = _soldered()
BUS = Bus({_ADDRESSES[name]: chip for name, chip in CHIPS.items() if name in _ADDRESSES})
HEARS["fault"] = _fault
