"""The station's keys: one for the database, one for its files, one to sign papers and batches.

They live in ``station.key``. With a passphrase the file is sealed by argon2id + XSalsa20-Poly1305; without one it is
readable by its owner only (mode 0600), which is what an unattended demo wants.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from nacl.signing import SigningKey
from nacl.utils import random

from fairdesk.errors import Known
from fairdesk.store import atomic


@dataclass(frozen=True, slots=True)
class Vault:
    """Secrets in use; never printed, never logged."""

    database_key: bytes
    file_key: bytes
    signing_key: SigningKey

    @property
    def verify_key(self) -> str:
        """The public half of the signing key, hex."""
        return self.signing_key.verify_key.encode().hex()

    def __repr__(self) -> str:
        return f"Vault(verify_key={self.verify_key[:8]}…)"


def _derive(passphrase: str, salt: bytes) -> bytes:
    return pwhash.argon2id.kdf(
        SecretBox.KEY_SIZE,
        passphrase.encode(),
        salt,
        opslimit=pwhash.argon2id.OPSLIMIT_MODERATE,
        memlimit=pwhash.argon2id.MEMLIMIT_MODERATE,
    )


def create(path: Path, passphrase: str | None = None) -> Vault:
    """Make new keys and keep them in ``path``. Raises ``FD-2005`` when keys are there already."""
    if path.exists():
        raise Known("FD-2005", file=path.name)
    secret = random(96)
    if passphrase is None:
        document = {"version": 1, "sealed": False, "secret": secret.hex()}
    else:
        salt = random(pwhash.argon2id.SALTBYTES)
        sealed = bytes(SecretBox(_derive(passphrase, salt)).encrypt(secret))
        document = {"version": 1, "sealed": True, "salt": salt.hex(), "secret": sealed.hex()}
    atomic.write_bytes(path, json.dumps(document).encode())
    return _vault(secret)


def unlock(path: Path, passphrase: str | None = None) -> Vault:
    """Open existing keys. Raises ``FD-2006`` for a missing or wrong passphrase, ``FD-2007`` for a damaged file."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        secret = bytes.fromhex(document["secret"])
        if document["sealed"]:
            if passphrase is None:
                raise Known("FD-2006", file=path.name)
            secret = SecretBox(_derive(passphrase, bytes.fromhex(document["salt"]))).decrypt(secret)
    except CryptoError as error:
        raise Known("FD-2006", file=path.name) from error
    except (OSError, ValueError, KeyError) as error:
        raise Known("FD-2007", file=path.name) from error
    return _vault(secret)


def _vault(secret: bytes) -> Vault:
    return Vault(secret[:32], secret[32:64], SigningKey(secret[64:96]))
