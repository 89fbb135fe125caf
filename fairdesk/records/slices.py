"""Cut a stream of XML into its records, byte-exact, without holding more than one record in memory.

A parser that reads a whole file stops at the first fault and cannot say which bytes were bad. So the file is cut at
the tags of its records first, and each record is parsed alone: a broken one takes no other with it, and what is set
aside is set aside with its own bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

_CHUNK = 1 << 18
_LONGEST_TAG = 256
_LONGEST_COMMENT = 1 << 20
RECORD_LIMIT = 64 << 20
"""No honest record is larger (64 MiB); a larger one is cut off and reported."""
PREAMBLE_LIMIT = 1 << 20
_TAIL = 1 << 12
_AFTER_NAME = {b" ", b"\t", b"\r", b"\n", b"/", b">"}
_CLOSERS = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}

Fault = Literal["", "unclosed", "truncated", "too_large"]


@dataclass(frozen=True, slots=True)
class Slice:
    """The bytes of one record from its start tag to its end tag, with its place in the file."""

    raw: bytes
    offset: int
    line: int
    fault: Fault = ""

    @property
    def position(self) -> str:
        """The place in words."""
        return f"line {self.line}, byte {self.offset}"


class Slicer:
    """Iterate over the records of a stream. ``names`` are the local names of the record's element.

    After the first record, ``preamble`` holds the bytes before it (declaration, document type, opened elements);
    after the last, ``tail`` the last bytes behind it and ``end_line``/``end_offset`` the end of the file.
    """

    def __init__(self, stream: BinaryIO, names: tuple[str, ...]) -> None:
        self._stream = stream
        either = "|".join(map(re.escape, names)).encode()
        self._token = re.compile(
            rb"<!--|<!\[CDATA\[|(?P<start><(?:[\w.\-]+:)?(?:" + either + rb")(?=[\s/>]))"
            rb"|(?P<end></(?:[\w.\-]+:)?(?:" + either + rb")\s*>)"
        )
        self.preamble = b""
        self.tail = b""
        self.found = 0
        self._buffer = b""
        self._base = 0  # offset in the file of the buffer's first byte
        self._counted = 0  # lines are counted up to this index of the buffer
        self._line = 1
        self._tag = b""  # how the start tag of the open record begins

    @property
    def end_offset(self) -> int:
        """How many bytes were read."""
        return self._base + len(self._buffer)

    @property
    def end_line(self) -> int:
        """The line that the file ends in."""
        return self._line + self._buffer.count(b"\n", self._counted)

    def _cut(self, start: int, end: int, fault: Fault = "") -> Slice:
        self._line += self._buffer.count(b"\n", self._counted, start)
        self._counted = start
        self.found += 1
        return Slice(self._buffer[start:end], self._base + start, self._line, fault)

    def _drop(self, upto: int) -> None:
        """Forget the bytes before ``upto``."""
        if upto > self._counted:
            self._line += self._buffer.count(b"\n", self._counted, upto)
            self._counted = upto
        self._buffer = self._buffer[upto:]
        self._base += upto
        self._counted -= upto

    def _plain_end(self, start: int, done: int) -> int | None:
        """The quick way: the end of the open record when nothing but plain tags lies before it, 0 when it is not read
        yet, ``None`` when a closer look is needed. Searching plain bytes is ten times faster than tokens."""
        buffer = self._buffer
        at = self._whole(b"</" + self._tag[1:], done, len(buffer))
        close = buffer.find(b">", at) if at >= 0 else -1
        if close < 0:
            return 0
        odd = (
            buffer[at:close].strip()
            or any(buffer.find(opener, done, at) >= 0 for opener in _CLOSERS)
            or self._whole(self._tag, max(done, start + 1), at) >= 0
        )
        return None if odd else close + 1

    def _whole(self, tag: bytes, done: int, upto: int) -> int:
        """The index behind the next ``tag`` whose name ends there, -1 for none: ``<case-file-header`` is another."""
        buffer = self._buffer
        while (done := buffer.find(tag, done, upto)) >= 0:
            done += len(tag)
            if buffer[done : done + 1] in _AFTER_NAME:
                return done
        return -1

    def __iter__(self) -> Iterator[Slice]:
        start = -1  # index of the open record's start tag
        done = 0  # everything before this index was looked at
        closer = b""  # inside a comment or CDATA section: what ends it
        done_tail = 0  # end of the last record
        while True:
            waiting = False
            if closer:
                at = self._buffer.find(closer, done)
                match = None
                if at >= 0:
                    done, closer = at + len(closer), b""
                    continue
                if len(self._buffer) - done > _LONGEST_COMMENT:
                    closer = b""  # never closed: a fault of this record only
                    continue
            elif start >= 0 and (end := self._plain_end(start, done)) is not None:
                if end > 0:
                    yield self._cut(start, end)
                    start, done, done_tail = -1, end, end
                    continue
                match, waiting = None, True
            else:
                match = self._token.search(self._buffer, done)
            if match is not None:
                done = match.end()
                if match.lastgroup is None:
                    closer = _CLOSERS[match.group()]
                elif match.lastgroup == "start":
                    if start >= 0:
                        yield self._cut(start, match.start(), "unclosed")
                    elif not self.found:
                        self.preamble = self._buffer[: match.start()]
                    start = match.start()
                    self._tag = match.group()
                elif start >= 0:
                    yield self._cut(start, done)
                    start, done_tail = -1, done
                continue
            if start >= 0 and len(self._buffer) - start > RECORD_LIMIT:
                yield self._cut(start, len(self._buffer), "too_large")
                start, closer, done_tail = -1, b"", len(self._buffer)
            if start < 0 and not self.found and len(self._buffer) > PREAMBLE_LIMIT:
                return  # no record where one should be: not a file of this format
            idle = max(done_tail, len(self._buffer) - _TAIL) if self.found else 0
            keep = start if start >= 0 else idle
            if keep > 0:
                self._drop(keep)
                done, done_tail = max(done - keep, 0), max(done_tail - keep, 0)
                start = 0 if start >= 0 else -1
            chunk = self._stream.read(max(_CHUNK, len(self._buffer)))
            if not chunk:
                if closer:  # never closed: then it was no comment but a fault, look behind its first bytes
                    closer = b""
                    continue
                break
            if not waiting:
                done = max(done, len(self._buffer) - _LONGEST_TAG)
            self._buffer += chunk
        if start >= 0:
            yield self._cut(start, len(self._buffer), "truncated")
            return
        self.tail = self._buffer[done_tail:][-_TAIL:]
