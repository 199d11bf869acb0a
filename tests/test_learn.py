"""The templates of sites in a run: on by default, off when asked, and told apart by the ledger."""

import json

import pytest

from ipcorpus.cli import status

ABOVE = ["甲城文艺", "读图时刻", "老街记忆"]
BELOW = ["合作伙伴风采", "老照片征集中", "本周人气之星"]


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "scraped" / "jiacheng"
    folder.mkdir(parents=True)
    for number in range(5):
        story = [
            f"第{number}位老人说，{word}在他小时候就有了，那时候的河水还很清。"
            for word in ("渡口", "书院", "粮仓", "戏台")
        ]
        lines = [*ABOVE, f"老街往事之{number}", "来源：甲城日报　时间：2020-01-02", *story, *BELOW]
        (folder / f"{number}.txt").write_text("\n".join(lines), "utf-8")
    return tmp_path / "scraped"


def texts(out):
    rows = (json.loads(line) for file in sorted(out.glob("articles-*.jsonl")) for line in file.open("rb"))
    return {row["path"]: row["text"] for row in rows}


def test_templates_can_be_turned_off_and_on_again(site, tmp_path):
    out = tmp_path / "out"
    found = []
    for more in ([], ["--no-templates"], ["--no-templates"], []):
        assert status(["clean", str(site), "-o", str(out), "--engine", "serial", "--quiet", *more]) == 0
        found.append(texts(out))
    learnt, plain, again, back = found
    assert learnt == back
    assert plain == again
    assert not any(line in text for text in learnt.values() for line in [*ABOVE, *BELOW])
    assert all("合作伙伴风采" in text for text in plain.values())
