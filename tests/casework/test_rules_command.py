"""``fairdesk rules`` as it is called."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fairdesk import paths
from fairdesk.casework import rules as rule_files
from fairdesk.cli import app

CLI = CliRunner()


def test_check_tells_every_rule_set_and_holiday_table() -> None:
    found = CLI.invoke(app, ["rules", "check"])
    assert found.exit_code == 0
    assert found.output.count("ok  ") == len(rule_files.rule_sets()) + 2


def test_check_names_each_broken_file_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("rules", "calendar"):
        (tmp_path / name).mkdir()
    (tmp_path / "rules" / "GOOD.toml").write_text(rule_files.text_of("CNIPA-2022"), encoding="utf-8")
    (tmp_path / "rules" / "BROKEN.toml").write_text("id = ", encoding="utf-8")
    (tmp_path / "calendar" / "CN-2027.toml").write_text("year = 2027", encoding="utf-8")
    errors = paths.resources("errors")
    monkeypatch.setattr(
        paths, "resources", lambda *parts: errors if parts == ("errors",) else tmp_path.joinpath(*parts)
    )
    found = CLI.invoke(app, ["rules", "check"])
    assert found.exit_code == 1
    assert "GOOD.toml" in found.output
    assert "BROKEN.toml" in found.output
    assert "CN-2027.toml" in found.output


def test_show_gives_every_entry_with_source_mark_and_origin() -> None:
    found = CLI.invoke(app, ["rules", "show", "CIFTIS-2020", "--json"])
    shown = json.loads(found.output)
    entries = {entry["key"]: entry for entry in shown["entries"]}
    assert entries["answer"]["value"]["hours"] == 12
    assert (entries["answer"]["from"], entries["answer"]["overrides"]) == ("CIFTIS-2020", "CNIPA-2022")
    assert entries["citations.TM-72"]["from"] == "CNIPA-2022"
    assert entries["citations.TM-72"]["value"]["from_"] == "2027-01-01"
    assert all(entry["source"] and isinstance(entry["verified"], bool) for entry in entries.values())
    assert shown["unverified"] == sum(not entry["verified"] for entry in entries.values())


def test_list_counts_the_unverified_entries() -> None:
    rows = json.loads(CLI.invoke(app, ["rules", "list", "--json"]).output)
    assert {row["id"] for row in rows} == set(rule_files.rule_sets())
    assert next(row for row in rows if row["id"] == "HKTDC")["verified"] is False


def test_an_unknown_rule_set_or_version_is_told() -> None:
    assert "FD-1902" in CLI.invoke(app, ["rules", "show", "NOWHERE"]).output
    assert "FD-1905" in CLI.invoke(app, ["rules", "show", "ITMA", "--version", "0"]).output
