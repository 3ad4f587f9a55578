"""What kneadle flash says of a plan, of a part that was tried, and of the ball."""

from collections.abc import Sequence

from kneadle.flash.config import Config
from kneadle.flash.plan import Plan
from kneadle.flash.selftest import Result
from kneadle.samples import Hello

KINDS = {"load_cell": "load cell", "fsr": "force-sensing resistor", "air": "air pressure"}
NEXT = "Next: press its button and run `kneadle pair`, then `kneadle calibrate`."


def would(config: Config, plan: Plan) -> str:
    lines = [f"Would write {to_copy(plan)}:"] if plan.write else []
    lines += [f"  {path}  {len(data)} bytes" for path, data in plan.write.items()]
    lines += [f"Would remove {path}, which an older firmware left." for path in plan.remove]
    lines += [f"As it should be: {files(plan.unchanged)}.", "board.json is to say:"]
    return "\n".join([*lines, config.as_json().decode().rstrip(), "Nothing was changed."])


def to_copy(plan: Plan) -> str:
    return f"{files(len(plan.write))}, {-(-plan.size_bytes // 1024)} KB"


def files(number: int) -> str:
    return f"{number} file" if number == 1 else f"{number} files"


def tried(result: Result) -> str:
    return f"  {'ok' if result.ok else 'FAILED':<8}{result.check:<9}{result.said}"


def awake(ball: Hello) -> str:
    full_scale = f", {ball.full_scale_n:g} N" if ball.full_scale_n else ""
    sensor = KINDS.get(ball.sensor, ball.sensor)
    return f"It is awake: {ball.device}, {sensor}, {ball.rate_hz:g} Hz{full_scale}."


def verdict(results: Sequence[Result]) -> str:
    failed = [result.check for result in results if not result.ok]
    if not failed:
        return NEXT
    return f"Not all is well: {', '.join(failed)}. Mend it, and run `kneadle flash` again."
