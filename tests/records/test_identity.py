"""A printed name is a known person only when nothing else is possible."""

from desktop.records.identity import WHY, Appearance, KnownPerson, LinkReason, links_for

MEMBER = Appearance(name="蔺望川", office="委员", body="澜川市政协", term=6)


def person(identity: str, *appearances: Appearance) -> KnownPerson:
    return KnownPerson(id=identity, appearances=appearances)


def appearing(office: str | None = "委员", body: str = "澜川市政协", term: int | None = 6) -> Appearance:
    return Appearance(name="蔺望川", office=office, body=body, term=term)


def test_same_name_body_term_and_office_is_certain() -> None:
    (link,) = links_for(appearing("市政协委员"), [person("a", MEMBER)])
    assert (link.person_id, link.is_certain) == ("a", True)


def test_two_of_one_name_in_a_body_are_never_certain() -> None:
    known = [person("a", MEMBER), person("b", appearing("常委"))]
    links = links_for(appearing(), known)
    assert [link.reason for link in links] == [
        LinkReason.SAME_OFFICE_OF_SEVERAL,
        LinkReason.SAME_BODY_AND_TERM,
    ]


def test_another_term_or_body_or_office_is_a_suggestion() -> None:
    known = [person("a", MEMBER)]
    assert links_for(appearing(term=7), known)[0].reason is LinkReason.SAME_BODY
    assert links_for(appearing(term=None), known)[0].reason is LinkReason.SAME_BODY
    assert links_for(appearing("副市长"), known)[0].reason is LinkReason.SAME_BODY_AND_TERM
    assert links_for(appearing(None), known)[0].reason is LinkReason.SAME_BODY_AND_TERM
    assert links_for(appearing(body="岚州市政协"), known)[0].reason is LinkReason.SAME_OFFICE_ELSEWHERE
    assert links_for(appearing("副市长", body="岚州市政协"), known)[0].reason is LinkReason.SAME_NAME


def test_another_name_is_nobody() -> None:
    assert links_for(Appearance(name="蔺望江"), [person("a", MEMBER)]) == ()


def test_letter_spacing_and_dots_are_no_difference() -> None:
    spaced = Appearance(name="蔺 望 川", office="委员", body="澜川市政协", term=6)
    assert links_for(spaced, [person("a", MEMBER)])[0].is_certain


def test_every_reason_has_its_sentence() -> None:
    assert set(WHY) == set(LinkReason)
