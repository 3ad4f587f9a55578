"""Where a command writes to: odd names get a sentence; what is there stays until all is well."""

import os
from pathlib import Path

import pytest

from command import Computer, Ran
from kneadle.report import pdf
from logged import two_sessions

TRACE = "t_s,force_n\n" + "".join(f"{n / 100},{n % 7}\n" for n in range(500))

WRITERS = {
    "export": (("export", 1), ".csv"),
    "report": (("report", 1, "-o"), ".html"),
    "backup": (("backup",), ".sqlite3"),
    "analyze": (("analyze", "trace.csv", "--plot"), ".svg"),
}
READERS = {
    "restore": (("restore",), ".sqlite3"),
    "import": (("import",), ".csv"),
    "a trace": (("analyze",), ""),
}


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    monkeypatch.chdir(tmp_path)
    Path("trace.csv").write_text(TRACE)
    return two_sessions(tmp_path)


def two_sentences(ran: Ran) -> None:
    assert ran.code == 1
    what, do = ran.err.splitlines()
    assert what.startswith("kneadle: ")
    assert what.endswith(".")
    assert do.endswith(".")
    assert "Error" not in ran.err


@pytest.mark.parametrize("command", [*WRITERS, *READERS])
@pytest.mark.parametrize(
    ("folder", "why"), [("", "too long"), ("~nosuch", "~nosuch"), ("none", "No such"), ("f", "")]
)
def test_a_name_that_no_file_can_have_is_told_in_two_sentences(
    computer: Computer, command: str, folder: str, why: str
) -> None:
    Path("f").touch()
    arguments, suffix = {**WRITERS, **READERS}[command]
    ran = computer.call(*arguments, Path(folder) / f"{'n' * (1 if folder else 300)}{suffix}")

    two_sentences(ran)
    assert why in ran.err or command in READERS


@pytest.mark.parametrize("command", [*WRITERS, *READERS])
def test_a_folder_without_rights_is_told_in_two_sentences(
    computer: Computer, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, suffix = {**WRITERS, **READERS}[command]
    closed, stat = Path("closed").absolute(), os.stat
    closed.mkdir()

    def forbidden(path: str | Path | int, *, follow_symlinks: bool = True) -> os.stat_result:
        """Whoever runs this: root may look anywhere."""
        if closed in Path(str(path)).parents:
            raise PermissionError(13, "Permission denied")
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "stat", forbidden)
    ran = computer.call(*arguments, closed / f"to{suffix}")

    two_sentences(ran)
    assert "Permission denied" in ran.err


@pytest.mark.parametrize("command", WRITERS)
def test_home_is_found_and_a_folder_is_no_file(
    computer: Computer, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, suffix = WRITERS[command]
    (computer.folder / f"folder{suffix}").mkdir()

    refused = computer.call(*arguments, computer.folder / f"folder{suffix}")
    two_sentences(refused)
    assert "is a folder" in refused.err
    assert computer.call(*arguments, f"~/to{suffix}").code == 0
    assert (computer.folder / f"to{suffix}").is_file()


@pytest.mark.parametrize("command", WRITERS)
def test_what_is_no_ordinary_file_is_not_replaced_by_one(computer: Computer, command: str) -> None:
    arguments, suffix = WRITERS[command]
    pipe = computer.folder / f"pipe{suffix}"
    os.mkfifo(pipe)
    force = () if command == "analyze" else ("--force",)

    two_sentences(computer.call(*arguments, pipe, *force))
    assert pipe.is_fifo()


@pytest.mark.parametrize("command", ["report", "analyze"])
def test_on_a_full_disk_the_old_file_stays(
    computer: Computer, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments, suffix = WRITERS[command]
    to = computer.folder / f"to{suffix}"
    to.write_text("mine")
    whole = Path.write_bytes

    def half(path: Path, data: bytes) -> int:
        whole(path, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    monkeypatch.setattr(Path, "write_text", lambda path, text, **_: half(path, text.encode()))
    ran = computer.call(*arguments, to, *(["--force"] if command == "report" else []))

    two_sentences(ran)
    assert f"{to} cannot be written (No space left on device)." in ran.err
    assert to.read_text() == "mine"


def test_a_report_whose_pdf_is_there_already_is_not_half_written(computer: Computer) -> None:
    to = computer.folder / "to.html"
    to.with_suffix(".pdf").write_text("mine")

    refused = computer.call("report", 1, "-o", to, "--pdf")

    two_sentences(refused)
    assert "to.pdf is there already" in refused.err
    assert not to.exists()
    assert to.with_suffix(".pdf").read_text() == "mine"


@pytest.mark.parametrize("printed", [b"", b"%PDF-1.4 half of it"])
def test_a_pdf_that_did_not_become_whole_leaves_the_old_one(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, printed: bytes
) -> None:
    browser = computer.folder / "chromium"
    (computer.folder / "printed").write_bytes(printed)
    browser.write_text(
        '#!/bin/sh\nfor each; do case "$each" in --print-to-pdf=*)'
        f' cat {computer.folder}/printed > "${{each#*=}}";; esac; done\n'
    )
    browser.chmod(0o755)
    monkeypatch.setattr(pdf, "browser", lambda: str(browser))
    to = computer.folder / "to.html"
    to.with_suffix(".pdf").write_text("mine")

    ran = computer.call("report", 1, "-o", to, "--pdf", "--force")
    two_sentences(ran)
    assert "made no PDF" in ran.err
    assert to.with_suffix(".pdf").read_text() == "mine"

    (computer.folder / "printed").write_bytes(b"%PDF-1.4 all of it\n%%EOF\n")
    assert computer.call("report", 1, "-o", to, "--pdf", "--force").code == 0
    assert to.with_suffix(".pdf").read_bytes().endswith(b"%%EOF\n")
