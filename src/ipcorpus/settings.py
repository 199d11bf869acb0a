"""The settings of the cleaning: small, for whoever only names them needs no pipeline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What decides the output of a document, and nothing else.

    `script` is hans, hant, tw, hk or keep; `punctuation` fullwidth or keep; `glosses` keep or strip;
    `width` (of letters and digits) is ascii or keep; `keep_wrap` leaves hard-wrapped lines as they are.

    | option | before | after |
    |---|---|---|
    | `punctuation="fullwidth"` | `今天,在北京(首都)召开.` | `今天，在北京（首都）召开。` |
    | `punctuation="keep"` | `今天,在北京(首都)召开.` | `今天,在北京(首都)召开.` |
    | `keep_wrap=True` | `每行三十个字的⏎老网页` | `每行三十个字的⏎老网页` (else `每行三十个字的老网页`) |
    | `width="keep"` | `２０１９年ＡＢＣ` | `２０１９年ＡＢＣ` (else `2019年ABC`) |
    """

    script: str = "hans"
    punctuation: str = "fullwidth"
    glosses: str = "keep"
    keep_original: bool = False
    keep_wrap: bool = False
    width: str = "ascii"
