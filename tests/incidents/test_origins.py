"""Who established it: chains, joint inquiries, nameless sources, copies, nobody."""

from __future__ import annotations

from msgspec.structs import replace

from cenotaph.incidents import link
from cenotaph.incidents.speakers import establishing, is_named
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Source, Stance
from cenotaph.record.incident import Incident, Origin
from cenotaph.record.span import Span

from .build import COURIER, STAFF, UNION, WATCH, WITNESSES, Sheet, at, day, killing


def placed(source: Source, start: int) -> Source:
    """The source with the words that name it."""
    return replace(source, span=Span(document="d", start=start, end=start + len(source.name)))


def incidents(*sheets: Sheet) -> tuple[Incident, ...]:
    """Link a case."""
    claims = [claim for sheet in sheets for claim in sheet.claims]
    return link([s.document for s in sheets], [s.text for s in sheets], claims).incidents


def report(name: str, *says: Source, published: str = "2024-05-09", dead: int = 12) -> Sheet:
    """A report on one happening, on the word of `says`."""
    return Sheet(name, published=published).say(
        f"{dead} villagers were killed at Tourou, {name} learned.",
        killing(
            f"{dead} villagers",
            dead,
            dead,
            says=says,
            when=day("2024-05-06"),
            where=at("Tourou"),
            happening=1,
        ),
    )


def names(incident: Incident) -> list[str]:
    """The names of its origins."""
    return [origin.name for origin in incident.origins]


def test_a_medium_relays_and_a_body_answers_for_the_witnesses_it_heard() -> None:
    assert establishing((COURIER, WATCH, WITNESSES)) == (WATCH,)
    assert establishing((COURIER, WITNESSES)) == (WITNESSES,)
    assert establishing((COURIER,)) == (COURIER,)
    assert establishing(()) == ()


def test_a_source_that_cannot_confirm_establishes_nothing() -> None:
    doubting = replace(WATCH, stance=Stance.CANNOT_CONFIRM)
    assert establishing((doubting, UNION)) == (UNION,)


def test_who_only_rejects_a_claim_is_not_its_origin() -> None:
    rejecting = replace(STAFF, stance=Stance.DENIES)
    (incident,) = incidents(report("a.txt", placed(WATCH, 10), rejecting))
    assert names(incident) == [WATCH.name]
    (alone,) = incidents(report("b.txt", rejecting))
    assert STAFF.name not in names(alone)


def test_a_source_that_is_not_named_is_never_one_and_the_same_elsewhere() -> None:
    assert not is_named(Source(name="Hospital sources", kind=ActorKind.PERSON, anonymous=True))


def test_a_joint_inquiry_is_one_origin_whoever_is_named_first() -> None:
    one = report("a.txt", placed(WATCH, 10), placed(UNION, 10 + len("River Watch and ")))
    two = report("b.txt", placed(UNION, 10), placed(WATCH, 10 + len("Lake Union and ")))
    (incident,) = incidents(one, two)
    assert len(incident.origins) == 1
    assert incident.origins[0].documents == tuple(sorted((one.id, two.id)))


def test_two_papers_on_one_statement_share_its_origin_and_another_body_does_not() -> None:
    (incident,) = incidents(
        report("a.txt", COURIER, WATCH), report("b.txt", WATCH), report("c.txt", UNION)
    )
    assert names(incident) == ["Lake Union", "River Watch"]
    assert incident.reports[0].origin in {origin.id for origin in incident.origins}


def test_nameless_witnesses_of_two_documents_are_not_known_to_be_the_same() -> None:
    (incident,) = incidents(report("a.txt", WITNESSES), report("b.txt", WITNESSES))
    assert names(incident) == ["witnesses", "witnesses"]
    assert len({origin.id for origin in incident.origins}) == 2


def test_nobody_named_is_shown_as_unknown() -> None:
    (incident,) = incidents(report("a.txt"))
    (origin,) = incident.origins
    assert (origin.name, origin.relation) == ("unknown", "unknown")


def test_an_unsourced_account_rests_on_the_source_of_its_document() -> None:
    sheet = report("a.txt", WATCH).say(
        "In June nine herders were killed at Kolo.",
        killing("nine herders", 9, 9, when=day("2024-06-02"), where=at("Kolo"), happening=2),
    )
    first, second = incidents(sheet)
    assert names(first) == names(second) == ["River Watch"]


def test_figures_carry_the_origin_that_gives_them() -> None:
    sheet = report("a.txt", WATCH).say(
        "The army put it at three killed.",
        killing(
            "three", 3, 3, says=[STAFF], when=day("2024-05-06"), where=at("Tourou"), happening=1
        ),
    )
    (incident,) = incidents(sheet)
    by_id: dict[str, Origin] = {origin.id: origin for origin in incident.origins}
    assert [by_id[f.origin].name for f in incident.reports[0].figures] == [
        "River Watch",
        "Army of Zed",
    ]
    assert (incident.deaths.minimum, incident.deaths.maximum) == (3, 12)


def test_a_named_source_is_told_from_a_description() -> None:
    assert is_named(WATCH)
    assert not is_named(WITNESSES)
    assert not is_named(Source(name="a local official", kind=ActorKind.GOVERNMENT))
    assert is_named(Source(name="Amina Sow", kind=ActorKind.PERSON))
