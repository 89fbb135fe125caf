"""Keys and files at rest."""

from pathlib import Path

import pytest

from fairdesk.core.canonical import sha256
from fairdesk.errors import Known
from fairdesk.store import vault
from fairdesk.store.database import Database
from fairdesk.store.evidence import FileStore


def test_keys_come_back_with_the_right_passphrase_only(tmp_path: Path) -> None:
    file = tmp_path / "station.key"
    made = vault.create(file, "展会 2026")
    assert vault.unlock(file, "展会 2026").database_key == made.database_key
    for wrong in (None, "展会 2027"):
        with pytest.raises(Known) as caught:
            vault.unlock(file, wrong)
        assert caught.value.code == "FD-2006"


def test_keys_are_readable_by_their_owner_only_and_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "station.key"
    vault.create(file)
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(Known, match="FD-2005"):
        vault.create(file)


def test_a_damaged_key_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "station.key"
    file.write_text("{")
    with pytest.raises(Known, match="FD-2007"):
        vault.unlock(file)


def test_a_vault_does_not_show_its_secrets(tmp_path: Path) -> None:
    made = vault.create(tmp_path / "station.key")
    assert made.database_key.hex() not in repr(made)


def test_the_database_is_unreadable_without_its_key(tmp_path: Path) -> None:
    file = tmp_path / "station.db"
    Database.open_file(file, b"k" * 32).close()
    assert b"SQLite format 3" not in file.read_bytes()
    with pytest.raises(Known, match="FD-2001"):
        Database.open_file(file, b"x" * 32)


def test_a_file_is_kept_once_encrypted_and_comes_back_whole(tmp_path: Path) -> None:
    files = FileStore(tmp_path, b"f" * 32)
    data = "证据".encode() * 1000
    digest = files.put(data)
    assert digest == sha256(data) == files.put(data)
    assert data[:60] not in files.path(digest).read_bytes()
    assert files.get(digest) == data
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [files.path(digest)]


def test_a_flipped_byte_in_a_kept_file_is_noticed(tmp_path: Path) -> None:
    files = FileStore(tmp_path, b"f" * 32)
    digest = files.put(b"photo")
    raw = bytearray(files.path(digest).read_bytes())
    raw[-1] ^= 1
    files.path(digest).write_bytes(bytes(raw))
    with pytest.raises(Known, match="FD-2008"):
        files.get(digest)
    assert files.damaged(iter([digest, "0" * 64])) == [digest, "0" * 64]


def test_two_swapped_files_are_noticed(tmp_path: Path) -> None:
    files = FileStore(tmp_path, b"f" * 32)
    one, two = files.put(b"one"), files.put(b"two")
    files.path(one).write_bytes(files.path(two).read_bytes())
    with pytest.raises(Known, match="FD-2008"):
        files.get(one)
