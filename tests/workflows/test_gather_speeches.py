"""Topics, collections and saved searches are kept and taken back."""

from dataclasses import replace

import pytest

from desktop.archive import Archive
from desktop.workflows.gather_speeches import GatherSpeeches


@pytest.fixture
def gather(filled: Archive) -> GatherSpeeches:
    return GatherSpeeches(filled)


def speech_ids(archive: Archive) -> list[str]:
    return [speech.id for session in archive.sessions() for speech in archive.speeches(session.id)]


def test_speeches_get_topics_and_lose_them(filled: Archive, gather: GatherSpeeches) -> None:
    one, two, *_rest = speech_ids(filled)
    gather.tag([one, two], ["出行", "河"])
    gather.tag([two], ["渡"], remove=["河"])
    assert gather.topics() == (("出行", 2), ("河", 1), ("渡", 1))
    assert gather.topics_of(two) == ("出行", "渡")


def test_a_collection_has_an_order_and_notes_of_its_own(filled: Archive, gather: GatherSpeeches) -> None:
    one, two, three, _last = speech_ids(filled)
    collection_id = gather.start_collection("调研", [one])
    assert gather.collect(collection_id, [two, one, three]) == 2
    kept = gather.collection(collection_id)
    items = tuple(reversed([replace(item, note=f"注{n}") for n, item in enumerate(kept.items)]))
    gather.save_collection(collection_id, replace(kept, name="调研二", items=items))
    (known,) = gather.collections()
    assert (known.name, [item.speech_id for item in known.items]) == ("调研二", [three, two, one])
    assert known.items[0].note == "注2"
    gather.delete_collection(collection_id)
    assert gather.collections() == ()


def test_what_a_collection_takes_or_gives_up_is_marked_for_the_index(
    filled: Archive, gather: GatherSpeeches
) -> None:
    one, two, *_rest = speech_ids(filled)
    collection_id = gather.start_collection("调研", [one])
    gather.start_collection("旧事", [one])
    assert {document.speech_id: document.collections for document in filled.index_documents([one, two])} == {
        one: ("调研", "旧事"),
        two: (),
    }
    filled.settle(filled.pending()[-1].sequence)
    before = filled.revision
    kept = gather.collection(collection_id)
    gather.save_collection(collection_id, replace(kept, items=(replace(kept.items[0], speech_id=two),)))
    assert {mark.speech_id for mark in filled.pending()} == {one, two}
    assert set(filled.changed_since(before)) == {one, two}
    gather.delete_collection(collection_id)
    (document,) = filled.index_documents([two])
    assert document.collections == ()


def test_a_search_is_kept_under_a_name(gather: GatherSpeeches) -> None:
    first = gather.save_search("河", "河岸")
    assert gather.save_search("河", "河岸 年份:2023") == first
    assert [(one.name, one.query) for one in gather.searches()] == [("河", "河岸 年份:2023")]
    gather.delete_search(first)
    assert gather.searches() == ()
