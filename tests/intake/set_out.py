"""Speeches set out below an invented session, and what is read of them."""

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import Source, SpeechFacts

HEAD = (
    "澜川市政协六届二次会议委员发言摘登\n"
    "2023年3月2日，政协澜川市第六届委员会第二次会议举行大会发言，市政协主席濮院彻主持会议。\n"
)
FIRST = "夜班工人走路回家，末班车应当延后半小时，并在站台补上路灯。"
SECOND = "小街开不进大车，用小车把人送到家门口，花钱不多，群众也欢迎。"
THIRD = "站台之间相隔太远，老人走不动，建议在菜场门口加设一站。"


def speeches(text: str) -> tuple[SpeechFacts, ...]:
    content = (HEAD + text).encode()
    (found,) = plan_reading(read_source(Source(content=content, media_type="", name="a.txt"))).sessions
    return found.speeches
