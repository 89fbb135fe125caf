"""The typefaces of the papers, found, converted once, registered with reportlab, and chosen character by character.

Body text is 仿宋 when the system has it, else Noto Serif SC; headings are 黑体, else Noto Sans SC (look.md, Paper). A
character that the chosen face lacks is taken from the first other face that has it; a character that no face has prints
as 〓 and is reported, never left out silently.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any, Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from fairdesk import paths
from fairdesk.errors import Known
from fairdesk.papers.fontconvert import converted

Role = Literal["serif", "sans"]

MISSING_MARK = "〓"
SYSTEM_BODY = ("simfang.ttf", "fangsong.ttf", "fangsong_gb2312.ttf", "simfang_gb2312.ttf", "stfangso.ttf")
SYSTEM_HEADING = ("simhei.ttf",)
SYSTEM_FALLBACK = (
    "simsunb.ttf", "simsunextg.ttf", "hanaminb.ttf", "malgun.ttf",
    "times.ttf", "dejavuserif.ttf", "dejavusans.ttf", "arial.ttf",
)  # fmt: skip
FALLBACK_PACKAGES = ("pylopdf_fonts_jp", "pylopdf_fonts_zh_tw", "pylopdf_fonts_ko")
LATIN_PACKAGES = (("font_source_serif_pro", "files/SourceSerifPro-Regular.ttf"),)
LATIN_QUOTES = frozenset("‘’“”…")
_REGISTERING = RLock()
_COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]+")


@dataclass(frozen=True)
class Face:
    """A registered TrueType face; ``widths`` maps code points to 1/1000 em."""

    name: str
    widths: dict[int, float]


def _register(path: Path) -> Face | None:
    """Register the file with reportlab; ``None`` when it is no embeddable TrueType."""
    name = f"fd-{path.stem}"
    with _REGISTERING:
        if name not in pdfmetrics.getRegisteredFontNames():
            try:
                font: Any = TTFont(name, str(path), asciiReadable=False)
            except (TTFError, OSError):
                return None
            pdfmetrics.registerFont(font)
        face = pdfmetrics.getFont(name).face
    return Face(name, {code: face.charWidths.get(code, face.defaultWidth) for code in face.charToGlyph})


def _system_folders() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        yield Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft/Windows/Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library/Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")


@cache
def _system_files() -> dict[str, Path]:
    return {
        f.name.lower(): f
        for folder in _system_folders()
        if folder.is_dir()
        for f in sorted(folder.rglob("*.[tT][tT][fF]"))
    }


def _cache() -> Path:
    folder = paths.cache_dir() / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _in_headings(code: int) -> bool:
    """Rare ideographs (extension A and beyond) are left to the serif face: a third less to convert."""
    return not (0x3400 <= code <= 0x4DBF or code > 0xFFFF)


def _noto(which: Literal["serif_path", "sans_path"]) -> Face:
    try:
        package = importlib.import_module("pylopdf_fonts_zh_cn")
        lacking = _in_headings if which == "sans_path" else None
        face = _register(converted(getattr(package, which)(), _cache(), lacking))
    except (ImportError, OSError) as error:
        raise Known("FD-5009", reason=str(error)) from error
    if face is None:
        raise Known("FD-5009", reason=which)
    return face


class Fonts:
    """Faces by role and, lazily, the faces that stand in for missing characters."""

    def __init__(self, use_system: bool = True) -> None:
        """``use_system=False`` keeps to the faces the program brings along. Raises ``Known`` FD-5009 without any."""
        self.use_system = use_system
        serif, sans = _noto("serif_path"), _noto("sans_path")
        self.faces: dict[Role, Face] = {
            "serif": self._first_system(SYSTEM_BODY) or serif,
            "sans": self._first_system(SYSTEM_HEADING) or sans,
        }
        self._own = (serif, sans)
        self._extra: tuple[Face, ...] | None = None
        self._found: dict[tuple[str, Role], tuple[str, float] | None] = {}

    @classmethod
    def ready(cls) -> Fonts:
        """Convert all faces now (about a minute, once per machine), so that the first paper does not wait."""
        fonts = default_fonts()
        fonts._extras()
        return fonts

    def __str__(self) -> str:
        return ", ".join(dict.fromkeys(f.name for f in (*self.faces.values(), *self._own, *(self._extra or ()))))

    def _first_system(self, names: Iterable[str]) -> Face | None:
        files = _system_files() if self.use_system else {}
        faces = (_register(files[n]) for n in names if n in files)
        return next((f for f in faces if f), None)

    def _extras(self) -> tuple[Face, ...]:
        if self._extra is None:
            self._extra = tuple(_extra_faces(self._lacks, self.use_system))
        return self._extra

    def _lacks(self, code: int) -> bool:
        return not any(code in face.widths for face in self._own)

    def locate(self, char: str, role: Role) -> tuple[str, float] | None:
        """Registered name of the face that has ``char`` and its width in 1/1000 em; ``None`` when no face has it."""
        key = (char, role)
        if key not in self._found:
            code = ord(char)
            own = (self.faces[role], *self._own)
            face = next((f for f in own if code in f.widths), None)
            face = face or next((f for f in self._extras() if code in f.widths), None)
            self._found[key] = (face.name, face.widths[code]) if face else None
        return self._found[key]

    def latin_quote(self, char: str) -> tuple[str, float] | None:
        """A proportional ‘ ’ “ ” or … for Latin text, where the Chinese faces have full-width ones."""
        faces = (f for f in self._extras() if f.widths.get(ord(char), 1000) < 900)
        face = next(faces, None)
        return (face.name, face.widths[ord(char)]) if face else None

    def missing(self, text: str) -> tuple[str, ...]:
        """Characters of ``text`` that no face has, in order of appearance."""
        return tuple(dict.fromkeys(c for c in clean(text) if c not in "\n " and self.locate(c, "serif") is None))


def _extra_faces(lacks: Callable[[int], bool], use_system: bool) -> Iterator[Face]:
    for name, inside in LATIN_PACKAGES:
        if spec := importlib.util.find_spec(name):
            path = Path(str(spec.origin)).parent / inside
            if path.is_file() and (face := _register(path)):
                yield face
    for name in FALLBACK_PACKAGES:
        if importlib.util.find_spec(name):
            source = importlib.import_module(name).serif_path()
            if face := _register(converted(source, _cache(), lacks, tag="-extra")):
                yield face
    for file in SYSTEM_FALLBACK if use_system else ():
        if file in _system_files() and (face := _register(_system_files()[file])):
            yield face


@cache
def default_fonts() -> Fonts:
    """The faces of this process, registered once."""
    with _REGISTERING:
        return Fonts()


def clean(text: str) -> str:
    """Text as it can be set: line ends ``\\n``, tabs as spaces, accents composed, controls and selectors out.

    Only sequences with combining marks are composed; normalising everything would silently replace compatibility
    ideographs, which occur in names.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u00a0", " ")
    if any(unicodedata.combining(c) for c in text):
        text = _COMBINED.sub(lambda m: unicodedata.normalize("NFC", m[0]), text)
    return "".join(c for c in text if c == "\n" or not _invisible(c))


def _invisible(char: str) -> bool:
    code = ord(char)
    return unicodedata.category(char) in ("Cc", "Cf", "Cs") or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
