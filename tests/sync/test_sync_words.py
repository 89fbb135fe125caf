"""The wire's small parts: signatures, addresses, words."""

from datetime import UTC, datetime

import pytest
from nacl.signing import SigningKey
from pydantic import ValidationError

from fairdesk.core.canonical import GENESIS, canonical, sha256
from fairdesk.errors import Known, error_table
from fairdesk.i18n import catalogue
from fairdesk.store.journal import seal
from fairdesk.sync.link import make_client
from fairdesk.sync.outcome import Outcome
from fairdesk.sync.protocol import EntryResult, FileStored, Receipt, Status, referenced_files
from fairdesk.sync.signing import Forged, opened, prove, sealed

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
KEY = SigningKey(b"k" * 32)
PUBLIC = KEY.verify_key.encode().hex()


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_says_in_both_languages_what_to_do(outcome: Outcome) -> None:
    assert len(outcome.text("zh")) > 8
    assert len(outcome.text("en")) > 20


def test_only_a_confirmed_or_empty_upload_is_good() -> None:
    assert [outcome for outcome in Outcome if outcome.good] == [Outcome.OK, Outcome.NOTHING]


def test_a_request_proof_fits_one_method_path_date_and_body_only() -> None:
    proof = prove(KEY, "s", "PUT", "/v1/files/a?x=1", NOW, sha256(b"body"))
    proof.check("PUT", "/v1/files/a?x=1", PUBLIC)
    for method, target in (("POST", "/v1/files/a?x=1"), ("PUT", "/v1/files/b?x=1"), ("PUT", "/v1/files/a")):
        with pytest.raises(Forged):
            proof.check(method, target, PUBLIC)
    with pytest.raises(Forged):
        proof.check("PUT", "/v1/files/a?x=1", SigningKey.generate().verify_key.encode().hex())


def test_a_reverse_proxy_may_put_a_folder_in_front() -> None:
    prove(KEY, "s", "GET", "/fair/central/v1/state", NOW, sha256(b"")).check("GET", "/v1/state", PUBLIC)


def test_a_signed_answer_stands_only_as_it_was_signed() -> None:
    body = sealed(FileStored(sha256="ab" * 32, size=3), KEY)
    assert opened(canonical(body), FileStored, PUBLIC).size == 3
    assert opened(canonical({**body}), FileStored, None).service_key == PUBLIC
    for forged in ({**body, "size": 4}, {**body, "more": 1}, {**body, "signature": "zz"}):
        with pytest.raises(Forged):
            opened(canonical(forged), FileStored, PUBLIC)
    with pytest.raises(Forged):
        opened(canonical(body), FileStored, "cd" * 32)


def test_an_answer_of_a_newer_service_may_have_more_fields() -> None:
    class Newer(FileStored):
        more: int = 7

    assert opened(canonical(sealed(Newer(sha256="ab" * 32, size=3), KEY)), FileStored, PUBLIC).size == 3


def test_a_receipt_whose_counts_do_not_add_up_is_none() -> None:
    result = EntryResult(id="a", seq=1, status=Status.ACCEPTED)
    fields = {
        "batch_id": "b", "station": "s", "received_at": "2026-11-23T01:00:00.000000Z", "sent": 1, "duplicate": 0,
        "held": 0, "rejected": 0, "results": (result,), "head_seq": 1, "head": "ab" * 32, "cases": 0, "entries": 1,
    }  # fmt: skip
    assert Receipt(**fields, accepted=1).sent == 1
    with pytest.raises(ValidationError, match="do not add up"):
        Receipt(**fields, accepted=0)


@pytest.mark.parametrize("url", ["", "central", "ftp://central", "http://", "127.0.0.1:8765"])
def test_an_address_that_is_none_is_told(url: str) -> None:
    with pytest.raises(Known) as caught:
        make_client(url)
    assert caught.value.code == "FD-6001"


def test_every_error_and_word_of_this_room_has_both_languages() -> None:
    mine = [spec for code, spec in error_table().items() if code.startswith("FD-6")]
    assert len(mine) > 25
    assert all(spec.zh and spec.en for spec in mine)
    words = {key: texts for key, texts in catalogue().items() if key.startswith(("sync.", "console."))}
    assert all(set(texts) == {"zh", "en"} for texts in words.values())


@pytest.mark.parametrize(
    ("payload", "files"),
    [
        ({"input": {"sha256": "ab" * 32}, "assigned": {}, "papers": []}, ["ab" * 32]),
        ({"input": {}, "assigned": {}, "papers": [{"sha256": "cd" * 32}, {"sha256": "cd" * 32}]}, ["cd" * 32]),
        ({"input": {"sha256": "../../passwd"}, "assigned": {}, "papers": []}, []),
        ({"input": {"sha256": {"size": 3}}, "assigned": {}, "papers": []}, []),
    ],
)
def test_an_entry_refers_to_its_papers_and_to_the_file_that_it_registers(
    payload: dict[str, object], files: list[str]
) -> None:
    entry = seal(
        seq=1, moment=NOW, station="s", author="a", act="any.act", version=1, case_id=None, payload=payload,
        prev=GENESIS,
    )  # fmt: skip
    assert referenced_files(entry) == files
