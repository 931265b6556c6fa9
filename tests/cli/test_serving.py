"""What `serve` says where it cannot serve what was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.cli import main
from tests.local.serving import site_in


def test_a_room_needs_an_address_of_this_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    site = str(site_in(tmp_path))
    assert main(["serve", "--room", "--room-address", "192.0.2.77", "--site", site, "--port", "0"]) == 2
    assert capsys.readouterr().err == (
        "rerun-playground: this machine has no address 192.0.2.77: name another with --room-address\n"
    )


@pytest.mark.parametrize("option", ["--port", "--room-port"])
@pytest.mark.parametrize("given", ["-1", "65536", "1.5", "none"])
def test_what_is_no_port_is_told(option: str, given: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["serve", option, given])
    assert f"argument {option}: {given} is no port: write a number up to 65535" in capsys.readouterr().err


def test_a_site_that_is_not_built_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["serve", "--room", "--site", str(tmp_path)]) == 2
    assert "holds no site yet" in capsys.readouterr().err
