"""What `kneadle session` refuses before anything begins; a whole one is in test_guided_demo.py."""

from pathlib import Path

from command import Computer


def test_a_muscle_without_its_side_is_no_place(tmp_path: Path) -> None:
    ran = Computer(tmp_path).run("session", "--muscle", "piriformis")
    assert ran.code == 2
    assert "--side" in ran.err
