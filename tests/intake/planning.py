"""An invented account of a session, and what is read of a text."""

from desktop.intake import plan_reading
from desktop.intake.readers import read_source
from desktop.records import IntakePlan, Source

HEAD = (
    "澜川市政协召开协商会\n发布时间：2025-01-12\n"
    "1月11日，澜川市政协召开六届十五次常委会会议，围绕“夜间公共交通”协商议政。"
    "市委书记郗长汀到会听取意见，市政协主席卫承岳主持会议。\n"
)


def planned(text: str, name: str = "a.txt") -> IntakePlan:
    return plan_reading(read_source(Source(content=text.encode(), media_type="", name=name)))


def codes(plan: IntakePlan) -> set[str]:
    return {warning.code for warning in plan.warnings}
