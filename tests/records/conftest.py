from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fairdesk.records.build import BuildReport
from fairdesk.records.pack import Pack, build_pack

Built = tuple[BuildReport, Pack]


@pytest.fixture
def built(tmp_path: Path) -> Any:
    """Build a pack from files given as ``name=bytes`` and open it; every report must add up."""
    opened: list[Pack] = []

    def build(files: dict[str, bytes], *sources: str) -> Built:
        folder = tmp_path / "in"
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        chosen = [folder / name for name in sources] or [folder]
        report = build_pack(tmp_path / "out.fdpack", chosen)
        assert report.read == report.kept + len(report.set_aside)
        pack = Pack.open(tmp_path / "out.fdpack")
        opened.append(pack)
        assert pack.verify()
        return report, pack

    yield build
    for pack in opened:
        pack.close()


@pytest.fixture(scope="session")
def standards() -> Path:
    """The real register files beside the checkout."""
    folder = Path(__file__).parents[2] / "../shared/data/standards"
    if not folder.is_dir():
        pytest.skip("the real register files (../shared/data/standards) are not here")
    return folder.resolve()


Build = Callable[..., Built]
