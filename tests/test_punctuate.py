from __future__ import annotations

from itertools import chain, product
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ipcorpus.document import apply, undo
from ipcorpus.steps.punctuate import punctuate
from ipcorpus.steps.punctuate.settled import settled
from ipcorpus.steps.tidy import tidy

MARKS = {
    "between hanzi": ("今天,明天;昨天:好!好?", "今天，明天；昨天：好！好？"),
    "hanzi on the left": ("时间:2019,约3天", "时间：2019，约3天"),
    "hanzi on the right": ("Linux:一个系统,5!好", "Linux：一个系统，5！好"),
    "over a space": ("中文 , 中文", "中文，中文"),
    "over a bracket or quote": ('他(王五),说"好",走了', "他（王五），说“好”，走了"),
    "runs of marks": ("什么?!真的!!!", "什么？！真的！！！"),
    "times and ratios": ("22:10:37开始,比分3:2", "22:10:37开始，比分3:2"),
    "thousands and decimals": ("共1,404人,占3.5%", "共1,404人，占3.5%"),
    "an address": ("见http://a.example/x?b=1,c;d:80/说明,谢谢", "见http://a.example/x?b=1,c;d:80/说明，谢谢"),
    "an address with hanzi": ("见http://a.example:80/路径?x=1,说明", "见http://a.example:80/路径?x=1，说明"),
    "between quotations": ('"A","B"和"C"', "“A”，“B”和“C”"),
    "a mark in quotes": ('按"?"或“:”键', "按“?”或“:”键"),
    "an e-mail address": ("abc@x.example,联系人", "abc@x.example，联系人"),
    "a version": ("版本v1.2.3:已发布", "版本v1.2.3：已发布"),
    "an entity": ("写作&nbsp;中文", "写作&nbsp;中文"),
    "code in back quotes": ("用`a(中,文);`调用,即可", "用`a(中,文);`调用，即可"),
    "a program": ('print("中文,中文");  // a(b)', 'print("中文,中文"); // a(b)'),
    "an operator": ("当a!=中", "当a!=中"),
    "a clause behind a formula": ("解:(1)得a=2;(2)略;f(x);g(x)", "解：（1）得a=2；（2）略；f(x);g(x)"),
    "a word behind a clause": ("发展。(WTO)", "发展。（WTO）"),
    "a file": ("合同(终稿).docx已发(见附件)", "合同(终稿).docx已发（见附件）"),
    "a unit before its figure": ("毛利率(%):45.2,函数(x):1", "毛利率（%）：45.2，函数(x):1"),
    "a patent of a year": ("对比文件2(JP2010-123456A)给出", "对比文件2（JP2010-123456A）给出"),
    "a place with signs": ("解集为(−1,3)或(0,+∞)内", "解集为(−1,3)或(0,+∞)内"),
    "a face": ("哈哈:)", "哈哈:)"),
    "English with two hanzi": (
        "The word 中国, meaning (central): is old!",
        "The word 中国, meaning (central): is old!",
    ),
    "English words in Chinese": ("用Python, Java写", "用Python, Java写"),
    "a list of Latin words": ("包括AI,IoT,5G等", "包括AI，IoT，5G等"),
    "Greek units and equations": ("升至5μg/m3,O2略降;当x=1,y=2时", "升至5μg/m3，O2略降；当x=1，y=2时"),
    "English cited": (
        '格言"To be, or not to be: that is it."很有名',
        "格言“To be, or not to be: that is it.”很有名",
    ),
    "an English question": ("问:“Where is it, please?”我愣了", "问：“Where is it, please?”我愣了"),
    "an English sentence": ("他写How are you!的时候", "他写How are you!的时候"),
    "a name before a mark": ("你用过Adobe Photoshop!好", "你用过Adobe Photoshop！好"),
    "an address with a query": (
        '打开http://a.cn/b?service=mail&hl=zh后,点"确定",等',
        "打开http://a.cn/b?service=mail&hl=zh后，点“确定”，等",
    ),
    "a call with two literals": ('调用open("甲.txt", "r")时,好', '调用open("甲.txt", "r")时，好'),
    "a full stop behind a unit": ("两地相邻,相距120km.", "两地相邻，相距120km。"),
    "a full stop behind a date": ("公告号:CN101B,公告日:2010.05.12.", "公告号：CN101B，公告日：2010.05.12。"),
    "a reference": ("王五.文献[J].学报,2019,5(3):12-15.", "王五.文献[J].学报，2019,5(3):12-15."),
    "a heading": ("图1:装置2.", "图1：装置2。"),
    "two items": ("增长5.6%,PCT申请增加", "增长5.6%，PCT申请增加"),
    "a number and a word, with a space": ("增长5.6%; PCT申请增加", "增长5.6%； PCT申请增加"),
    "two words, with a space": ("他说Yes, OK吧", "他说Yes, OK吧"),
    "a number and a word, with two spaces": ("占5.6%,  A12号", "占5.6%，A12号"),
    "two numbers, with a space": ("第3, 5号楼", "第3, 5号楼"),
    "a share before a Latin word": (
        "增长3.5%,B股上涨;增长15.6%;PCT申请",
        "增长3.5%，B股上涨；增长15.6%；PCT申请",
    ),
    "a comma in an address": ("见http://a.example/a,b/说明", "见http://a.example/a,b/说明"),
    "places in a compound": ("检出o,p-DDT残留", "检出o,p-DDT残留"),
    "items of several words": ("支持蓝牙5.0,USB 3.1,Wi-Fi 6等", "支持蓝牙5.0，USB 3.1，Wi-Fi 6等"),
    "Greek letters and prices": ("当α,β为常数;售€99,£89起", "当α，β为常数；售€99，£89起"),
    "items before an end": (
        "体重65kg,身高1.78m,BMI=20.5。\n关键词:专利;IP;TRIPS\n求x,y",
        "体重65kg，身高1.78m，BMI=20.5。\n关键词：专利；IP；TRIPS\n求x,y",
    ),
    "an abbreviation behind its words": (
        "称为电子邮件(Electronic Mail,EM)。",
        "称为电子邮件（Electronic Mail，EM）。",
    ),
    "times in a row": ("开放时间:9:00-11:30,14:00-17:00", "开放时间：9:00-11:30，14:00-17:00"),
    "scores in a row": ("比分为25:23,11:9,19:25。", "比分为25:23，11:9，19:25。"),
    "years in a row": ("1978,1998,2018:这些年有3,000,400家", "1978，1998，2018：这些年有3,000,400家"),
    "a drive": ("复制到D:盘,再重启", "复制到D:盘，再重启"),
    "a factorial": ("n!种排列,好!", "n!种排列，好！"),
    "a mark in brackets": ("用逗号(,)分隔,好", "用逗号（,）分隔，好"),
    "a bracket at the end": ("作者:John Smith(Reuters)", "作者：John Smith(Reuters)"),
    "a call at the end": ("int 值=max(left, right)", "int 值=max(left, right)"),
    "a call with literals of Latin letters": ('用printf("a,b")函数,可', '用printf("a,b")函数，可'),
    "a call with a literal": ('调用foo(1, "甲")时,好', '调用foo(1, "甲")时，好'),
    "an option with a value": ('执行git commit -m "修复,好",好', '执行git commit -m "修复,好"，好'),
    "a line of JSON": ('"name": "甲,乙",\n说:"好"', '"name": "甲,乙",\n说：“好”'),
    "an end behind a word": (
        "近日,商家采购了MacBook Pro.\n公司是,全称为Apple Inc.\n他爱看,那片子叫《Jaws》.",
        "近日，商家采购了MacBook Pro。\n公司是，全称为Apple Inc.\n他爱看，那片子叫《Jaws》。",
    ),
    "an end behind a list of numbers": ("同比,增长28.3%、16.2%.", "同比，增长28.3%、16.2%。"),
    "a semicolon at the end behind a word": ("经营,小岛Tetia;\n甲 = a;", "经营，小岛Tetia；\n甲 = a;"),
    "standards and shares": (
        "符合IEC 60950-1:2005,EN 55022:2010标准;负债率:45.6%,EPS:0.35元",
        "符合IEC 60950-1:2005，EN 55022:2010标准；负债率：45.6%，EPS:0.35元",
    ),
    "sizes at the end": ("尺码:S,M,XL。\n求x,y。", "尺码：S，M，XL。\n求x,y。"),
    "measures in brackets": ("显著(t=2.56,P=0.012),点(x1,y1)处", "显著（t=2.56，P=0.012），点(x1,y1)处"),
    "English shouts": ('她喊:"Help! Help!"没人应', "她喊：“Help! Help!”没人应"),
    "English with a gloss": (
        'The company said (公司说), "We will appeal."',
        'The company said (公司说), "We will appeal."',
    ),
    "an address without a scheme": (
        "www.a.example/list?channel=news&page=two&order=date,详见下文",
        "www.a.example/list?channel=news&page=two&order=date，详见下文",
    ),
    "an address alone": ("见下\n://a.example/b,c", "见下\n://a.example/b,c"),
    "ordinals": ("第5,9,42类和第1,2条,附图1,2;第1,234号", "第5，9，42类和第1，2条，附图1，2；第1,234号"),
    "a time and a number": ("从8:00到20:00,24小时", "从8:00到20:00，24小时"),
    "powers and bounds": ("白细胞3.5×10^9/L,CRP 5mg/L,DO≥5mg/L。", "白细胞3.5×10^9/L，CRP 5mg/L，DO≥5mg/L。"),
    "scores in brackets": ("惜败(25:22,18:25)。", "惜败（25:22，18:25）。"),
    "an English question in quotes": ('问:"How much?"我答', "问：“How much?”我答"),
    "a call with a list": ("写df.groupby(['甲', '乙']).mean()", "写df.groupby(['甲', '乙']).mean()"),
    "an option in capitals": ('执行pip install -U "甲>=2.0",好', '执行pip install -U "甲>=2.0"，好'),
    "Japanese": ("日本語です,これは(テスト)です.", "日本語です,これは(テスト)です."),
    "Korean": ("한국어 문장, 中文(中國)", "한국어 문장, 中文(中國)"),
    "a Japanese name in Chinese": ("他喜欢喝の字号的茶,很好", "他喜欢喝の字号的茶，很好"),
    "a full stop at the end": ("很好.", "很好。"),
    "a full stop in quotes": ('他说:"很好."', "他说：“很好。”"),
    "a call and an object": (
        '用print(\'你好,世界\'),得{"名":"甲,乙"},完',
        '用print(\'你好,世界\')，得{"名":"甲,乙"}，完',
    ),
    "a name in brackets": ('WTO("世贸组织")成立', "WTO（“世贸组织”）成立"),
    "a compound": ("N,N-二甲基和1,3-丁二烯,2-(4-氯苯基)乙酸", "N,N-二甲基和1,3-丁二烯，2-(4-氯苯基)乙酸"),
    "a degree": ("25±2℃,pH值6.5", "25±2℃，pH值6.5"),
    "classes of patents": ("分类号G06F17/30,H04L29/08;共3项", "分类号G06F17/30，H04L29/08；共3项"),
    "an end behind a number": (
        "以3-2战胜,总比分4:3!\n大小为1,200字,比例3:1.\n见图1.",
        "以3-2战胜，总比分4:3！\n大小为1,200字，比例3:1。\n见图1.",
    ),
    "no full stop inside": ("约翰.史密斯和a.文件.docx,第3.条", "约翰.史密斯和a.文件.docx，第3.条"),
}
BRACKETS = {
    "round hanzi": ("(2007年8月)", "（2007年8月）"),
    "among hanzi": ("首次公开募股(IPO)是", "首次公开募股（IPO）是"),
    "before a mark": ("首次公开募股(IPO),是", "首次公开募股（IPO），是"),
    "a numbered clause": ("(1)落实;(2)推进", "（1）落实；（2）推进"),
    "one of two": ("（2007年8月)和(2008年）", "（2007年8月）和（2008年）"),
    "one in another": ("(甲(A)乙)", "（甲（A）乙）"),
    "a telephone number": ("电话:(010)6888", "电话：(010)6888"),
    "a manual page": ("见bash(1)手册", "见bash(1)手册"),
    "the item of a list": ("1)中文 2)中文", "1)中文 2)中文"),
    "no partner": ("中文(中文", "中文(中文"),
    "a function": ("函数f(x)连续", "函数f(x)连续"),
    "a case and a patent": (
        "(2019)京73行初1234号,对比文件1(CN101234567A),公开",
        "（2019）京73行初1234号，对比文件1（CN101234567A），公开",
    ),
    "a comma of hanzi only within": ("甲(a、b)乙\n(a、b)", "甲（a、b）乙\n（a、b）"),
    "a face": ("可爱(*^__^*)吧(>_<)啊(%)", "可爱(*^__^*)吧(>_<)啊（%）"),
    "a compound with Greek": ("含α-(2-氯苯基)甘氨酸", "含α-(2-氯苯基)甘氨酸"),
    "a place and an interval": ("坐标(3,5)处,区间(0,1)上", "坐标(3,5)处，区间(0,1)上"),
    "a measure": ("显著(P<0.05),两组(n=30, r=0.9)相当", "显著（P<0.05），两组（n=30, r=0.9）相当"),
    "a name before Latin": ("公司(Apple Inc.)CEO说", "公司（Apple Inc.）CEO说"),
    "an abbreviation's name": ("所谓KPI(Key Indicator),即指标", "所谓KPI（Key Indicator），即指标"),
    "an abbreviation before a number": ("纯度(HPLC)99%", "纯度（HPLC）99%"),
    "a call before Latin": ("函数(int)x", "函数(int)x"),
    "a judgment's number": ("法释(2020)19号,拨打(010)12", "法释（2020）19号，拨打(010)12"),
    "a formula": ("等于(a+b)的平方,即(x-1)(x+1)", "等于(a+b)的平方，即(x-1)(x+1)"),
}
QUOTES = {
    "in turn": ('"甲"和"乙"', "“甲”和“乙”"),
    "with one half set": ('“甲"和"乙”', "“甲”和“乙”"),
    "an odd number": ('"甲"和"乙', '"甲"和"乙'),
    "one that opens for more paragraphs": (
        '他说:"还差得远!\n"好,"他说,"再来',
        "他说：“还差得远！\n“好，”他说，“再来",
    ),
    "one that closes for more paragraphs": (
        '再来一次。"\n再来,"他说,"好。"',
        "再来一次。”\n再来，”他说，“好。”",
    ),
    "speech broken by its speaker": (
        '"你看,"她指着说,"那是什么?"\n"好,"他点点头,"走。"\n"来,"他喊道。"快来!"\n"走吧,"她说。',
        "“你看，”她指着说，“那是什么？”\n“好，”他点点头，“走。”\n“来，”他喊道。“快来！”\n“走吧，”她说。",
    ),
    "one in another behind a comma": ('"他说,"你好。"就走了"', '"他说，"你好。"就走了"'),
    "one of inches at the end": ('屏幕5.5"', '屏幕5.5"'),
    "one in another": ('"他说:"你好""', "“他说：‘你好’”"),
    "one in another, then more": ('"他说"你好",走了"', "“他说‘你好’，走了”"),
    "one at the end of another": ('他说:"今天读了"论语"",很好', "他说：“今天读了‘论语’”，很好"),
    "three in one another": ('"他说"她说\'好\'。""', "“他说‘她说“好”。’”"),
    "in another, more than one way": ('"甲说"乙"又说"丙"。""', '"甲说"乙"又说"丙"。""'),
    "in another, not told by the outer ones": ('其中"字段:"和在"目录,"下', '其中"字段："和在"目录，"下'),
    "an empty pair": ('按""键', "按“”键"),
    "full stops": ('除了".."和"."之外', "除了“..”和“.”之外"),
    "inches": ('屏幕5.5"和6.1"', '屏幕5.5"和6.1"'),
    "an attribute": ('设class="甲"即可', '设class="甲"即可'),
    "single": ("所谓'知识'与John's书", "所谓‘知识’与John's书"),
    "corner brackets stay": ("「甲」『乙』", "「甲」『乙』"),
}
DOTS = {
    "three dots": ("等等...再说", "等等……再说"),
    "behind a mark": ("第一款,...\n“甲”...", "第一款，……\n“甲”……"),
    "one ellipsis": ("等等…再说", "等等……再说"),
    "full stops": ("好。。。", "好……"),
    "middle dots": ("好···吧", "好……吧"),
    "a whole line left out stays": ("甲\n…………\n乙", "甲\n…………\n乙"),
    "a range of versions": ("v1...v2", "v1...v2"),
    "leaders to a page": ("第一章........5\n第二章...12", "第一章........5\n第二章...12"),
    "hyphens": ("他--王五", "他——王五"),
    "hyphens before a bracket": ("诗\n--(宋)陆某", "诗\n——（宋）陆某"),
    "other dashes": ("他──王五－－说―—好———走", "他——王五——说——好——走"),
    "one dash, one hyphen": ("北京-上海—广州", "北京-上海—广州"),
    "an option": ("选项--help和-v", "选项--help和-v"),
    "a rule": ("甲\n----------\n乙--------丙", "甲\n----------\n乙--------丙"),
    "a comment": ("<!--中文-->", "<!--中文-->"),
    "names": ("约翰•史密斯、马克‧吐温、J・罗琳", "约翰·史密斯、马克·吐温、J·罗琳"),
    "a bullet": ("•第一点\n • 第二点", "•第一点\n• 第二点"),
}
SPACES = {
    "several become one": ("作者: 张三   来源:  本站", "作者： 张三 来源： 本站"),
    "the cells of a table": ("区\t馆\n东区\t\t12 \t 3", "区\t馆\n东区\t\t12\t3"),
    "edges and empty lines": ("\n  首行  \n\n \n第二行\t\n", "首行\n第二行"),
    "words keep theirs": ("王五 李四 赵六", "王五 李四 赵六"),
    "a letter-spaced title": ("关 于 印 发 通 知 的 函", "关于印发通知的函"),
    "a letter-spaced line of three": ("通  知  书", "通知书"),
    "columns and blanks": ("年 月 日\n甲 乙 丙 丁", "年 月 日\n甲 乙 丙 丁"),
    "beside marks": ("甲 ，乙 。（ 丙 ）《 丁 》", "甲，乙。（丙）《丁》"),
    "behind a stop": ("发展。 2007年 结束： 一、甲", "发展。 2007年 结束： 一、甲"),
    "none is added": ("在2019年用Python写", "在2019年用Python写"),
}
CODES = {
    "one right behind another": (
        '正文PAGE \\* MERGEFORMATTOC \\o "1-3"\\* MERGEFORMAT\\* MERGEFORMAT后文',
        "正文后文",
    ),
    "a page number and a head set twice": (
        "PAGE PAGE 5 年度经验交流 年度经验交流 抓薄弱 抓落实",
        "年度经验交流 抓薄弱 抓落实",
    ),
    "a page number alone": ("正文 PAGE \\* MERGEFORMAT 12 正文", "正文 正文"),
    "a footer": ("正文\n第 PAGE 3 页 共 NUMPAGES 8 页", "正文"),
    "a link": ('见 HYPERLINK "http://a.example/" \\t "_blank" 网站', "见 网站"),
    "a bookmark": ('HYPERLINK \\l "_Toc123" 第一章 PAGEREF _Toc123 \\h 7', "第一章 7"),
    "a table of contents": ('目录 TOC \\o "1-3" \\h \\z \\u 第一章', "目录 第一章"),
    "a number of a figure": ("图 SEQ 图 \\* ARABIC 3 系统", "图 3 系统"),
    "an object": ("公式 EMBED Equation.DSMT4 所示", "公式 所示"),
    "a picture": ('INCLUDEPICTURE "C:\\\\a.png" \\* MERGEFORMATINET 图片', "图片"),
    "a date": ('DATE \\@ "yyyy-MM-dd" 2019-07-25', "2019-07-25"),
    "a picture of Markdown": (
        "看图![一](a.png)吧!\n好!![二](b.png)",
        "看图![一](a.png)吧！\n好！![二](b.png)",
    ),
    "a note behind a mark": ("真好![1]", "真好！[1]"),
    "English prose": ("SEE PAGE 5 AND HOME PAGE PAGES", "SEE PAGE 5 AND HOME PAGE PAGES"),
    "a repeated phrase without a code": ("年度经验交流 年度经验交流 抓", "年度经验交流 年度经验交流 抓"),
}
WRAPPED = (
    "  国家知识产权局今天在北京召开会议，研究部署下一阶段重点\n"
    "工作，会议由局长主持。各省市的代表一百余人参加会议，听取\n了三个专题报告。\n"
    "  会议要求，各地区要认真贯彻落实有关决定精神，加强组织领\n导，完善工作机制。"
)
ALL = {
    f"{name}: {case}": pair
    for name, table in globals().copy().items()
    if name.isupper() and isinstance(table, dict)
    for case, pair in table.items()
}


@pytest.mark.parametrize(("found", "written"), ALL.values(), ids=ALL.keys())
def test_punctuates(found, written):
    changed = punctuate(found)
    assert changed.text == written
    assert undo(changed.text, changed.cuts) == found
    assert punctuate(written).cuts == []


def test_joins_hard_wrapped_lines_at_indents():
    first, second = punctuate(WRAPPED).text.split("\n")
    assert first.endswith("重点工作，会议由局长主持。各省市的代表一百余人参加会议，听取了三个专题报告。")
    assert second == "会议要求，各地区要认真贯彻落实有关决定精神，加强组织领导，完善工作机制。"


def test_joins_full_lines_that_end_where_indents_show_the_paragraphs():
    text = (
        "  会议要求，各地区要认真贯彻落实有关决定精神，加强领导。\n"
        "各单位要完善工作机制，把工作做细做实，尽快取得成效来。\n"
        "  会议由局长主持，各省市的代表一百余人参加了这次会议。\n"
        "  散会以后，与会代表分组讨论。"
    )
    assert punctuate(text).text.count("\n") == 2


def test_sets_a_space_between_words_and_none_in_a_number():
    text = (
        "国家知识产权局今天在北京召开会议研究Windows\nPhone等产品，参加今天会议的共有各省市代表1,\n"
        "320人，会议先后听取了3个专题报告，今天会期1\n00天。"
    )
    assert "研究Windows Phone等" in punctuate(text).text
    assert "代表1,320人" in punctuate(text).text


def test_knows_an_indent_of_full_width_spaces():
    # Tidied: the first line had two full-width spaces and is two columns short of the others.
    text = (
        "  国家知识产权局今天在北京召开会议，研究部署下一阶段的\n"
        "重点工作，会议由局长主持。各省市代表一百余人参加会议，会\n"
        "上听取了三个报告。"
    )
    assert "\n" not in punctuate(text).text


@pytest.mark.parametrize("end", ["", "\n（某某）", "\n某县融媒体中心"])
def test_joins_one_paragraph_under_its_title(end):
    text = (
        "会议纪要\n国家知识产权局今天在北京召开会议，研究部署了下一阶段的重点\n"
        "工作，会议由局长主持。各省市代表一百余人参加会议，会上听取\n"
        "了三个报告。会议要求，各地区要认真贯彻落实有关决定精神，加\n强组织领导。"
    )
    assert punctuate(text + end).text == "会议纪要\n" + text[5:].replace("\n", "") + end


def test_keeps_wrapped_lines_where_asked():
    assert punctuate(WRAPPED, wrapped=False).text.count("\n") == 4


@pytest.mark.parametrize(
    "text",
    [
        "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡",
        "1.国家知识产权局今天在北京召开会议研究部署工作\n2.国家知识产权局今天在上海召开会议研究部署工作\n3.国家知识产权局今天在广州召开会议研究部署工作",
        "国家知识产权局今天在北京召开会议研究部署工作。\n各省市的代表一百余人参加了会议听取专题报告。\n会议要求各地区要认真贯彻落实有关决定精神。",
        "我市召开知识产权工作会议部署明年任务\n全省专利申请数量继续保持高速增长势头\n市局举办版权保护培训班提高执法水平\n新修订商标法实施条例下月起正式施行\n各地开展打击侵权假冒专项行动",
        "我在创新的道路上寻找那束光芒，\n它照亮了发明者们前行的方向，\n我们把梦想种进肥沃的土壤里，\n等待春天开出权利的海洋。",
        "清晨的路上开着一朵\n花，没有人看见。我停\n下来，风也停下来。水\n里的云慢慢地走。我听",
        "短行\n国家知识产权局今天在北京召开会议，研究部署下一阶段重点工作，会议由局长主持\n短行\n短行\n短行",
    ],
    ids=[
        "verse",
        "numbered items",
        "sentences of one length",
        "headings",
        "verse with marks",
        "verse of narrow lines",
        "one long line",
    ],
)
def test_leaves_lines_that_were_not_wrapped(text):
    assert punctuate(text).text == text


def test_keeps_marks_where_asked():
    assert punctuate('甲,乙  ("丙")...\n\n丁', punctuation="keep").text == '甲,乙 ("丙")...\n丁'


def test_names_the_rule_of_every_cut():
    text = 'PAGE PAGE 5 抓落实办法 抓落实办法\n 甲,乙:"丙;"(丁)!戊?--己...庚•辛,  壬 ，癸  子.\n关 于 印 发'
    rules = {rule for cut in punctuate(text).cuts for rule in cut.rule.split("+")}
    assert rules == {
        *(
            "field-code",
            "running-head",
            "trim",
            "spaces",
            "spaces.mark",
            "spaces.letters",
            "brackets",
            "quotes",
        ),
        *("dash", "ellipsis", "middle-dot"),
        *(f"marks.{name}" for name in ("comma", "colon", "semicolon", "exclamation", "question", "stop")),
    }


SCRAPS = [
    *"甲乙丙a1Bの한 \t\n,;:!?()\"'.…·—-•。，（）“”‘’《》、`<>&=%",
    "  ",
    ",2018",
    "第1,2",
    "第1,2--",
    "20:00,",
    "--",
    "...",
    "PAGE ",
    " 5",
    *(
        "8:30",
        "1,404",
        "3.5%",
        "比分3:2",
        "http://a.example/b,c",
        "a@b.example",
        "v1.2.3",
        "2-(",
        "N,N-",
        "(0,1)",
    ),
    *(
        "℃",
        "print('",
        "')",
        '{"',
        "CN101234567A",
        "“",
        "。”",
        "知 识 产 权",
        "...",
        "。。",
        "\u3000\u3000",
        "AI,IoT",
        "等",
    ),
    "中文中文中文中文中文中文",
    "国家 ",
]
texts = st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)


@given(texts)
@example(", 甲 乙 丙 丁")
@example("甲‘,  PCT?、")
@example('\n， -m "a甲"')
@example('"甲", "a')
@example("の., A4,L.a")
@example('"甲!, you can!",乙')
@example("',甲甲...aa,'")
@example("...,...第1,2")
@example("'丙:\"':-!")
@example('’》1.:b)…甲".’')
@settings(max_examples=250)
def test_undo_and_idempotent(text):
    changed = punctuate(text)
    assert apply(text, changed.cuts) == changed.text
    assert undo(changed.text, changed.cuts) == text
    assert punctuate(changed.text) == (changed.text, [])


@given(st.text(max_size=60))
@settings(max_examples=100)
def test_any_text(text):
    changed = punctuate(text)
    assert undo(changed.text, changed.cuts) == text
    assert punctuate(changed.text) == (changed.text, [])


@given(texts)
@settings(max_examples=100)
def test_a_paragraph_does_not_depend_on_its_neighbours(text):
    line = text.replace("\n", "")
    alone = punctuate(line, wrapped=False).text
    both = punctuate(f"甲。\n{line}\n乙。", wrapped=False).text
    assert both == "\n".join(filter(None, ("甲。", alone, "乙。")))


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "(甲",
        ")",
        '"',
        "'",
        "甲 ",
        " ",
        "甲,",
        ".",
        "PAGE ",
        "甲.)",
        "`",
        "<a",
        "&a",
        "a,",
        "-",
        "\n",
        "甲\n",
        "…",
    ],
)
def test_time_grows_with_length_only(piece):
    text = "," + piece * (20_000 // len(piece))
    assert undo(*punctuate(text)) == text


@given(texts)
@settings(max_examples=100)
def test_line_endings_do_not_matter(text):
    given = tidy(text.replace("\r", "")).text
    windows = tidy(text.replace("\r", "").replace("\n", "\r\n")).text
    assert punctuate(windows).text == punctuate(given).text
    assert tidy(punctuate(given).text).cuts == []


@pytest.mark.parametrize("how", [{"corners": True}, {"punctuation": "keep"}, {"name": True}], ids=str)
@given(text=texts)
@example(text="甲\n\n乙 \t丙\t\n丁")
@example(text="，'甲\"'、乙")
@settings(max_examples=100)
def test_other_ways_are_idempotent_too(text, how):
    changed = punctuate(text, **how)
    assert apply(text, changed.cuts) == changed.text
    assert undo(changed.text, changed.cuts) == text
    assert punctuate(changed.text, **how) == (changed.text, [])


@pytest.mark.parametrize(
    "text", ["首页PAGE PAGE 5 PAGE PAGE 5 PAGE PAGE 5 ", "PAGE PAGE 5 PAGE PAGE 5 \nPAGE PAGE 5 "]
)
def test_field_codes_in_a_row_are_no_running_head(text: str) -> None:
    changed = punctuate(text)
    assert undo(changed.text, changed.cuts) == text
    assert "PAGE" not in changed.text


def test_a_name_keeps_its_own_signs() -> None:
    assert punctuate("鲁滨逊•克鲁索的故事…", name=True).text == "鲁滨逊•克鲁索的故事…"
    assert punctuate("鲁滨逊•克鲁索的故事,完", name=True).text == "鲁滨逊•克鲁索的故事，完"
    assert punctuate("鲁滨逊•克鲁索的故事…").text == "鲁滨逊·克鲁索的故事……"


def test_what_is_settled_needs_no_closer_look() -> None:
    short = map("".join, product("甲A1 \n。，.…—-", repeat=5))
    rest = [
        "𠀀 𠀀 𠀀 𠀀",
        "甲·乙。·",
        "A's 1:2 甲",
        "b://c",
        "甲“A 乙” （1,2） 甲 (",
        "甲…… ……乙",
        "\t甲",
        "甲 \t乙",
    ]
    found = [text for text in chain(short, rest) if settled(text)]
    with patch("ipcorpus.steps.punctuate.settled", lambda _: False):
        assert [text for text in found if punctuate(text, wrapped=False).cuts] == []
    assert len(found) > 10_000
