"""The index finds what the exact scorer would find, filters by class and refuses bad queries kindly."""

from __future__ import annotations

import random

import pytest

from fairdesk.core.marks import MarkEntry
from fairdesk.errors import Known
from fairdesk.match.marks.index import WordIndex

FAMOUS = [
    "康师傅",
    "康佳",
    "PUMA",
    "PVMA",
    "龙",
    "哇哈哈",
    "三六零",
    "雪碧",
    "雷碧",
    "大白兔",
    "ADIDAS",
    "BMW",
    "可口可乐",
    "牛",
    "五粮液",
    "蓝月亮",
    "SUN MOON",
    "海尔 HAIER",
    "奥利奥",
    "红牛",
]


def entries(titles: list[str]) -> list[MarkEntry]:
    return [MarkEntry(i, f"N{i}", title, (i % 45 + 1,), "") for i, title in enumerate(titles)]


def invented(count: int, seed: int) -> list[str]:
    """Coined names of common characters and of syllables; the same for the same seed."""
    rng = random.Random(seed)
    common = bytes(b for h in range(0xB0, 0xD0) for low in range(0xA1, 0xFF, 5) for b in (h, low)).decode("gb2312")
    syllables = ["ba", "ko", "ri", "ne", "tu", "lo", "sa", "mi", "ver", "tex", "on", "el", "dra", "qui", "zen"]
    names = []
    for _ in range(count):
        if rng.random() < 0.6:
            names.append("".join(rng.choices(common, k=rng.choice((2, 2, 3, 3, 4)))))
        else:
            names.append("".join(rng.choices(syllables, k=rng.choice((2, 3, 3, 4)))).upper())
    return names


@pytest.fixture(scope="module")
def index() -> WordIndex:
    return WordIndex.build(entries(FAMOUS + invented(1500, 7)))


@pytest.mark.parametrize(
    ("stated", "earlier"),
    [
        ("康帅傅", "康师傅"),
        ("龍", "龙"),
        ("娃哈哈", "哇哈哈"),
        ("360", "三六零"),
        ("大白免", "大白兔"),
        ("ADIDSA", "ADIDAS"),
        ("8MW", "BMW"),
        ("可口可乐集团", "可口可乐"),
        ("牛牛", "牛"),
        ("粤利粤", "奥利奥"),
        ("MOON SUN", "SUN MOON"),
        ("RED BULL", "红牛"),
        ("haier", "海尔 HAIER"),
    ],
)
def test_a_famous_copy_finds_its_original_first(index: WordIndex, stated: str, earlier: str) -> None:
    assert index.search(stated)[0].entry.title == earlier


@pytest.mark.parametrize(
    ("stated", "earlier"), [("PUMA", "PVMA"), ("PVMA", "PUMA"), ("雪碧", "雷碧"), ("雷碧", "雪碧")]
)
def test_look_alikes_find_each_other_right_after_the_mark_itself(index: WordIndex, stated: str, earlier: str) -> None:
    assert [h.entry.title for h in index.search(stated)[:2]] == [stated, earlier]


def test_the_index_finds_what_scoring_every_mark_finds() -> None:
    names = invented(400, 11)
    index = WordIndex.build(entries(names))
    rng = random.Random(3)
    found = wanted = 0
    for name in rng.sample(names, 40):
        at = rng.randrange(len(name))
        query = name[:at] + rng.choice(names)[0] + name[at + 1 :]
        reference = {h.entry.row for h in index.exhaustive(query)}
        found += len(reference & {h.entry.row for h in index.search(query)})
        wanted += len(reference)
    assert wanted > 20
    assert found >= 0.95 * wanted


def test_hits_come_best_first_and_each_has_a_reason_and_is_at_most_top(index: WordIndex) -> None:
    hits = index.search("康师傅", top=3)
    scores = [h.score for h in hits]
    assert scores == sorted(scores, reverse=True)
    assert len(hits) <= 3
    assert all(h.reasons for h in hits)


def test_only_marks_of_the_wanted_classes_are_found_and_those_without_classes_stay_in() -> None:
    index = WordIndex.build(
        [
            MarkEntry(1, "A", "康师傅", (30, 32)),
            MarkEntry(2, "B", "康师傅", (9,)),
            MarkEntry(3, "C", "康师傅", ()),
            MarkEntry(4, "D", "康师傅", (200,)),
        ]
    )
    assert [h.entry.number for h in index.search("康帅傅", classes=(9, 35))] == ["B", "C", "D"]
    assert [h.entry.number for h in index.search("康帅傅", classes=(30,))] == ["A", "C", "D"]
    assert len(index.search("康帅傅")) == 4


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "FD-4001"), (" \t", "FD-4001"), ("！？…", "FD-4002"), ("😀", "FD-4002"), ("康" * 2000, "FD-4003")],
)
def test_a_query_that_cannot_be_searched_is_refused_with_a_known_error(index: WordIndex, text: str, code: str) -> None:
    with pytest.raises(Known) as refused:
        index.search(text)
    assert refused.value.code == code
    assert refused.value.text("zh")
    assert refused.value.text("en")


def test_a_class_or_number_of_answers_out_of_range_is_refused(index: WordIndex) -> None:
    with pytest.raises(Known, match="FD-4005"):
        index.search("康师傅", classes=(46,))
    with pytest.raises(Known, match="FD-4004"):
        index.search("康师傅", top=0)


@pytest.mark.parametrize(
    "text", ["轩", "集团公司", "THE", "康" * 200, "a" * 200, "עברית PUMA", "カルピス", "𠮷野家", "1", "\x00龙\x07"]
)
def test_odd_queries_get_an_answer(index: WordIndex, text: str) -> None:
    for hit in index.search(text):
        assert 0.0 < hit.score <= 1.0


def test_an_index_without_marks_and_marks_without_words_find_nothing() -> None:
    assert WordIndex.build([]).search("康师傅") == []
    devices = WordIndex.build([MarkEntry(1, "A", ""), MarkEntry(2, "B", "★")])
    assert devices.search("PUMA") == []
    assert len(devices) == 2


def test_searching_again_gives_the_same_answer(index: WordIndex) -> None:
    assert index.search("大白免") == index.search("大白免")
