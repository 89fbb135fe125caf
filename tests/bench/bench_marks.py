"""Speed of the word-mark search beside an exhaustive rapidfuzz scan, in one run. Run by ``make bench``.

Names are generated: two to four common characters, or two to four syllables of letters, seeded. Queries are names with
one character or letter replaced. ``FAIRDESK_BENCH_MARKS`` sets the number of marks (default 100,000).
"""

from __future__ import annotations

import os
import random
import resource
import time
from collections.abc import Callable

import numpy as np
import pytest
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from fairdesk.core.marks import MarkEntry
from fairdesk.match.marks.index import WordIndex

MARKS = int(os.environ.get("FAIRDESK_BENCH_MARKS", "100000"))
QUERIES = 100
SYLLABLES = (
    "ba",
    "ko",
    "ri",
    "ne",
    "tu",
    "lo",
    "sa",
    "mi",
    "ver",
    "tex",
    "on",
    "el",
    "dra",
    "qui",
    "zen",
    "pha",
    "gor",
)


def generated(count: int, rng: random.Random) -> list[str]:
    level1 = bytes(b for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF) for b in (high, low)).decode("gb2312")
    return [
        "".join(rng.choices(level1, k=rng.choice((2, 2, 3, 4))))
        if rng.random() < 0.65
        else "".join(rng.choices(SYLLABLES, k=rng.choice((2, 3, 3, 4)))).upper()
        for _ in range(count)
    ]


def mutated(name: str, rng: random.Random) -> str:
    at = rng.randrange(len(name))
    return name[:at] + rng.choice("ABCDEOIV" if name.isascii() else "康大新华宝龙海天") + name[at + 1 :]


def timed(search: Callable[[str], object], queries: list[str]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    taken = []
    for query in queries:
        start = time.perf_counter()
        search(query)
        taken.append((time.perf_counter() - start) * 1000)
    return float(np.percentile(taken, 50)), float(np.percentile(taken, 95))


def recall(names: list[str], rng: random.Random) -> tuple[int, int]:
    """How many of the answers of the exhaustive scorer (20 per query) the index gives, and of how many."""
    index = WordIndex.build(MarkEntry(i, str(i), name) for i, name in enumerate(names))
    found = wanted = 0
    for query in [mutated(name, rng) for name in rng.sample(names, 20)]:
        reference = {h.entry.row for h in index.exhaustive(query)}
        found += len(reference & {h.entry.row for h in index.search(query)})
        wanted += len(reference)
    return found, wanted


@pytest.mark.bench
@pytest.mark.timeout(900)
def test_the_speed_of_the_word_search_is_told_and_it_finds_what_the_exhaustive_scorer_finds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rng = random.Random(2026)
    names = generated(MARKS, rng)
    queries = [mutated(name, rng) for name in rng.sample(names, QUERIES)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    index = WordIndex.build(MarkEntry(i, str(i), name) for i, name in enumerate(names))
    built = time.perf_counter() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    first = timed(index.search, queries)
    again = timed(index.search, queries)
    scan = timed(lambda q: process.extract(q, names, scorer=Levenshtein.normalized_similarity, limit=20), queries)
    found, wanted = recall(names[:5000], rng)
    report = f"""
word marks: {MARKS:,} generated names, {QUERIES} queries with one character changed
  build {built:.1f} s, {memory:.0f} MB more resident
  first time  p50 {first[0]:6.1f} ms  p95 {first[1]:6.1f} ms
  again       p50 {again[0]:6.1f} ms  p95 {again[1]:6.1f} ms
  rapidfuzz   p50 {scan[0]:6.1f} ms  p95 {scan[1]:6.1f} ms  (edit distance over every name, no rules)
  recall@20 to the exhaustive scorer on 5,000 marks: {found} of {wanted}
"""
    with capsys.disabled():
        print(report)  # noqa: T201
    assert found >= 0.95 * wanted > 0
