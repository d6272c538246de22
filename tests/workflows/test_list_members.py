"""Lists of members become people and organisations, and nobody is merged by the name alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.archive import Archive
from desktop.records import UnreadableSourceError
from desktop.records.person import PersonFacts, PersonName, Post
from desktop.workflows.list_members import Fate, ListMembers, MemberChoice

LIST = """澜川市政协第六届委员名单,,,
序号,姓　名,界别,工作单位及职务,政治面貌
1,卫 承 岳（女，回族）,教育界,澜川一中校长,民革
2,蔺望川,经济界,澜川机械厂工程师,群众
合计：2人,,,
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "mine.db", name="mine") as made:
        yield made


@pytest.fixture
def lists() -> Iterator[ListMembers]:
    made = ListMembers()
    yield made
    made.close()


def test_members_are_added_with_their_posts_and_organisations(
    lists: ListMembers, archive: Archive, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text(LIST, "gb18030")
    saved = lists.save(lists.read(tmp_path / "list.csv").filled(), archive)
    assert (len(saved.people), len(saved.organisations)) == (2, 3)
    first, second = archive.people.all()
    assert (first.name, first.note) == ("卫承岳", "女，回族，民革")
    assert first.posts == (Post(office="澜川一中校长", sector="教育界", body="澜川市政协", term=6),)
    assert (second.name, second.note) == ("蔺望川", "群众")
    names = [(one.name, one.kind.value) for one in archive.people.organisations()]
    assert names == [("教育界", "sector"), ("民革", "party"), ("经济界", "sector")]


def test_the_same_list_twice_adds_nobody(lists: ListMembers, archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8-sig")
    listings = lists.read(tmp_path / "list.csv").filled()
    lists.save(listings, archive)
    saved = lists.save(listings, archive)
    assert (saved.people, saved.organisations, len(saved.known)) == ((), (), 2)


def test_a_kept_person_of_that_name_is_left_to_somebody_to_decide(
    lists: ListMembers, archive: Archive, tmp_path: Path
) -> None:
    facts = PersonFacts(names=(PersonName(name="蔺望川"),), posts=(Post(office="医生"),))
    with archive.changing() as changes:
        changes.add(facts)
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    saved = lists.save(lists.read(tmp_path / "list.csv").filled(), archive)
    assert [listing.name for listing in saved.undecided] == ["蔺望川"]
    assert len(archive.people.all()) == 2


def test_a_table_that_is_none_gets_one_sentence(lists: ListMembers, tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(UnreadableSourceError, match="is damaged"):
        lists.read(tmp_path / "list.xlsx")


def test_a_row_may_be_the_person_who_is_kept_or_somebody_else(
    lists: ListMembers, archive: Archive, tmp_path: Path
) -> None:
    facts = PersonFacts(names=(PersonName(name="蔺望川"),), posts=(Post(office="医生"),))
    with archive.changing() as changes:
        kept = changes.add(facts)
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    rows = lists.rows(lists.read(tmp_path / "list.csv").filled(), archive)
    assert [row.fate for row in rows] == [Fate.NEW, Fate.SKIP]
    same = MemberChoice(listing=rows[1].listing, fate=Fate.SAME, person_id=kept)
    saved = lists.take([same, same], archive)
    assert (saved.people, saved.linked) == ((), (kept,))
    (person,) = archive.people.all()
    assert [post.office for post in person.posts] == ["医生", "澜川机械厂工程师"]
    other = MemberChoice(listing=rows[1].listing, fate=Fate.NEW)
    assert len(lists.take([other], archive).people) == 1
    for _ in range(2):
        with archive.changing() as changes:
            changes.undo()
    assert archive.people.all()[0].posts == facts.posts
    assert archive.people.organisations() == ()


def test_a_post_without_its_conference_is_the_kept_one_with_it(
    lists: ListMembers, archive: Archive, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    lists.save(lists.read(tmp_path / "list.csv").filled(), archive)
    (tmp_path / "list.csv").write_text(LIST.replace("澜川市政协第六届", ""), "utf-8")
    assert len(lists.save(lists.read(tmp_path / "list.csv").filled(), archive).known) == 2


@pytest.mark.parametrize(
    ("text", "is_article"),
    [
        (LIST, False),
        ("发言人,发言内容\n岳青川,应当延后末班车。\n", True),
        ("会议,夜间公交协商会\n时间,1月11日\n主持人,卫承岳\n", True),
        ("", False),
    ],
)
def test_a_table_of_speeches_is_told_from_a_list(
    lists: ListMembers, tmp_path: Path, text: str, is_article: bool
) -> None:
    (tmp_path / "a.csv").write_text(text, "utf-8")
    assert lists.is_article(tmp_path / "a.csv") is is_article
