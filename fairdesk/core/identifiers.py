"""Numbers that can be checked without a network: patents, trade marks, companies, persons.

A number is *normalised* (full-width to half-width, no blanks, upper case) before it is compared, so that any usual
writing finds the same record.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_PATENT_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_PATENT_KINDS = {"1": "PAT-INV", "2": "PAT-UM", "3": "PAT-DES", "8": "PAT-INV", "9": "PAT-UM"}
_JOINERS = re.compile(r"[\s\-‐-―_/,，、·]+")


def tidy(number: str) -> str:
    """A number in half-width upper case without blanks, dashes and commas; dots stay."""
    upper = unicodedata.normalize("NFKC", number).upper()  # upper-casing may bring back what NFKC folds
    return _JOINERS.sub("", unicodedata.normalize("NFKC", upper))


@dataclass(frozen=True, slots=True)
class PatentNumber:
    """A Chinese application (= patent) number, taken apart.

    ``body`` is the 8 or 12 digits before the check digit, ``check`` the digit as written (``""`` when left out).
    """

    body: str
    check: str

    @property
    def expected_check(self) -> str:
        """The check digit that belongs to ``body``: sum(digit x 2..9,2..5) mod 11, ten is X."""
        total = sum(int(d) * w for d, w in zip(self.body, _PATENT_WEIGHTS, strict=False))
        return "X" if total % 11 == 10 else str(total % 11)

    @property
    def valid(self) -> bool:
        """Whether the written check digit is the right one."""
        return self.check == self.expected_check

    @property
    def kind(self) -> str | None:
        """The right kind that the number names (``PAT-INV`` …), ``None`` for an unknown type digit."""
        return _PATENT_KINDS.get(self.body[4] if len(self.body) == 12 else self.body[2])

    @property
    def year(self) -> int:
        """Year of filing; two-digit years (before October 2003) are 1985 to 2003."""
        if len(self.body) == 12:
            return int(self.body[:4])
        short = int(self.body[:2])
        return 1900 + short if short >= 85 else 2000 + short

    def __str__(self) -> str:
        return f"ZL{self.body}.{self.check or self.expected_check}"


def parse_patent_number(text: str) -> PatentNumber | None:
    """Read a Chinese patent number in any usual writing; ``None`` when it is not one.

    Accepted: with or without ``ZL``/``CN``, blanks, the dot; 12-digit (since October 2003) and 8-digit bodies; the
    check digit may be left out. The check digit itself is not judged here, see ``PatentNumber.valid``.
    """
    plain = tidy(text)
    match = re.fullmatch(r"(?:ZL|CN)?(?:ZL)?(\d{12}|\d{8})(?:\.?([\dX]))?", plain)
    if match is None:
        return None
    body, check = match.group(1), match.group(2) or ""
    if len(body) == 12 and not 1985 <= int(body[:4]) <= 2099:
        return None
    return PatentNumber(body, check)


def uscc_check(code: str) -> str | None:
    """The check character that GB 32100 demands for the first 17 characters; ``None`` for wrong characters."""
    body = tidy(code)[:17]
    if len(body) != 17 or any(ch not in _USCC_ALPHABET for ch in body):
        return None
    total = sum(_USCC_ALPHABET.index(ch) * w for ch, w in zip(body, _USCC_WEIGHTS, strict=True))
    return _USCC_ALPHABET[(31 - total % 31) % 31]


def valid_uscc(code: str) -> bool:
    """Whether an 18-character unified social credit code (统一社会信用代码) is well formed. Source: GB 32100."""
    plain = tidy(code)
    return len(plain) == 18 and uscc_check(plain) == plain[17]


def valid_resident_id(number: str) -> bool:
    """Whether an 18-character resident identity number (居民身份证) is well formed. Source: GB 11643 (mod 11-2)."""
    plain = tidy(number)
    if not re.fullmatch(r"\d{17}[\dX]", plain):
        return False
    total = sum(int(d) * w for d, w in zip(plain, _ID_WEIGHTS, strict=False))
    return _ID_CHECKS[total % 11] == plain[17]


def lookup_keys(number: str) -> tuple[str, ...]:
    """The keys under which a record with this number is stored and found, most specific first.

    A key has no office prefix, no dot, no kind code, no check digit and no leading zeros, so that ``ZL 2015 1
    0163325.6``, ``CN201510163325`` and ``201510163325.6`` meet in one key, as do ``CN104751825B`` and ``104751825``.
    Ambiguous writings give several keys (an 8-digit body with check digit looks like a 9-digit publication number).
    """
    plain = tidy(number)
    keys: list[str] = []

    def add(key: str) -> None:
        stripped = key.lstrip("0") or key
        if stripped and stripped not in keys:
            keys.append(stripped)

    patent = parse_patent_number(plain)
    bare = re.sub(r"^(?:ZL|CN|US|EP|WO|EM|JP|KR|FR|DE|GB)(?=[A-Z]{0,2}\d)", "", plain)
    bare = re.sub(r"^ZL(?=\d)", "", bare)
    design = re.fullmatch(
        r"([A-Z]{1,2})0*(\d+)([A-Z]\d?)?", bare
    )  # US design D0701234S1, plant PP, reissue RE, Madrid G
    plain_no = re.fullmatch(r"(\d+)([A-Z]\d?)?", bare)
    if patent is not None and (not patent.check or patent.valid):
        add(patent.body)
    if plain_no is not None:
        add(plain_no.group(1))
    elif design is not None:
        add(design.group(1) + design.group(2))
    add(bare.replace(".", ""))
    return tuple(keys)
