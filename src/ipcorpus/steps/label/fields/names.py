"""Names of people and desks in bylines: where one ends and the next begins, and who is nobody."""

from __future__ import annotations

import re
from typing import NamedTuple

from ipcorpus.lazily import lazily

# The surnames of the Hundred Family Surnames (百家姓, in the public domain) and frequent ones it lacks.
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻"
    "莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古"
    "易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋"
    "沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴归海晋楚闫法汝鄢涂钦付肖代仝覃苟"
    "丘佟冼佘兰邸门揭原岩展邝尧粟佴么占侍咎练仵候腾芦买税钏英逮啜呼延宛母晓隋苑冶旷圣战官初庹逵靖律火"
    "者操漆由药次库妥但忻铁矫"
)
# Those that most people bear: without a label, only these make a name.
_COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧肖田董潘袁蔡蒋余于杜叶程魏苏吕"
    "丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴"
    "严莫孔向常汤康易乔赖文樊柳兰施鲁殷倪洪申左季齐安俞章庄梅盛童颜柯翁耿关焦温牛葛祝阎邢路岳毕伍聂滕"
    "屈司霍舒詹饶苗纪骆裴欧甘华凌邬丛管靳谷翟项卓党娄辛涂冉屠尚游佟栾柴宁包单曲巩鲍傅解简车符席闵敖池"
    "卫宗桑冷古房边喻阮褚蓝奚窦臧牟巫匡甄揭郜麦储仇米瞿卞连鞠"
)
_COMPOUND_SURNAMES = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台
皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐
轩辕 呼延 西门 纳兰 完颜
"""
_COMPOUND = frozenset(_COMPOUND_SURNAMES.split())
_PERSON = lazily(r"[㐀-鿿𠀀-𯨟]{2,4}|[㐀-鿿]{1,8}(?:·[㐀-鿿]{1,10})+|[a-z][a-z.'-]*(?: [a-z][a-z.'-]*)*")
# Words of a signature that say who did what: a name follows. An outlet's name may stand before the first.
_ROLE = re.compile(
    r"(?:全媒体|融媒体|首席|见习|实习|特约|特派|驻站|本报|本网|本刊|本社){0,3}"
    r"(?:□|记者站|记者组|记者|评论员|通讯员|实习生|撰稿人|撰稿|撰文|执笔|采写|作者|文字|编译|特约|文[/|:])"
    r"[ :/]*"
)
# What follows a name and says what it did, or stands between names.
_DEEDS = """
文 图 摄 摄影 摄影报道 报道 图片 供图 供稿 图文 文图 撰文 撰稿 整理 编译 整合
综合 综合报道 翻译 通讯员 实习 制图 视频 采写 等 电 讯 发自北京 发自 采访整理 执笔 和
与
"""
_DONE = frozenset(_DEEDS.split())
_SEPARATOR = re.compile(r"[ 、,/&;|()\[\]+]+")
# What content management systems and careless editors put where a name should stand.
_PLACEHOLDERS = """
佚名 匿名 未知 不详 无 暂无 无名氏 admin administrator root
test null none undefined author webmaster editor user guest unknown
管理员 系统管理员 超级管理员 网站管理员 站长 本站 本站原创 本站编辑 本网 本站整理
网络 互联网 网络整理 网络转载 网友 网络来源 原创 转载 小编 编辑
编辑部 责任编辑 记者 作者 综合 综合整理 整理 发布者 发布人 发表于 发布于 会员
游客 用户 关注 来源 网站编辑 网编 网络编辑 网站管理 新闻中心
"""
_NOBODY = frozenset(_PLACEHOLDERS.split())
# An outlet's name may stand before its people's.
_OUTLET = re.compile(r".+(?:网|报|社|台|刊|志|在线|新闻|客户端|观察|财经|评论|频道|发布|之家)")
_OFFICE = re.compile(
    r"事务所|证券|大学|学院|研究|公司|教授|律师|法官|法院|主任|中心|协会|博士|委员|部门|代理人|局|处|厅|[部室站组科]$"
)
# A desk before the name of one of its people.
_DESK = lazily(r"[㐀-鿿]{2}[部室站组科处]$")
_BEFORE = re.compile(
    r".*(?:研究员|教授|[部院所会校局处行社]长|主任|博士|律师|法官|评论员|记者|委员|主席)(?=.{2,4}$)"
)
# Words that begin as a surname does end in one of these, hardly a given name: 华商报, 金山区, 有删减.
_NO_LAST = frozenset("网报社台刊局院部会省市县区图摄讯电者某式版稿篇减节完说的了称等")
_SHORTEST, _LONGEST, _PEN = 2, 4, 16
# Work that desks and pen names do as well as people.
_DESK_WORK = frozenset({"编译", "整理", "撰文", "撰稿", "供稿"})


class Name(NamedTuple):
    """A name in a line, by its place there."""

    start: int
    end: int


def is_nobody(folded: str) -> bool:
    """Tell a placeholder of a content management system from a name."""
    return folded.strip(" ()[]-_") in _NOBODY or folded.isdigit() or folded.endswith("小编")


def is_pen(folded: str) -> bool:
    """Tell whether a word may be a pen name: no outlet's, no office's, no placeholder."""
    office = _OUTLET.fullmatch(folded) or _OFFICE.search(folded)
    return _SHORTEST <= len(folded) <= _PEN and not office and not is_nobody(folded)


def is_person(folded: str, *, common: bool = False) -> bool:
    """Tell whether a word looks like the full name of one person: a surname and one or two characters.

    `common` asks for a surname that most people bear.

    >>> is_person("欧阳小明"), is_person("发布会"), is_person("约翰·史密斯")
    (True, False, True)
    """
    if "·" in folded:
        return bool(_PERSON.fullmatch(folded))
    if not _SHORTEST <= len(folded) <= _LONGEST or not _PERSON.fullmatch(folded) or folded in _NOBODY:
        return False
    if folded[:2] in _COMPOUND:
        return len(folded) > len("欧阳")
    surnames = _COMMON if common else _SURNAMES
    return (
        folded[0] in surnames and len(folded) < _LONGEST and folded[-1] not in _NO_LAST and "某" not in folded
    )


def listed(folded: str, start: int, end: int) -> list[Name]:
    """List the names that follow a label: people one after the other, or one desk, pen name or office.

    >>> text = "作者:张小乙、丁一 王 二"
    >>> [text[name.start:name.end] for name in listed(text, 3, len(text))]
    ['张小乙', '丁一', '王 二']
    """
    words = _words(folded, start, end)
    names: list[Name] = []
    for word in words:
        if names and _spaced(folded, names[-1], word) and not _go_together(folded, names[-1], word):
            break
        names.append(word)
    named = [name for name in (_bare(folded, name) for name in names) if _is_somebody(folded, name)]
    people = [name for name in named if _is_person(folded, name)]
    if people and _OFFICE.search(folded, *named[0]):
        others = [] if is_person(folded[slice(*named[0])], common=True) else people
        return [name for name in others if name is not named[0]] or people
    return [name for name in named if name is named[0] or not _is_told(folded, named[0], name)]


def signed(folded: str, start: int, end: int, *, labelled: bool = False) -> list[Name]:
    """List the people of a signature (`甲报 记者 丁一 实习记者 王二/文`); none of a sentence.

    What follows a label names people also before the first role (`作者:丁一 通讯员 王二`).
    """
    roles = list(_ROLE.finditer(folded, start, end))
    if not roles:
        return _people(folded, start, end, whole=True)
    bounds = [*(role.start() for role in roles[1:]), end]
    names: list[Name] = []
    for role, bound in zip(roles, bounds, strict=True):
        names += _people(folded, role.end(), bound, whole=False)
    first = _people(folded, start, roles[0].start(), whole=True) if labelled or not names else []
    return [*first, *names]


def _people(folded: str, start: int, end: int, *, whole: bool) -> list[Name]:
    """List people up to the first word that is none; with `whole`, one such word spoils them all."""
    names: list[Name] = []
    for word in _words(folded, start, end):
        bare = _bare(folded, word)
        said = folded[bare.start : bare.end].replace(" ", "")
        if is_person(said, common=whole):
            names.append(bare)
        elif said not in _DONE and not (whole and not names and _OUTLET.fullmatch(said)):
            return [] if whole else names
    return names


def _words(folded: str, start: int, end: int) -> list[Name]:
    """Split at separators; two single characters with a space between are one name set wide (`王 二`)."""
    words: list[Name] = []
    at = start
    for match in _SEPARATOR.finditer(folded, start, end):
        words.append(Name(at, match.start()))
        at = match.end()
    words.append(Name(at, end))
    joined: list[Name] = []
    for word in words:
        if joined and (_is_wide(folded, joined[-1], word) or _is_latin(folded, joined[-1], word)):
            joined[-1] = Name(joined[-1].start, word.end)
        elif word.end > word.start:
            joined.append(word)
    return joined


def _is_wide(folded: str, first: Name, second: Name) -> bool:
    single = first.end - first.start == 1 == second.end - second.start
    return single and folded[first.start] in _SURNAMES and not folded[first.end : second.start].strip()


def _is_latin(folded: str, first: Name, second: Name) -> bool:
    """Tell whether two words are one name in Latin letters."""
    both = folded[first.start : first.end] + folded[second.start : second.end]
    return both.isascii() and both.replace(".", "").isalpha() and folded[first.end : second.start] == " "


def _bare(folded: str, name: Name) -> Name:
    """Take off what is glued to a name: `张三摄`, `李四编译`, `研究员王五`."""
    said = folded[name.start : name.end]
    office = _BEFORE.match(said)
    if office and is_person(said[office.end() :]):
        return Name(name.start + office.end(), name.end)
    for done in ("摄影报道", "编译", "整理", "撰文", "撰稿", "供稿", "摄影", "报道", "供图", "摄"):
        rest = said.removesuffix(done)
        if rest != said and (is_person(rest) or (done in _DESK_WORK and len(rest) >= _SHORTEST)):
            return Name(name.start, name.end - len(done))
    return name


def _is_told(folded: str, first: Name, later: Name) -> bool:
    """Tell whether a word after a person's name is none: what the person is (`甲城大学教授`), or a clause."""
    if not _is_person(folded, first):
        return False
    clause = folded[: later.start].rstrip()[-1:] == "," and not _is_person(folded, later)
    return clause or bool(_OFFICE.search(folded, later.start, later.end))


def _is_person(folded: str, name: Name) -> bool:
    return is_person(folded[name.start : name.end].replace(" ", ""))


def _spaced(folded: str, first: Name, second: Name) -> bool:
    return not folded[first.end : second.start].strip()


def _go_together(folded: str, first: Name, second: Name) -> bool:
    """Tell whether two words are two people, or an office and one of its people."""
    before = (
        _is_person(folded, first)
        or _DESK.search(folded, first.start, first.end)
        or _OFFICE.search(folded, first.start, first.end)
    )
    return bool(before) and _is_person(folded, second)


def _is_somebody(folded: str, name: Name) -> bool:
    said = folded[name.start : name.end]
    return len(said) > 1 and said not in _DONE and not is_nobody(said)
