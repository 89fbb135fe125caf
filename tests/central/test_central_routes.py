"""The doors of the service: who may come in, with what, and how a refusal is told."""

from collections.abc import Iterator

import httpx
import pytest
from nacl.signing import SigningKey

from fairdesk.core.canonical import canonical, sha256
from fairdesk.sync.protocol import MAX_BODY_BYTES
from fairdesk.sync.signing import prove
from tests.central.wire import Sender
from tests.sync.hall import Desk, Hall


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One hall for all: what is refused leaves nothing behind."""
    with Hall(tmp_path_factory.mktemp("routes")) as made:
        yield made


@pytest.fixture(scope="module")
def desk(hall: Hall) -> Desk:
    made = hall.desk()
    made.photo()
    return made


@pytest.fixture
def sender(hall: Hall, desk: Desk) -> Sender:
    return Sender(hall, desk)


def told(response: httpx.Response) -> tuple[int, str]:
    body = response.json()
    assert body["zh"]
    assert body["en"]
    return response.status_code, body["code"]


def test_a_file_that_does_not_match_its_hash_is_refused_and_not_kept(hall: Hall, sender: Sender) -> None:
    digest = sha256(b"the bottle")
    assert told(sender.send("PUT", f"/v1/files/{digest}", b"another cup", digest=digest)) == (422, "FD-6108")
    assert sender.send("HEAD", f"/v1/files/{digest}").status_code == 404
    assert list((hall.folder / "central" / "files" / ".incoming").iterdir()) == []


def test_a_file_is_there_after_it_was_sent(sender: Sender) -> None:
    digest = sha256(b"the cup")
    assert sender.send("HEAD", f"/v1/files/{digest}").status_code == 404
    assert sender.send("PUT", f"/v1/files/{digest}", b"the cup").json()["size"] == 7
    assert sender.send("PUT", f"/v1/files/{digest}", b"the cup").status_code == 200
    there = sender.send("HEAD", f"/v1/files/{digest}")
    assert (there.status_code, there.headers["x-fairdesk-file"]) == (200, digest)


@pytest.mark.parametrize("name", ["../../etc/passwd", "AB" * 32, "ab" * 31, "%2e%2e"])
def test_a_name_that_is_no_hash_never_becomes_a_path(sender: Sender, name: str) -> None:
    assert sender.send("PUT", f"/v1/files/{name}", b"x").status_code in {401, 404, 405, 422}


def test_a_batch_signed_with_another_key_is_refused(hall: Hall, desk: Desk, sender: Sender) -> None:
    thief = Sender(hall, desk, SigningKey.generate())
    assert told(thief.batch(desk.entries())) == (401, "FD-6103")


def test_a_batch_whose_body_was_changed_on_the_way_is_refused(desk: Desk, sender: Sender) -> None:
    body = sender.body(desk.entries(), "b")
    response = sender.send("POST", "/v1/batches/b", body.replace(b"IMG_1", b"IMG_2"), digest=sha256(body))
    assert told(response) == (401, "FD-6103")


def test_a_recorded_request_cannot_be_replayed_later(desk: Desk, sender: Sender) -> None:
    body = sender.body(desk.entries(), "b")
    proof = prove(sender.key, sender.station, "POST", "/v1/batches/b", desk.day.clock(), sha256(body))
    desk.day.clock.forward(minutes=6)
    url = f"{sender.hall.central.url}/v1/batches/b"
    assert told(httpx.post(url, content=body, headers=proof.headers(), trust_env=False)) == (401, "FD-6104")


def test_a_request_without_signature_is_refused(hall: Hall, desk: Desk, sender: Sender) -> None:
    url = f"{hall.central.url}/v1/batches/b"
    assert told(httpx.post(url, content=sender.body(desk.entries(), "b"), trust_env=False)) == (401, "FD-6103")


def test_an_unknown_station_is_told_to_enrol(hall: Hall, desk: Desk) -> None:
    stranger = hall.desk(enrol=False)
    assert told(Sender(hall, stranger).batch(stranger.entries())) == (401, "FD-6102")


def test_a_station_cannot_send_in_the_name_of_another(desk: Desk, sender: Sender) -> None:
    response = sender.batch(desk.entries(), station="another")
    assert told(response) == (403, "FD-6112")


def test_a_station_id_belongs_to_its_first_key(hall: Hall, desk: Desk) -> None:
    thief = SigningKey.generate()
    enrolment = {
        "station": desk.station.id,
        "name": "x",
        "verify_key": thief.verify_key.encode().hex(),
        "protocol": 1,
    }
    sender = Sender(hall, desk, thief)
    response = sender.send("POST", "/v1/stations", canonical(enrolment), authorization=f"Bearer {hall.central.token}")
    assert told(response) == (409, "FD-6105")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"protocol": 2}, "FD-6110"),
        ({"entries": []}, "FD-6106"),
        ({"more": 1}, "FD-6106"),
        ({"first_seq": "x"}, "FD-6106"),
    ],
)
def test_a_message_outside_the_protocol_is_refused_by_field(
    desk: Desk, sender: Sender, changes: dict[str, object], code: str
) -> None:
    response = sender.send("POST", "/v1/batches/b", sender.body(desk.entries(), "b", changes))
    assert told(response)[1] == code
    if code == "FD-6106":
        assert next(iter(changes)) in response.json()["en"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b'{"batch_id":"b"'])
def test_rubbish_is_refused_with_a_reason(sender: Sender, body: bytes) -> None:
    assert told(sender.send("POST", "/v1/batches/b", body)) == (422, "FD-6106")


def test_a_body_over_the_limit_is_refused(sender: Sender) -> None:
    assert told(sender.send("POST", "/v1/batches/b", bytes(MAX_BODY_BYTES + 1))) == (413, "FD-6107")


def test_more_than_two_hundred_entries_are_not_one_batch(desk: Desk, sender: Sender) -> None:
    assert told(sender.batch(desk.entries()[:1] * 201)) == (422, "FD-6106")


def test_the_contract_is_published_with_every_message(hall: Hall) -> None:
    contract = httpx.get(f"{hall.central.url}/openapi.json", trust_env=False).json()
    assert {"/v1/state", "/v1/stations", "/v1/files/{sha256}", "/v1/batches/{batch_id}", "/v1/days"} <= set(
        contract["paths"]
    )
    schemas = contract["components"]["schemas"]
    assert {"BatchRequest", "WireEntry", "Receipt", "EntryResult", "DayCertificate", "Enrolment"} <= set(schemas)
    named = {part.split('"')[0] for part in canonical(contract).decode().split("#/components/schemas/")[1:]}
    assert named <= set(schemas)


def test_the_health_page_says_ok(hall: Hall) -> None:
    response = httpx.get(f"{hall.central.url}/healthz", trust_env=False)
    assert (response.status_code, response.text) == (200, "ok\n")


def test_an_address_that_does_not_exist_is_told_in_both_languages(hall: Hall) -> None:
    assert told(httpx.get(f"{hall.central.url}/v2/state", trust_env=False)) == (404, "FD-6114")


def test_the_probe_returns_the_token_and_tells_nothing_else(hall: Hall, desk: Desk) -> None:
    state = httpx.get(f"{hall.central.url}/v1/probe?echo=abcdefgh", trust_env=False).json()
    assert state["echo"] == "abcdefgh"
    assert (state["head"], state["station"], state["cases"]) == ("", "", 0)
