"""Make resources/intake/lexicon.txt and names.json: python build_spec/lexicon.py DICTIONARY.

The dictionary is that of jieba, a package that nothing else needs; its file is read and none of its code:

    pip install --no-deps --target build/jieba jieba==0.42.1
    python build_spec/lexicon.py build/jieba/jieba/dict.txt
"""

import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
INTAKE = ROOT / "resources" / "intake"
HEADER = """\
# Words: part of speech, cost (negative logarithm of the frequency), length, the words in one row.
# From the dictionary of jieba 0.42.1 (MIT licence, (c) 2013 Sun Junyi), without names of people.
# Made by build_spec/lexicon.py.
"""
FEWEST = {1: 50, 2: 40, 3: 25, 4: 40}
# The hundred commonest family names in order (Ministry of Public Security, report of 2020).
FAMILIES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
HAN = re.compile("[\u3400-\u9fff]+")


Counts = Counter[tuple[str, str]]
Sides = dict[str, tuple[Counts, Counts]]


def main(dictionary: Path) -> None:
    """Write both from the lines of the dictionary: a word, how often it occurs, and its part of speech."""
    rows = [line.split() for line in dictionary.read_text("utf-8").splitlines()]
    total = sum(int(count) for _, count, _ in rows)
    grouped: dict[tuple[str, float, int], list[str]] = defaultdict(list)
    for word, count, kind in rows:
        if (
            len(word) in FEWEST
            and HAN.fullmatch(word)
            and int(count) >= FEWEST[len(word)]
            and not kind.startswith("nr")
        ):
            cost = round(2 * -math.log(int(count) / total)) / 2
            grouped[kind[0], cost, len(word)].append(word)
    lines = [
        f"{kind} {cost} {size} {''.join(sorted(found))}"
        for (kind, cost, size), found in sorted(grouped.items())
    ]
    (INTAKE / "lexicon.txt").write_text(HEADER + "\n".join(lines) + "\n", "utf-8")
    write({"families": FAMILIES, "given": {}, "left": {}, "right": {}})
    write({"families": FAMILIES, **scores(rows)})


def write(scored: dict[str, object]) -> None:
    """Write the scores of names."""
    (INTAKE / "names.json").write_text(
        json.dumps(scored, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8"
    )


def scores(rows: list[list[str]]) -> dict[str, object]:
    """Return what given names and the words beside names cost, learned from the benchmark's own articles."""
    # What the resources hold is read when first needed, so not before the lexicon is written.
    from benchmarks.intake.answers import ARTICLES, articles_in
    from benchmarks.intake.renaming import names_of, spaced

    sides: Sides = {"left": (Counter(), Counter()), "right": (Counter(), Counter())}
    for path, answer in articles_in(ARTICLES):
        names = sorted(names_of(answer), key=len, reverse=True)
        if path.suffix == ".txt" and names:
            people = re.compile("|".join(spaced(name).pattern for name in names))
            for line in path.read_text("utf-8").splitlines():
                count_sides(line.strip(), people, sides)
    return {"given": given(rows), **{side: ratios(*counted) for side, counted in sides.items()}}


def given(rows: list[list[str]]) -> dict[str, float]:
    """Return what each character costs in a given name, by the names of the dictionary."""
    from desktop.intake.readings import families

    single, _ = families()
    counted: Counter[str] = Counter()
    for word, _, kind in rows:
        if kind.startswith("nr") and len(word) in (2, 3) and word[0] in single:
            counted.update(word[1:])
    whole = sum(counted.values())
    return {c: round(-math.log(n / whole), 1) for c, n in counted.items() if n >= 8 and HAN.fullmatch(c)}


def count_sides(line: str, people: re.Pattern[str], sides: Sides) -> None:
    """Count what stands beside the names in a line, and beside all its words."""
    from desktop.intake.readings import boundary, segmented

    spans = [match.span() for match in people.finditer(line)]
    for which, found in enumerate((spans, list(segmented(line, spans)))):
        for start, end in found:
            sides["left"][which][boundary(line, start, -1)] += 1
            sides["right"][which][boundary(line, end, 1)] += 1


def ratios(by_names: Counts, by_all: Counts) -> dict[str, float]:
    """Return the logarithm of how much more often a unit stands beside a name than beside any word.

    A kind of word speaks for each of its words that is seen too rarely; it is written as <kind>.
    """
    names, everything = sum(by_names.values()), sum(by_all.values())
    kinds_n: Counter[str] = Counter()
    kinds_a: Counter[str] = Counter()
    for (_, kind), n in by_names.items():
        kinds_n[kind] += n
    for (_, kind), n in by_all.items():
        kinds_a[kind] += n
    found = {}
    kind_ratio = {
        k: ((kinds_n[k] + 0.5) / (names + 1)) / ((n + 1) / (everything + 1)) for k, n in kinds_a.items()
    }
    for kind, ratio in kind_ratio.items():
        found[f"<{kind}>"] = round(max(-4, min(4, math.log(ratio))), 1)
    weight = 30
    for (unit, kind), n in by_all.items():
        if n + by_names[unit, kind] < 6:
            continue
        p = n / everything
        ratio = (by_names[unit, kind] + weight * kind_ratio[kind] * p) / ((names + weight) * p)
        found[unit] = round(max(-4, min(4, math.log(ratio))), 1)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
