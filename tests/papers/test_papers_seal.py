"""The QR of an issued paper: what it says, and that no change goes unnoticed."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from fairdesk.errors import Known
from fairdesk.papers.seal import Outcome, Statement, content_hash, make_qr_payload, read_qr_payload, verify

KEY = SigningKey(bytes(range(32)))
HASH = content_hash("D14", "zh", "样例知处字〔2026〕1号", {"facts": "甲"})
STATEMENT = Statement(
    UUID("0190f5aa-1111-7000-8000-123456789abc"),
    datetime(2026, 11, 23, 6, 5, tzinfo=UTC),
    HASH,
    "B2",
    "D14",
    "样例知处字〔2026〕1号",
)


def test_a_signed_statement_verifies_and_says_what_was_issued() -> None:
    payload, signature = make_qr_payload(STATEMENT, KEY)
    verdict = verify(payload, KEY.verify_key)
    assert verdict.outcome is Outcome.GENUINE
    assert verdict.statement == STATEMENT == read_qr_payload(payload)
    assert len(signature) == 64


@given(st.data())
def test_any_changed_character_is_noticed(data: st.DataObject) -> None:
    payload, _ = make_qr_payload(STATEMENT, KEY)
    # the last character also carries padding bits that say nothing
    at = data.draw(st.integers(4, len(payload) - 2))
    other = data.draw(st.sampled_from([c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" if c != payload[at]]))
    assert not verify(payload[:at] + other + payload[at + 1 :], KEY.verify_key).genuine


def test_another_stations_key_does_not_verify_it() -> None:
    payload, _ = make_qr_payload(STATEMENT, KEY)
    assert verify(payload, SigningKey(bytes(32)).verify_key).outcome is Outcome.ALTERED


@pytest.mark.parametrize("text", ["", "https://example.org/", "FD1:", "FD1:!!!", "FD1:AAAA", "FD1:" + "A" * 300])
def test_a_foreign_qr_is_not_taken_for_a_seal(text: str) -> None:
    verdict = verify(text, KEY.verify_key)
    assert verdict.outcome is not Outcome.GENUINE
    if verdict.statement is None:
        with pytest.raises(Known) as told:
            read_qr_payload(text)
        assert told.value.code == "FD-5011"


def test_the_payload_keeps_to_the_small_alphabet_of_qr_codes() -> None:
    payload, _ = make_qr_payload(STATEMENT, KEY)
    assert set(payload) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_the_content_hash_changes_with_one_digit_and_not_with_the_order_of_keys() -> None:
    a = {
        "booth": "2.1B18",
        "at": datetime(2026, 11, 23, 6, 5, tzinfo=UTC),
        "photo": b"\xff\xd8",
        "on": date(2026, 1, 1),
    }
    same = dict(reversed(a.items()))
    assert content_hash("D14", "zh", "1号", a) == content_hash("D14", "zh", "1号", same)
    for other in ({"booth": "2.1B19"}, {"photo": b"\xff\xd9"}, {"at": datetime(2026, 11, 23, 6, 6, tzinfo=UTC)}):
        assert content_hash("D14", "zh", "1号", {**a, **other}) != content_hash("D14", "zh", "1号", a)
    assert content_hash("D14", "zh", "2号", a) != content_hash("D14", "zh", "1号", a)
