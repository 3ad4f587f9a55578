"""A key that is held down says what it says once; what means "off" counts always."""

from kneadle.coach.told import LetGo, PainSaid
from screen.guided_stage import TO_FINDING, GuidedStage, guided

REPEAT_S = 0.04
HELD = 12  # repeats


def pains(stage: GuidedStage) -> list[int | None]:
    said = [each for each in stage.runner.told_by_coach if isinstance(each, PainSaid)]
    return [each.pain for each in said if each.when == "hold"]


async def hold_down(stage: GuidedStage, key: str) -> None:
    await stage.press(key)
    await stage.press(*[key] * HELD, every_s=REPEAT_S)


async def test_a_number_whose_key_is_held_down_is_said_once() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        await hold_down(stage, "3")

        assert pains(stage) == [3]


async def test_the_next_number_is_heard_at_once() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.lean_on(45.0)
        await hold_down(stage, "3")
        await stage.press("6", every_s=REPEAT_S)

        assert pains(stage) == [3, 6]


async def test_too_much_counts_also_where_its_key_is_held_down() -> None:
    async with guided() as stage:
        await stage.press(*TO_FINDING)
        await stage.press("9")
        await stage.lean_on(45.0)
        await stage.press("9", every_s=REPEAT_S)

        told = [each.why for each in stage.runner.told_by_coach if isinstance(each, LetGo)]
        assert told == ["pain", "pain"]
