"""Reading the QR of a paper from pictures a person takes: small scans, tilted and blurred photos."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from nacl.signing import SigningKey
from PIL import Image
from typer.testing import CliRunner

from fairdesk.commands.forms import app
from fairdesk.papers import seal, view
from fairdesk.papers.engine import Paper, PaperEngine, PaperRequest

MakeRequest = Callable[..., PaperRequest]


@pytest.fixture(scope="module")
def paper(engine: PaperEngine, key: SigningKey, make_request: MakeRequest) -> Paper:
    return engine.render(make_request("D28"), key)


def photo(paper: Paper, turn: float, blur: float, size: tuple[int, int]) -> view.Grey:
    """The first page lying on a grey table, seen from the side, turned (degrees), blurred (pixels), unevenly lit."""
    with view.PdfPages(paper.pdf) as pages:
        page = pages.grey(0, 200)
    high, wide = page.shape
    across, down = size
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    seen = np.array([[0.27, 0.10], [0.73, 0.12], [0.95, 0.92], [0.05, 0.90]]) * size
    angle = np.deg2rad(turn)
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = np.array(size) / 2
    seen = (seen - middle) @ rotation.T + middle
    warp = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    picture = cv2.warpPerspective(page, warp, size, borderValue=(110.0,))
    picture = cv2.GaussianBlur(picture, (0, 0), blur).astype(np.float32) * np.linspace(0.6, 1.0, across)
    picture += np.random.default_rng(4).normal(0, 3, (down, across))
    return np.clip(picture, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_the_seal_is_read_from_a_scan_of_any_usual_fineness(paper: Paper, dpi: int) -> None:
    with view.PdfPages(paper.pdf) as pages:
        assert view.read_codes(pages.grey(0, dpi)) == [paper.qr]


@pytest.mark.parametrize(("turn", "blur"), [(7.0, 1.0), (15.0, 2.0), (-20.0, 1.6), (95.0, 1.2)])
def test_the_seal_is_read_from_a_tilted_and_blurred_photo(
    paper: Paper, key: SigningKey, turn: float, blur: float
) -> None:
    codes = view.read_codes(photo(paper, turn, blur, (2400, 3200)))
    assert codes == [paper.qr]
    assert seal.verify(codes[0], key.verify_key).genuine


def test_a_photo_is_verified_on_the_command_line(paper: Paper, key: SigningKey, tmp_path: Path) -> None:
    Image.fromarray(photo(paper, 12.0, 1.5, (2400, 3200))).save(tmp_path / "photo.jpg", quality=85)
    arguments = ["verify", str(tmp_path / "photo.jpg"), "--key", bytes(key.verify_key).hex()]
    answer = CliRunner().invoke(app, arguments)
    assert answer.exit_code == 0, answer.output
    assert "核验通过" in answer.output


def test_a_photo_in_which_nothing_can_be_read_gives_nothing(paper: Paper) -> None:
    assert view.read_codes(photo(paper, 10.0, 9.0, (1200, 1600))) == []
