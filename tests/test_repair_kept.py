"""Brackets that people write stay: each class of them with cases of our own."""

from __future__ import annotations

import pytest

import pollution
from ipcorpus.data import readings
from ipcorpus.steps.repair import repair

KEPT = {
    "abbreviations": (
        "世界知识产权组织(WIPO)的总部在日内瓦。",
        "国家知识产权局(CNIPA)发布了年报。",
        "专利合作条约(PCT)的申请量继续增长。",
        "国内生产总值(GDP)同比增长。",
        "人工智能(AI)是今年的热词。",
        "首席执行官(CEO)出席了发布会。",
        "欧洲专利局（EPO）和日本特许厅（JPO）签了备忘录。",
        "知识产权(IP)保护中心今天揭牌。",
        "小型企业(sme)可以申请减免费用。",
        "物联网(iot)设备的数量翻了一番。",
        "統一資源定位符(url)要寫全。",
    ),
    "foreign names": (
        "北京(beijing)、上海(shanghai)、广州(guangzhou)三地同时举办。",
        "六安(Lù'ān)茶谷的春天来得早。",
        "亳州(bózhōu)是药都。",
        "李明 (Li Ming) 是第一作者。",
        "华为(HUAWEI)公布了许可费率。",
        "特斯拉(tesla)的车间里机器很多。",
        "西安(xi'an)城墙每天开放。",
        "重庆(chóngqìng)的夜景很美。",
        "厦门(xiamen)与泉州(quanzhou)之间有动车。",
        "青岛(qing dao)啤酒节开幕了。",
        "爱丁堡(Edinburgh)的雨下了一整天。",
    ),
    "units": (
        "全长120米(m)，宽30米(m)。",
        "重量为5千克(kg)。",
        "温度保持在20摄氏度(℃)。",
        "面积3公顷(ha)，产量9吨(t)。",
        "功率为60瓦(w)，电压为220伏(v)。",
        "频率50赫(hz)不变。",
        "质量(m)与体积(v)之比是密度。",
        "距离(km)、时间(h)、速度(km/h)三列。",
        "每升(l)水加两克(g)盐。",
        "压强单位是帕(pa)。",
        "电流的单位是安(a)，电阻的单位是欧。",
    ),
    "chemistry": (
        "氯化钠(NaCl)溶于水。",
        "二氧化碳(CO2)排放下降。",
        "硫酸(H2SO4)要小心存放。",
        "铁(Fe)、铜(Cu)、锌(Zn)的含量如下。",
        "甲烷(CH4)是主要成分。",
        "氢(H)和氧(O)化合成水。",
        "锂(Li)电池的价格下降。",
        "镍(Ni)的价格上涨。",
        "钛(Ti)合金用于手机外壳。",
        "氦(He)是惰性气体。",
    ),
    "list marks": (
        "(a)申请书；(b)说明书；(c)权利要求书。",
        "选项(a)正确，选项(e)错误。",
        "图(a)和图(o)分别为正面与背面。",
        "第(1)项和第(2)项同时满足。",
        "条款(i)至(iii)自明年起施行。",
        "附件(一)、附件(二)一并报送。",
        "见表(a)，再见表(b)。",
        "符合(1/2)或(2/3)多数。",
        "步骤(A)完成以后做步骤(B)。",
        "情形(ii)不适用本条。",
    ),
    "variables and code": (
        "设长度(l)为已知数，求宽度(w)。",
        "函数(fn)的返回值为空。",
        "调用对象(obj)的方法(run)。",
        "打印(print)语句写在最后。",
        "队长(leader)的编号从零开始。",
        "加速度(a)等于力(f)除以质量(m)。",
        "长(length)乘宽(width)。",
        "数组(arr)的下标从零开始。",
        "参数(x)取整数，参数(y)取小数。",
        "若真(true)则返回，若假(false)则继续。",
        "导入(import)一个模块(module)。",
    ),
    "brands and part-of-speech tags": (
        "的(DE)是助词，是(SHI)是动词。",
        "我(Nh)在(P)家(Nc)里。",
        "了(LE)和着(ZHE)表示体貌。",
        "百度(Baidu)与腾讯(Tencent)合作。",
        "这款手机由小米(MI)生产。",
        "地(DE)得(DE)不分的句子很多。",
        "比亚迪(BYD)发布新车。",
        "他(PN)不(AD)去(VV)。",
        "把(BA)字句和被(BEI)字句不同。",
        "耐克(nike)撤回了申请。",
    ),
    "glosses of a rare hanzi": (
        "亳(bó)州是历史名城。",
        "复姓尉(yù)迟的读音常常有人念错。",
        "阈（yù）值设得过高。",
        "万(mò)俟(qí)是复姓。",
        "涪(fú)陵盛产榨菜。",
        "歙(shè)县的砚台有名。",
        "莘(shēn)县与单(shàn)县相邻。",
        "饕(tāo)餮(tiè)纹见于青铜器。",
        "耄(mào)耋(dié)老人讲起往事。",
        "他收藏了一方端砚和一只甗(yǎn)。",
        "会(kuài)计师事务所出具了报告。",
        "鬻(yù)文为生的日子过去了。",
        "老师姓解(xiè)，同学们开始都念错了。",
        "安徽枞(zōng)阳、濉(suī)溪两县的茶叶上市了。",
        "长(cháng)城的长(cháng)与长(zhǎng)大的长(zhǎng)不同。",
        "“行”在银行里读行(háng)，在行走里读行(xíng)。",
        "这个字读年(nián)，不读别的音。",
    ),
    "pages about readings": (
        "下列词语中加点字的注音全部正确的一项是：应(yīng)当、模(mó)型、强(qiáng)大、处(chù)所。",
        "乐(lào)亭、六(lù)安、蚌(bèng)埠、台(tāi)州、番(pān)禺、铅(yán)山，都是容易念错的地名。",
        "多音字举例：重(zhòng)量、重(chóng)复；长(cháng)短、长(zhǎng)辈。",
        "“处”读作处(chù)时是名词，“数”读作数(shù)时也是名词，“为”读作为(wèi)时是介词。",
        "老师说，供给(jǐ)的给(jǐ)不念给(gěi)，勉强(qiǎng)的强(qiǎng)不念强(qiáng)。",
        "量(liáng)体温、量(liàng)变，好(hǎo)人、好(hào)学，都是一字两音。",
        "注意读音：年(nián)糕、工(gōng)地、市(shì)场、中(zhōng)间。",
        "大(dài)夫、大(dà)人；散(sǎn)文、散(sàn)步。",
        "角(jué)色、角(jiǎo)落；转(zhuǎn)身、转(zhuàn)圈。",
        "叶(yè)子、叶(xié)韵；和(hé)平、和(hè)诗。",
    ),
    "readers": (
        "床(chuáng)前(qián)明(míng)月(yuè)光(guāng)，疑(yí)是(shì)地(dì)上(shàng)霜(shuāng)。",
        "小(xiǎo)白(bái)兔(tù)，爱(ài)吃(chī)草(cǎo)。",
        "人(rén)之(zhī)初(chū)，性(xìng)本(běn)善(shàn)。",
        "春(chun)眠(mian)不(bu)觉(jue)晓(xiao)",
        "天(ㄊㄧㄢ)地(ㄉㄧˋ)玄(ㄒㄩㄢˊ)黃(ㄏㄨㄤˊ)",
        "我(wǒ)爱(ài)我(wǒ)的(de)家(jiā)。\n家(jiā)里(lǐ)有(yǒu)四(sì)口(kǒu)人(rén)。",
        "學(xué)而(ér)時(shí)習(xí)之(zhī)，不(bù)亦(yì)說(yuè)乎(hū)。",
        "這次開會的人很多，大家先念了一遍兒歌：兩(liǎng)個(gè)小(xiǎo)朋(péng)友(you)，手(shǒu)拉(lā)手(shǒu)，然後散會回家。",
    ),
    "first places in textbooks": (
        "小河从山里流(liú)出来(lái)，绕(rào)过村庄，流进(jìn)大海(hǎi)。孩子们来到河边，看河水流来流去。",
        "太阳(yáng)出来了，小鸟在树(shù)上唱(chàng)歌(gē)。公园(yuán)里的花(huā)开了，树下的人在公园里看花。",
        "一只乌(wū)鸦(yā)口渴(kě)了，到处找(zhǎo)水喝(hē)。瓶子里水不多，乌鸦喝不着，怎么办(bàn)呢？",
    ),
    "common hanzi in verses and exercises": (
        "山(shān)前一片竹，雨(yǔ)后几声雷。檐下燕初到，墙边杏(xìng)未开。",
        "我会写：火(huǒ) 土(tǔ) 又(yòu) 也(yě)",
        "她姓吴(wú)，不姓胡(hú)；他姓方(fāng)，不姓黄(huáng)。",
        "轻声词：椅子(zi)、木头(tou)、你们(men)、走吧(ba)。",
        "这(zhè)个(gè)字(zì)念什么，全班没有一个人知道。",
    ),
    "surnames and measures in Latin": (
        "王(wang)先生、李(li)女士、张(zhang)医生都签了名。",
        "刘(liu)某与陈(chen)某互殴，杨(yang)某劝架。",
        "黃(huang)先生和吳(wu)小姐、鄭(zheng)太太來了。",
        "每亩(mu)产五百斤(jin)，每斤卖三元(yuan)。",
        "小米(mi)手机和天(tian)猫商城都在名单里。",
    ),
    "lists of hanzi": (
        "量词：个(gè)、只(zhī)、条(tiáo)、张(zhāng)、本(běn)、件(jiàn)。",
        "數字：一(yī)、二(èr)、三(sān)、四(sì)、五(wǔ)、六(liù)。",
        "常用字：會(huì)、來(lái)、時(shí)、國(guó)、說(shuō)、對(duì)。",
        "爱(ài) 八(bā) 本(běn) 不(bù) 菜(cài) 茶(chá) 吃(chī) 大(dà)",
        "把(bǎ)字句怎么用，这一课讲了三点。",
        "同音字：副(fù)和幅(fú)，做(zuò)与作(zuò)，带(dài)与戴(dài)。",
        "注意讀音：會(huì)議、發(fā)現、數(shù)學、時(shí)間，開會前請再念一遍，東西南北也念。",
    ),
}
CASES = [(kind, text) for kind, texts in KEPT.items() for text in texts]
STRIPPED = {
    "亳(bó)州是历史名城。": "亳州是历史名城。",
    "阈（yù）值设得过高。": "阈值设得过高。",
    "万(mò)俟(qí)是复姓。": "万俟是复姓。",
    "小(xiǎo)白(bái)兔(tù)，爱(ài)吃(chī)草(cǎo)。": "小白兔，爱吃草。",
    "世界知识产权组织(WIPO)和亳州(bózhōu)": "世界知识产权组织(WIPO)和亳州(bózhōu)",
    "长(cháng)城的长(cháng)与长(zhǎng)大的长(zhǎng)不同。": "长城的长与长大的长不同。",
}


@pytest.mark.parametrize(("kind", "text"), CASES, ids=[f"{kind}: {text[:12]}" for kind, text in CASES])
def test_kept(kind: str, text: str) -> None:
    assert repair(text).text == text, kind


@pytest.mark.parametrize(
    "form", ["<ruby>{}<rt>{}</rt></ruby>", "{}<span class='py'>({})</span>", "<b>{}</b>({})"]
)
def test_readers_in_markup(form: str) -> None:
    verse = zip("小白兔愛吃草", ("xiǎo", "bái", "tù", "ài", "chī", "cǎo"), strict=True)
    page = "<p>今天的課講一首兒歌。</p><p>" + "".join(form.format(*pair) for pair in verse) + "</p>"
    assert repair(page, markup=True).text == page


@pytest.mark.parametrize("kind", KEPT)
def test_kept_in_one_article(kind: str) -> None:
    article = "\n".join(KEPT[kind])
    assert repair(article).text == article


@pytest.mark.parametrize(("before", "after"), STRIPPED.items())
def test_stripped_when_asked(before: str, after: str) -> None:
    assert repair(before, strip_glosses=True).text == after


@pytest.mark.parametrize("decoder", ["question", "drop"])
@pytest.mark.parametrize("kind", ["glosses of a rare hanzi", "surnames and measures in Latin"])
def test_kept_amid_pollution(kind: str, decoder: str) -> None:
    around = "這是我們重要歷史的一部分，應當地群眾的要求，展覽延長兩個星期。"
    polluted = pollution.inject(around, readings.injected().items(), decoder)
    for text in KEPT[kind]:
        assert repair(f"{polluted}\n{text}\n{polluted}").text == f"{around}\n{text}\n{around}"


PROSE = (
    "今年工厂的生产一直很好，市里有关部门也给了不少支持。",
    "工人们在车间里忙了一年，产量比去年高出一成。",
    "市场上同类产品很多，工厂要靠自己的技术走出一条路。",
    "厂长说，明年还要在市郊建一座新的车间。",
    "这一带的交通很方便，出口也比从前多了。",
    "技术人员来自全国各地，他们同工人一起解决了不少难题。",
)
VERSE = KEPT["common hanzi in verses and exercises"][0]


@pytest.mark.parametrize("joint", ["\n", ""])
def test_glosses_crowded_in_prose_stay(joint: str) -> None:
    page = joint.join((*PROSE[:3], VERSE, *PROSE[3:]))
    assert repair(page).text == page


MACHINE = {"工": "gōng", "厂": "chǎng", "市": "shì", "技": "jì", "术": "shù", "年": "nián"}
GLOSSES = [text for text in KEPT["glosses of a rare hanzi"] if not set(MACHINE) & set(text)]


@pytest.mark.parametrize("text", [*GLOSSES, KEPT["pages about readings"][0]])
def test_other_tools_go_from_a_page_with_glosses(text: str) -> None:
    before, behind = "\n".join(PROSE[:3]), "\n".join(PROSE[3:])
    page = f"{pollution.annotate(before, MACHINE)}\n{text}\n{pollution.annotate(behind, MACHINE)}"
    assert repair(page).text == f"{before}\n{text}\n{behind}"


QUESTIONS = (
    "真的吗?真的。",
    "今年四川如何干?今天這個會明確了!",
    "什么?!你再说一遍??",
    "导语:?本文介绍了商标注册的流程。",
    "学党史?祭先烈",
    "刊号1004?373X",
    "Is it so?)",
    "他问：“去不去(qu)?”",
    "10?20元",
    "為什麼?。。。",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_question_marks_stay(text: str) -> None:
    assert repair(text).text == text
