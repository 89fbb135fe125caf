"""Booth numbers in the writings of organisers and of people at the counter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.casework.exhibitors.booths import booth_key, booths


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("9.2B16-18、C07", ["9.2B16", "9.2B17", "9.2B18", "9.2C07"]),
        ("E1D26", ["E1D26"]),
        ("B04:26", ["B0426"]),
        ("9.2馆 B16", ["9.2B16"]),
        ("９．２Ｂ１６－１８", ["9.2B16", "9.2B17", "9.2B18"]),
        ("9.2B16 9.2C07", ["9.2B16", "9.2C07"]),
        ("9.2B16～9.2B18，20", ["9.2B16", "9.2B17", "9.2B18", "9.2B20"]),
        ("A98-101", ["A98", "A99", "A100", "A101"]),
        ("A101-05", ["A101", "A102", "A103", "A104", "A105"]),
        ("5.2A01/A03", ["5.2A01", "5.2A03"]),
        ("3B02/04", ["3B02", "3B04"]),
        ("Hall 3 B12", ["3B12"]),
        ("W5-A01", ["W5A01"]),
        ("A101-2", ["A1012"]),
        ("A18-16", ["A1816"]),
        ("A01-99", ["A0199"]),
        ("", []),
    ],
)
def test_a_cell_gives_the_booths_that_it_names(cell: str, found: list[str]) -> None:
    assert booths(cell) == found


@pytest.mark.parametrize(
    "typed", ["9.2b16", " 9.2 B16", "９．２Ｂ１６", "9.2馆B16", "9.2-B16", "Booth 9.2B16", "展位号9.2B16"]
)
def test_one_booth_has_one_key_in_every_writing(typed: str) -> None:
    assert booth_key(typed) == "9.2B16"


@given(st.text(max_size=40))
def test_any_text_gives_keys_without_blanks_each_once(cell: str) -> None:
    found = booths(cell)
    assert len(set(found)) == len(found)
    assert all(key and key == "".join(key.split()) for key in found)
