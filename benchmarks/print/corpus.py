"""Invented speeches, the same for the same numbers, with all the marks that lines break badly at."""

import random
from datetime import date

from desktop.records import Session, Speaker, Speech, SpeechKind
from desktop.records.printing import PrintedSession

_SUBJECTS = "社区 街道 学校 医院 码头 河堤 书店 公交 菜场 泵站 老城 园区 车站 桥梁 农田 渔港".split()
_VERBS = "推进 完善 健全 盘活 优化 规范 拓宽 压实 试行 统筹 修复 改造".split()
_THINGS = "机制 平台 台账 班次 床位 清单 管网 路灯 档案 标准 经费 培训 窗口 热线".split()
_FORMS = (
    "{s}的{t}“{v}得慢、{v2}得少”，一年只{v}了{n}次；",
    "据{s}统计，{y}年共有{n}处{t}（其中{s2}{m}处）需要{v}。",
    "有人问：“{t}为什么不能{v}？”——答案是{s2}没有{t2}……",
    "建议{v}《{s}{t}办法》，{v2}{s2}与{t2}的{n}项{t}，",
    "{n}%的{s}、{m}.5万平方米的{t2}，至今没有{v}！",
    "一方面要{v}{t}；另一方面，要{v2}“{s}+{t2}”模式（试点）。",
    "由{s}牵头，{s2}配合，{y}年{m}月底前{v}到位。",
)
_ENDS = "。！？……"


def speeches(count: int, *, seed: int = 9704) -> tuple[Speech, ...]:
    """Return invented speeches of about 1,500 characters."""
    return tuple(_speech(number, random.Random(f"{seed}-{number}")) for number in range(count))


def printed(count: int) -> list[PrintedSession]:
    """Return speeches as one session for each twenty of them."""
    spoken = speeches(count)
    return [
        PrintedSession(
            session=Session(
                id=f"s{first}",
                revision=1,
                body="澜川市政协",
                name=f"六届{first // 20 + 1}次常委会会议",
                held_on=date(2000, 1, 1),
            ),
            speeches=spoken[first : first + 20],
        )
        for first in range(0, count, 20)
    ]


def _speech(number: int, chance: random.Random) -> Speech:
    paragraphs = ["".join(_sentence(chance) for _ in range(chance.randint(1, 7))) for _ in range(10)]
    numbered = [
        f"{'一二三四'[n]}是{chance.choice(_VERBS)}{chance.choice(_THINGS)}。{p}"
        for n, p in enumerate(paragraphs[4:8])
    ]
    return Speech(
        id=f"a{number}",
        session_id=f"s{number // 20 * 20}",
        position=number % 20,
        revision=1,
        sha256="",
        kind=SpeechKind.SPEECH,
        title=f"{chance.choice(_VERBS)}{chance.choice(_SUBJECTS)}{chance.choice(_THINGS)}",
        speakers=(Speaker(name=chance.choice(("蔺望川", "席远", "单晓", "欧阳若", "卫承岳"))),),
        text="\n".join([*paragraphs[:4], *numbered, *paragraphs[8:]]),
    )


def _sentence(chance: random.Random) -> str:
    text = chance.choice(_FORMS).format(
        s=chance.choice(_SUBJECTS),
        s2=chance.choice(_SUBJECTS),
        t=chance.choice(_THINGS),
        t2=chance.choice(_THINGS),
        v=chance.choice(_VERBS),
        v2=chance.choice(_VERBS),
        n=chance.randint(2, 2400),
        m=chance.randint(1, 12),
        y=chance.randint(1998, 2024),
    )
    return text if text[-1] in _ENDS else text[:-1] + "。"
