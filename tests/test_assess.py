from __future__ import annotations

import pytest

from ipcorpus import Cleaner

SENTENCE = "市知识产权局昨天在本市召开会议，总结今年的工作，并且部署明年的任务。"


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (SENTENCE * 3, []),
        ((SENTENCE * 2)[:59], ["short"]),
        ((SENTENCE * 2)[:60], []),
        (SENTENCE.encode().decode("cp1252", "ignore") * 3, ["mojibake"]),
        ("À Besançon, l'été dernier, la forêt était très sèche, et la rivière aussi.", []),
        (SENTENCE * 3 + "现价\ue123\ue124元一件。", ["suspect"]),
        (SENTENCE * 3 + "现价\uf000元一件。", ["suspect"]),
        (SENTENCE * 3 + "现价\uf8ff元一件。", ["suspect"]),
        (SENTENCE * 3 + "现价\uf900元一件。", []),
    ],
    ids=[
        "plain",
        "a sentence and a half",
        "a character more",
        "misread with losses",
        "French",
        "digits of a font of the page's own",
        "one of the later ones",
        "the last one",
        "the first hanzi after them",
    ],
)
def test_flags_what_to_beware_of(text, flags):
    assert Cleaner().clean_text(text).article.flags == flags
