"""Weigh what bytes say when they are read as Chinese: the right encoding gives frequent hanzi."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final, NamedTuple

from ipcorpus.data.frequency import mean_weight, weigh
from ipcorpus.steps.decode.letters import is_japanese, is_other
from ipcorpus.steps.decode.sample import beyond_ascii, evidence, pieces, sample, shape

_CODECS: Final = {"gb18030": "gb18030", "big5": "big5hkscs"}
# The weight and half of the gap to the other reading: Chinese text of ten characters and more has 50 at
# least and mostly 80, other languages reach 60. From a weight of 52 on nothing needs to be looked at
# further (tests/bench/bench_decode.py, table "weights").
_CLEAR: Final = 50.0
_SURE: Final = 52.0
# Samples of so few characters must be sure, of so many can be.
_FEW: Final = 2
_MANY: Final = 30
# A declaration decides between readings that differ by less than this, over one that says this much at
# least, and up to so many characters, which may look like another language by chance.
_TIE: Final = 6.0
_LEAST_DECLARED: Final = 30.0
_SHORT: Final = 14
# From this share of kana on, it may be Japanese.
_KANA: Final = re.compile("[ぁ-んァ-ヶ]")
_KANA_SHARE: Final = 0.15
# Bytes among which one may have been lost, and the least number of pairs that tell.
_RUN: Final = re.compile(rb"[\x80-\xff]{6,60}")
_PAIRS: Final = 8
# Hanzi give three good bytes each; GBK read as UTF-8 gives one good pair for two bad bytes.
_BROKEN: Final = 3


class Reading(NamedTuple):
    """One way to read the bytes: a sample of it, and the mean weight of the sample's characters."""

    encoding: str
    sample: str
    weight: float


# What Big5 gives where gb18030 is sure: bytes that are sure in one of them are nothing in the other (the same
# table: the wrong one weighs less than 40).
_NOTHING: Final = Reading("big5", "", 0.0)


def chinese(data: bytes, declared: str | None) -> tuple[str, str] | None:
    """Give the encoding of bytes that are Chinese, or UTF-8 with errors, and what decided; else None."""
    parts = pieces(data)
    first = _reading("gb18030", parts)
    both = _ranked(first, _NOTHING if _is_sure(first) else _reading("big5", parts))
    if _is_utf8(parts, both[0].weight):
        return "utf-8", "utf-8"
    return _choice(both, parts, declared)


def perhaps_chinese(data: bytes) -> str | None:
    """Give the Chinese encoding of bytes that nothing else can read either, if they say anything in it."""
    parts = pieces(data)
    both = readings(parts)
    enough = len(both[0].sample) > _FEW and both[0].weight >= _LEAST_DECLARED
    return both[0].encoding if enough and not _is_foreign(both, parts) else None


def readings(parts: list[bytes]) -> list[Reading]:
    """Read pieces of a document as gb18030 and as Big5: the one of the greater weight first."""
    return _ranked(_reading("gb18030", parts), _reading("big5", parts))


def _reading(name: str, parts: list[bytes]) -> Reading:
    text = sample(parts, _CODECS[name])
    return Reading(name, text, mean_weight(text))


def _ranked(*both: Reading) -> list[Reading]:
    return sorted(both, key=lambda reading: reading.weight, reverse=True)


def _is_sure(reading: Reading) -> bool:
    return reading.weight >= _SURE and len(reading.sample) >= _MANY


def _choice(both: list[Reading], parts: list[bytes], declared: str | None) -> tuple[str, str] | None:
    """Choose between the two readings, or neither."""
    better, worse = both
    gap = better.weight - worse.weight
    if gap < _TIE and worse.encoding == declared and worse.weight >= _LEAST_DECLARED:
        return worse.encoding, "declared"
    is_declared = better.encoding == declared and better.weight >= _LEAST_DECLARED
    if _is_foreign(both, parts):
        return (better.encoding, "declared") if is_declared and len(better.sample) <= _SHORT else None
    if better.weight + gap / 2 >= _CLEAR and _stands(better, gap, parts):
        return better.encoding, "frequency"
    if is_declared:
        return better.encoding, "declared"
    return ("gb18030", "frequency") if _is_out_of_step(parts) else None


def _is_out_of_step(parts: list[bytes]) -> bool:
    """Tell GBK of which a byte was lost: after it, nothing makes sense up to the next ASCII."""
    best = [_best_with_a_step(run) for part in parts for run in _RUN.findall(part)]
    count = sum(pairs for _, pairs in best)
    return count >= _PAIRS and sum(weight for weight, _ in best) >= _CLEAR * count


def _best_with_a_step(run: bytes) -> tuple[float, int]:
    """Give the weight of a run's pairs where one byte too few or too many is somewhere among them."""
    in_step, out_of_step = _pair_weights(run), _pair_weights(run[1:])
    count = len(out_of_step)
    sums = [list(accumulate(row[:count], initial=0.0)) for row in (in_step, out_of_step)]
    ways = ((sums[0], sums[1]), (sums[1], sums[0]))
    return max(
        before[at] + after[count] - after[at] for before, after in ways for at in range(count + 1)
    ), count


def _pair_weights(run: bytes) -> list[float]:
    pairs = (run[at : at + 2] for at in range(0, len(run) - 1, 2))
    return [mean_weight(pair.decode("gb18030", "ignore")) for pair in pairs]


def _stands(reading: Reading, gap: float, parts: list[bytes]) -> bool:
    """Look again where there is little to go by: without what may be letters with accents."""
    if _is_sure(reading):
        return True
    text = evidence(parts, _CODECS[reading.encoding])
    weight = mean_weight(text)
    return weight + gap / 2 >= _CLEAR and (weight >= _SURE or len(text) > _FEW)


def _is_foreign(both: list[Reading], parts: list[bytes]) -> bool:
    """Look for other languages where there is reason to: kana, or hanzi that are not so frequent."""
    gb18030 = next(reading.sample for reading in both if reading.encoding == "gb18030")
    sure = both[0].weight >= _SURE
    if len(_KANA.findall(gb18030)) > len(gb18030) * _KANA_SHARE and is_japanese(parts, doubtful=sure):
        return True
    return not sure and is_other(parts, both[0].encoding)


def _is_utf8(parts: list[bytes], weight: float) -> bool:
    """Tell broken UTF-8, of which most sequences are valid still, from bytes that say more otherwise."""
    data = b"\n".join(parts)
    seen = shape(data)
    valid = 3 * seen.count(b"LTT") + 2 * seen.count(b"lT")
    if valid < (len(seen) - seen.count(b"A")) / 2:
        return False
    text = data.decode("utf-8", "replace")
    good = beyond_ascii(text).replace("\ufffd", "")
    return len(good.encode()) > _BROKEN * text.count("\ufffd") and (weight < _SURE or weigh(good) > weight)
