"""Rules learnt from a folder: they can be read, proven, and take what they were learnt from."""

import tomllib

import pytest
from click.testing import CliRunner

from ipcorpus import Cleaner, Document, proof
from ipcorpus.cli.learn import learn
from ipcorpus.corpus import learning

STORIES = [
    "渡口的老船工今年七十岁了，他每天清早还要到河边走一走，看看水位。",
    "书院门前的两棵银杏是建院那一年种下的，如今要三个人才能合抱。",
    "集市上的糖画摊子前围满了孩子，师傅一勺糖浆就能画出一条龙。",
    "粮仓改成了展览馆，墙上的标语还留着，字迹已经有些模糊了。",
]
FURNITURE = ["甲城文艺", 'o\'clock "钟楼" \\ 时光', "首页 > 老街", "合作伙伴风采"]


def pages():
    for number, story in enumerate(STORIES):
        lines = [
            *FURNITURE,
            f"老街往事之{'一二三四'[number]}",
            "来源：甲城日报",
            story,
            story[::-1][1:] + "。",
            "小城故事汇",
        ]
        yield f"jiacheng/{number}.txt", "\n".join(lines)


def written(folder):
    for path, text in pages():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def test_only_what_no_rule_takes_is_learnt():
    documents = [Document(path, text.encode()) for path, text in pages()]
    lines = [each.line for each in learning.learn(documents, Cleaner())]
    assert sorted(lines) == sorted(["甲城文艺", FURNITURE[1], "合作伙伴风采", "小城故事汇"])


def test_the_rule_file_can_be_read_and_proven_and_used(tmp_path):
    result = CliRunner().invoke(learn, [str(written(tmp_path))], standalone_mode=False)
    assert result.return_value == 0
    rules = tomllib.loads(result.output)["rule"]
    assert [len(rule["drops"]) for rule in rules] == [1] * 4
    assert {rule["why"] for rule in rules} == {"Stands in 4 of 4 documents of jiacheng."}
    (tmp_path / "mine" / "boilerplate").mkdir(parents=True)
    (tmp_path / "mine" / "boilerplate" / "learned.toml").write_text(result.output, "utf-8")
    cleaner = Cleaner(rules=proof.load(tmp_path / "mine"))
    labels = [line.rule for line in cleaner.clean((tmp_path / "jiacheng/0.txt").read_bytes()).lines]
    assert sum(rule.startswith("learned-") for rule in labels) == 4


def test_nothing_learnt_is_told_by_the_status(tmp_path):
    (tmp_path / "one.txt").write_text(STORIES[0], "utf-8")
    result = CliRunner().invoke(learn, [str(tmp_path)], standalone_mode=False)
    assert result.return_value == 1
    assert tomllib.loads(result.output) == {}


@pytest.mark.parametrize("line", ["a'b", 'a"b', "a\\b", "a\x7fb", "^.*$", "a'b\\c"])
def test_any_line_is_written_so_that_it_is_read_back(line):
    found = learning.Learnt("site", line, 3, 3, "句子。")
    rule = tomllib.loads("".join(learning.toml([found])))["rule"][0]
    assert rule["drops"] == [line]
