"""A printed name becomes a person when somebody says so; merging and splitting can be taken back."""

from datetime import date

import pytest

from desktop.archive import Archive
from desktop.records.identity import LinkReason
from desktop.records.person import OrganisationFacts, PersonFacts, PersonName, Post, PrintedName
from desktop.workflows.edit_records import EditRecords
from desktop.workflows.know_people import KnowPeople, unlinked


@pytest.fixture
def people(filled: Archive) -> KnowPeople:
    return KnowPeople(filled)


def named(people: KnowPeople, name: str, office: str) -> PrintedName:
    return next(one for one in people.printed_names() if (one.name, one.office) == (name, office))


def test_one_name_with_two_offices_stays_two_until_a_person_says_otherwise(people: KnowPeople) -> None:
    member = named(people, "蔺望川", "市政协委员")
    assert member.speeches == 2
    person_id = people.link([member], None)
    assert [speech.title for speech in people.speeches_of(person_id)] == ["夜班公交", "河岸步道"]
    assert people.person(person_id).posts == (Post(office="市政协委员"),)
    assert named(people, "蔺望川", "市政协常委").person_id is None
    people.link([named(people, "蔺望川", "市政协常委")], person_id)
    assert len(people.speeches_of(person_id)) == 3


def test_a_merge_is_previewed_done_and_taken_back(filled: Archive, people: KnowPeople) -> None:
    stays = people.link([named(people, "蔺望川", "市政协委员")], None)
    goes = people.link([named(people, "望川", "市政协委员")], None)
    known = PersonFacts(
        names=(PersonName(name="望川", reading="wang chuan"),),
        posts=(Post(office="市政协委员"), Post(office="市政协常委", since=date(2022, 1, 1))),
        note="别名",
    )
    people.save_person(goes, known)
    preview = people.preview_merge(stays, goes)
    assert [name.name for name in preview.result.names] == ["蔺望川", "望川"]
    assert len(preview.result.posts) == 2
    assert [speech.title for speech in preview.speeches] == ["渡口"]
    assert len(people.people()) == 2
    people.merge(stays, goes)
    assert [person.id for person in people.people()] == [stays]
    assert len(people.speeches_of(stays)) == 3
    EditRecords(filled).undo()
    assert len(people.people()) == 2
    assert people.person(goes).note == "别名"
    assert len(people.speeches_of(stays)) == 2


def test_a_split_moves_speeches_to_a_new_person(people: KnowPeople) -> None:
    both = people.link([named(people, "蔺望川", "市政协委员"), named(people, "望川", "市政协委员")], None)
    other = people.unlink(both, [one for one in people.speeches_of(both) if one.title == "渡口"])
    assert people.person(other).name == "望川"
    assert [speech.title for speech in people.speeches_of(other)] == ["渡口"]
    assert len(people.speeches_of(both)) == 2


def test_people_and_organisations_are_entered_and_changed(people: KnowPeople) -> None:
    person_id = people.save_person(None, PersonFacts(names=(PersonName(name="卫承岳"),)))
    people.save_person(person_id, PersonFacts(names=(PersonName(name="卫承岳", reading="wei cheng yue"),)))
    assert people.person(person_id).names[0].reading == "wei cheng yue"
    organisation_id = people.save_organisation(None, OrganisationFacts(names=("民建",)))
    people.save_organisation(organisation_id, OrganisationFacts(names=("民建", "中国民主建国会")))
    assert people.organisations()[0].names == ("民建", "中国民主建国会")
    people.delete_organisation(organisation_id)
    assert people.organisations() == ()
    assert people.sectors() == ()


def test_who_a_name_may_be_is_suggested_with_a_reason_and_refused_once(people: KnowPeople) -> None:
    person_id = people.link([named(people, "蔺望川", "市政协委员")], None)
    assert people.person(person_id).names[0].reading == "lin wang chuan"
    (suggestion,) = unlinked(people).suggestions
    assert (suggestion.name.office, suggestion.person.id) == ("市政协常委", person_id)
    assert suggestion.reason is LinkReason.SAME_BODY
    people.refuse(suggestion)
    assert unlinked(people).suggestions == ()
    assert len(unlinked(people).names) == 2
