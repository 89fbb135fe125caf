"""PINs: what a good one is, and its argon2id hash. The PIN itself is never kept.

The journal travels to the central service, and a number of a few digits is guessed quickly by whoever holds its hash.
So the PIN is mixed with a secret of the station first: without ``station.key`` the hash is worth nothing.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import pairwise

from nacl import pwhash
from nacl.exceptions import InvalidkeyError

from fairdesk.casework.act import Refusal
from fairdesk.store.vault import Vault

OPS = pwhash.argon2id.OPSLIMIT_INTERACTIVE
MEMORY = pwhash.argon2id.MEMLIMIT_INTERACTIVE
"""The work of one hash (libsodium's limits for signing in); a hash says itself with which limits it was made."""
_PURPOSE = b"fairdesk pin"
_HASH = re.compile(r"\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}")


def pin_problem(pin: str) -> Refusal | None:
    """What is wrong with a new PIN: 4 to 12 digits, not all the same, not a run such as 1234 or 9876."""
    if not re.fullmatch(r"[0-9]{4,12}", pin):
        return Refusal("FD-1958", "pin")
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return Refusal("FD-1958", "pin") if steps in ({0}, {1}, {-1}) else None


def pin_hash(vault: Vault, staff_id: str, pin: str) -> str:
    """The argon2id string of a PIN; about a tenth of a second, so not inside a transaction."""
    hashed: bytes = pwhash.argon2id.str(_mixed(vault, staff_id, pin), opslimit=OPS, memlimit=MEMORY)
    return hashed.decode("ascii")


def pin_fits(vault: Vault, staff_id: str, pin: str, hashed: str) -> bool:
    """Whether a PIN is the one of a hash."""
    try:
        return bool(pwhash.verify(hashed.encode("ascii"), _mixed(vault, staff_id, pin)))
    except InvalidkeyError:
        return False


def is_pin_hash(text: str) -> bool:
    """Whether a text is an argon2id string, and so surely not a PIN."""
    return _HASH.fullmatch(text) is not None


def _mixed(vault: Vault, staff_id: str, pin: str) -> bytes:
    return blake2b(f"{staff_id}\n{pin}".encode(), key=vault.file_key, person=_PURPOSE, digest_size=32).digest()
