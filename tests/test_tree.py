"""The house rules that a machine can check."""

import ast
import re
import statistics
import string
from pathlib import Path

import pytest

from fairdesk import errors, i18n
from fairdesk.casework.acts import ACTS
from fairdesk.core.clocks import ClockKind
from fairdesk.core.states import State

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "fairdesk").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def test_no_module_is_longer_than_five_hundred_lines() -> None:
    assert [str(f.relative_to(ROOT)) for f in SOURCES + TESTS if lines(f) > 500] == []


def test_modules_are_small_in_the_median_and_at_the_ninetieth_percentile() -> None:
    sizes = sorted(size for size in map(lines, SOURCES) if size > 5)
    assert statistics.median(sizes) <= 120
    assert sizes[int(len(sizes) * 0.9)] <= 350


def test_the_main_window_is_at_most_two_hundred_and_fifty_lines() -> None:
    assert lines(ROOT / "fairdesk" / "ui" / "desk" / "shell.py") <= 250


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_word_of_the_interface_is_there_in_both_languages_with_the_same_placeholders() -> None:
    for key, texts in i18n.catalogue().items():
        assert set(texts) == {"zh", "en"}, key
        assert texts["zh"].strip() and texts["en"].strip(), key
        assert placeholders(texts["zh"]) == placeholders(texts["en"]), key


def test_every_error_has_both_languages_and_a_code_of_its_range() -> None:
    ranges = {"casework": "1", "store": "2", "records": "3", "match": "4", "papers": "5", "sync": "6", "central": "6"}
    for file in (ROOT / "resources" / "errors").glob("*.toml"):
        for code in re.findall(r'^\["(FD-\d{4})"\]', file.read_text(encoding="utf-8"), re.M):
            assert code[3] == ranges.get(file.stem, "7"), f"{file.name}: {code}"
    for spec in errors.error_table().values():
        assert spec.zh.strip() and spec.en.strip(), spec.code


def test_every_code_that_the_program_raises_has_its_text() -> None:
    used = {code for file in SOURCES for code in re.findall(r'"(FD-\d{4})"', file.read_text(encoding="utf-8"))}
    assert used - set(errors.error_table()) == set()


def test_every_word_that_the_program_asks_for_is_in_the_catalogue() -> None:
    known = set(i18n.catalogue())
    missing = []
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "t"
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and node.args[0].value not in known
            ):
                missing.append(f"{file.name}:{node.lineno} {node.args[0].value}")
    assert missing == []


def test_every_state_clock_and_act_has_its_words() -> None:
    keys = [f"state.{state}" for state in State] + [f"clock.{kind}" for kind in ClockKind]
    keys += [f"act.{name.replace('.', '_')}" for name in ACTS]
    assert [key for key in keys if key not in i18n.catalogue()] == []


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.name)
def test_no_test_waits_by_sleeping(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"sleep", "qWait"} or file.name == "test_tree.py", f"line {node.lineno}"
            if node.attr == "wait":
                assert not (isinstance(node.value, ast.Name) and node.value.id == "qtbot"), f"line {node.lineno}"


def test_nothing_names_a_package_registry_or_a_machine_s_path() -> None:
    hosts = ("pypi" + ".org", "python" + "hosted", "registry" + ".npmjs", "deb" + ".debian", "npm" + "mirror")
    registry = re.compile("|".join(map(re.escape, hosts)))
    machine = re.compile(r"(?<![\w.])/(?:work|root|home/[a-z]+)/")
    shown = [
        *SOURCES,
        *TESTS,
        ROOT / "constraints.txt",
        ROOT / "Makefile",
        ROOT / "README.md",
        *(ROOT / ".ci").iterdir(),
    ]
    for file in shown:
        text = file.read_text(encoding="utf-8")
        assert not registry.search(text), file.name
        assert not machine.search(text), file.name
    assert "://" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")
