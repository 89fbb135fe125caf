"""How alike Chinese characters look: descriptors of the drawn glyphs (Noto Sans and Serif SC) and their comparison.

A character is drawn in both faces; histograms of stroke directions in 6×6 cells (HOG) and the blurred picture, less the
mean over common characters, give one vector ordered by quadrant. Similarity is the cosine of the whole and of the best
half (left, right, upper, lower), so that 娃 and 哇, which share a half, come out closer than chance.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

Array = npt.NDArray[np.float32]

SIDE = 48
_CELL, _BINS, _BLOCK = 8, 6, 6
_WHOLE_SHARE = 0.7
_PICTURE_SHARE = 0.7
_FACES = ("NotoSansSC-Regular.otf", "NotoSerifSC-Regular.otf")
_HALVES = ((0, 2), (1, 3), (0, 1), (2, 3))
"""Left, right, upper, lower half as pairs of quadrants."""

_CHUNK = 256


@cache
def _font(face: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(Path(pylopdf_fonts_zh_cn.__file__).parent / face), SIDE - 4)


def _draw(char: str, face: str) -> npt.NDArray[np.uint8]:
    picture = Image.new("L", (SIDE, SIDE), 0)
    ImageDraw.Draw(picture).text((SIDE / 2, SIDE / 2), char, font=_font(face), fill=255, anchor="mm")
    return np.asarray(picture, np.uint8)


@cache
def _missing(face: str) -> bytes:
    """What a face draws for a character it does not have."""
    return _draw("\uffff", face).tobytes()


def _blurred(x: Array, times: int) -> Array:
    for _ in range(times):
        for axis in (1, 2):
            pad = [(0, 0), (0, 0), (0, 0)]
            pad[axis] = (1, 1)
            p: Array = np.moveaxis(np.pad(x, pad, mode="edge"), axis, 0)
            x = np.moveaxis(np.asarray((p[:-2] + 2 * p[1:-1] + p[2:]) / 4, np.float32), 0, axis)
    return x


def _unit(x: Array) -> Array:
    length = np.sqrt((x * x).sum(axis=-1, keepdims=True))
    return np.asarray(x / np.maximum(length, 1e-6), np.float32)


def _directions(pictures: Array) -> Array:
    """Histograms of stroke directions: ``(n, bins, cells, cells)``."""
    x = _blurred(pictures, 2)
    gx, gy = np.zeros_like(x), np.zeros_like(x)
    gx[:, :, 1:-1] = x[:, :, 2:] - x[:, :, :-2]
    gy[:, 1:-1] = x[:, 2:] - x[:, :-2]
    strength = np.hypot(gx, gy)
    angle = (np.arctan2(gy, gx) % np.pi) / np.pi * _BINS
    low = np.floor(angle)
    share = angle - low
    first = low.astype(np.int64) % _BINS
    n, cells = len(x), SIDE // _CELL
    out = np.zeros((n, _BINS, cells, cells), np.float32)
    for b in range(_BINS):
        votes = strength * (np.where(first == b, 1 - share, 0) + np.where((first + 1) % _BINS == b, share, 0))
        out[:, b] = votes.reshape(n, cells, _CELL, cells, _CELL).sum(axis=(2, 4))
    return np.sqrt(_blurred(out.reshape(-1, cells, cells), 1)).reshape(out.shape)


def _quadrants(x: Array) -> Array:
    """``(n, k, c, c)`` → ``(n, 4, k·c²/4)``: upper left, upper right, lower left, lower right."""
    h = x.shape[-1] // 2
    parts = (x[..., :h, :h], x[..., :h, h:], x[..., h:, :h], x[..., h:, h:])
    return np.stack([p.reshape(len(x), -1) for p in parts], axis=1)


def describe(chars: str) -> Array:
    """Raw (not yet centred) descriptors ``(n, 4, d)``; all zero for a character that neither face can draw."""
    found = [_describe(chars[i : i + _CHUNK]) for i in range(0, len(chars), _CHUNK)]
    return np.concatenate(found) if found else np.zeros((0, 4, DIMENSIONS), np.float32)


def _describe(chars: str) -> Array:
    blocks = []
    known = np.zeros(len(chars), bool)
    cells = SIDE // _BLOCK
    for face in _FACES:
        drawn = [_draw(c, face) for c in chars]
        has = np.array([d.tobytes() != _missing(face) for d in drawn])
        known |= has
        pictures = np.asarray(np.stack(drawn) / 255, np.float32)
        blocks_of = _blurred(pictures, 4).reshape(len(chars), 1, cells, _BLOCK, cells, _BLOCK)
        soft = np.asarray(blocks_of.mean(axis=(3, 5)), np.float32)
        for block, share in ((_directions(pictures), 1.0), (soft, _PICTURE_SHARE)):
            scaled = _unit(block.reshape(len(chars), -1)).reshape(block.shape) * np.float32(share)
            blocks.append(_quadrants(scaled * has[:, None, None, None]))
    out = np.concatenate(blocks, axis=2)
    out[~known] = 0
    return out


DIMENSIONS = len(_FACES) * (_BINS * (SIDE // _CELL) ** 2 + (SIDE // _BLOCK) ** 2) // 4
"""Numbers per quadrant."""


def similarity(one: Array, many: Array) -> Array:
    """Look of one centred descriptor ``(4, d)`` against many ``(n, 4, d)``: 0 (unlike) to 1 (same)."""
    dots = np.einsum("qd,nqd->nq", one, many)
    own = (one * one).sum(axis=1)
    others = np.einsum("nqd,nqd->nq", many, many)

    def cosine(*parts: int) -> Array:
        p = list(parts)
        length = np.sqrt(own[p].sum() * others[:, p].sum(axis=1))
        return np.asarray(dots[:, p].sum(axis=1) / np.maximum(length, 1e-6), np.float32)

    halves = np.maximum.reduce([cosine(*h) for h in _HALVES])
    value = _WHOLE_SHARE * cosine(0, 1, 2, 3) + (1 - _WHOLE_SHARE) * halves
    return np.asarray(np.clip(value, 0.0, 1.0), np.float32)
