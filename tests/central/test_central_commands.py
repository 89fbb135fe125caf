"""``fairdesk central`` and ``fairdesk sync`` as a person types them, in their own processes."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from fairdesk.commands.central import app as central_app
from fairdesk.commands.sync import app as sync_app
from fairdesk.errors import Known
from fairdesk.store.database import Database
from fairdesk.sync.uploader import Uploader
from tests.casework.day import Day

SERVE = "from fairdesk.commands.central import app; app()"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("central")


@pytest.fixture(scope="module")
def served(data: Path) -> Iterator[dict[str, Any]]:
    """A service in its own process; the first line that it prints says where."""
    command = [sys.executable, "-c", SERVE, "serve", "--port", "0", "--data", str(data), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUTF8": "1"}) as process:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.send_signal(signal.SIGINT)
        process.wait(20)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A station whose clock is the real one, with a fair opened."""
    day = Day(tmp_path / "home", fresh=True)
    day.station.close()
    return tmp_path / "home"


def call(*words: str) -> tuple[int, Any]:
    done = CliRunner().invoke(sync_app, [*words, "--json"])
    return done.exit_code, json.loads(done.stdout) if done.stdout else done.stderr


def test_a_station_is_pushed_to_a_served_centre_and_again_changes_nothing(served: dict[str, Any], home: Path) -> None:
    options = ("push", "--home", str(home), "--url", served["url"], "--token", served["token"])
    code, first = call(*options)
    assert (code, first["accepted"], first["waiting"]) == (0, 1, 0)
    assert first["journal_head"] == first["service_head"]
    code, second = call(*options)
    assert (code, second["outcome"], second["entries_sent"]) == (0, "nothing", 0)
    code, status = call("status", "--home", str(home))
    assert (code, status["confirmed"], status["waiting"], status["problems"]) == (0, 1, 0, [])


def test_the_served_console_opens_with_the_printed_token(served: dict[str, Any]) -> None:
    page = httpx.get(served["url"], auth=("", served["token"]), trust_env=False)
    assert page.status_code == 200
    assert "展会知识产权中心" in page.text


def test_the_token_is_kept_for_its_owner_only(served: dict[str, Any], data: Path) -> None:
    file = data / "token"
    assert file.read_text().strip() == served["token"]
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_status_of_a_centre_is_read_from_its_folder(served: dict[str, Any], home: Path, data: Path) -> None:
    call("push", "--home", str(home), "--url", served["url"], "--token", served["token"])
    done = CliRunner().invoke(central_app, ["status", "--data", str(data), "--json"])
    found = json.loads(done.stdout)
    assert found["entries"] == len(found["stations"]) >= 1
    assert all(station["accepted"] == station["entries"] == 1 for station in found["stations"])


def test_the_embedded_register_is_not_readable_without_its_key(served: dict[str, Any], data: Path) -> None:
    assert not (data / "central.db").read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(Known) as caught:
        Database.open_file(data / "central.db", role="central")
    assert caught.value.code == "FD-2001"


def test_pushing_without_an_address_says_what_is_missing(home: Path) -> None:
    done = CliRunner().invoke(sync_app, ["push", "--home", str(home)])
    assert done.exit_code == 1
    assert "FD-6004" in done.stderr
    assert "FAIRDESK_CENTRAL_URL" in done.stderr


def test_pushing_into_nothing_ends_with_the_outcome_in_words(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fairdesk.commands.sync.Uploader", partial(Uploader, sleep=lambda seconds: None))
    done = CliRunner().invoke(sync_app, ["push", "--home", str(home), "--url", "http://127.0.0.1:9", "--token", "x"])
    assert done.exit_code == 1
    assert "连不上中心服务" in done.stderr


def test_a_port_that_is_taken_is_told(served: dict[str, Any], tmp_path: Path) -> None:
    port = served["url"].rpartition(":")[2]
    done = CliRunner().invoke(central_app, ["serve", "--port", port, "--data", str(tmp_path / "second")])
    assert done.exit_code == 1
    assert "FD-6117" in done.stderr
