"""What is told while a run goes on."""

from __future__ import annotations

import io
from collections import Counter

import pytest

from ipcorpus.report import summary
from ipcorpus.runs.tally import Stand, Tally


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(summary, "time", clock)
    return clock


def stand(documents: int, rejected: int) -> Stand:
    tally = Tally(documents=documents, articles=documents - rejected, input_bytes=documents * 5000)
    tally.rejected = Counter({"decode: empty": rejected})
    return Stand(tally, 4000, documents // 500, 8, 0)


def test_a_log_gets_a_line_every_few_seconds_with_all_that_counts(clock: Clock) -> None:
    stream = io.StringIO()
    with summary.progress(stream, quiet=False) as shown:
        clock.now += 5
        shown.told(stand(500, 1))
        clock.now += 5
        shown.told(stand(1000, 3))
        shown.told(stand(1500, 3))
    assert stream.getvalue() == (
        "1,000 of 4,000 documents, 5.0 MB, 100 a second, 0:00:30 left, shard 2 of 8, 3 rejected\n"
    )


def test_quiet_says_nothing(clock: Clock) -> None:
    stream = io.StringIO()
    with summary.progress(stream, quiet=True) as shown:
        clock.now += 60
        shown.told(stand(500, 1))
        shown.say("a line")
    assert stream.getvalue() == ""
