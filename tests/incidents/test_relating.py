"""How accounts hang together: one body under several names, chains across documents, copies."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cenotaph.assess.grade import corroboration
from cenotaph.incidents import link
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import Source, SourceKind
from cenotaph.record.document import Document
from cenotaph.record.incident import Incident, RelationKind
from cenotaph.record.span import Span

from .build import COURIER, UNION, WATCH, WITNESSES, Sheet, at, day, killing

ARMY = Source(name="Malian Armed Forces", kind=ActorKind.STATE_FORCE, actor_id="ml-armed-forces")
MINISTRY = Source(
    name="Malian Ministry of Defence", kind=ActorKind.GOVERNMENT, actor_id="ml-defence-ministry"
)
OHCHR = Source(name="OHCHR", kind=ActorKind.UN, actor_id="ohchr", speaks_as=SourceKind.UN)
UN = Source(name="United Nations", kind=ActorKind.UN, actor_id="un", speaks_as=SourceKind.UN)
UNICEF = Source(name="UNICEF", kind=ActorKind.UN, actor_id="unicef", speaks_as=SourceKind.UN)
HRW = Source(name="Human Rights Watch", kind=ActorKind.NGO, actor_id="hrw")
AMNESTY = Source(name="Amnesty International", kind=ActorKind.NGO, actor_id="amnesty")
FILLING = (
    "Smoke hung over the road to the ford until the evening and no bus would pass.",
    "Teachers sent the children home and the clinic closed its doors at noon.",
    "Traders from three neighbouring valleys slept beside their lorries that night.",
    "The bridge had been mended in spring with money that the diaspora collected.",
    "Goats were found wandering between the burnt granaries and the old well.",
)


class Paper(Sheet):
    """A sheet with a publisher."""

    def __init__(self, name: str, publisher: str | None = None, published: str = "2024-05-09"):
        super().__init__(name, published=published)
        self.publisher = publisher

    @property
    def document(self) -> Document:
        """The preserved original."""
        return replace(super().document, publisher=self.publisher)


def told(
    name: str,
    words: str,
    *says: Source,
    publisher: str | None = None,
    published: str = "2024-05-09",
    dead: int = 12,
    then: str = "",
) -> Paper:
    """A report of one killing whose sentence is `words` with {dead} in it; sources are placed
    where the words name them."""
    paper = Paper(name, publisher, published)
    sentence = words.format(dead=f"{dead} villagers")
    placed = [
        replace(each, span=span_of(paper.id, sentence + " " + then, each.name)) for each in says
    ]
    paper.say(
        sentence,
        killing(
            f"{dead} villagers",
            dead,
            dead,
            says=placed,
            when=day("2024-05-06"),
            where=at("Tourou"),
            happening=1,
        ),
    )
    if then:
        paper.say(then)
    return paper


def span_of(document: str, words: str, name: str) -> Span | None:
    """Where a name stands in the words, if it does."""
    start = words.find(name)
    return Span(document=document, start=start, end=start + len(name)) if start >= 0 else None


def incident(*papers: Sheet, translations: dict[str, str] | None = None) -> Incident:
    """The incident that holds all of the papers."""
    claims = [claim for paper in papers for claim in paper.claims]
    found = link(
        [p.document for p in papers],
        [p.text for p in papers],
        claims,
        translations=translations or {},
    ).incidents
    assert len(found) == 1
    return found[0]


def kinds(made: Incident) -> list[RelationKind]:
    """The kinds of its relations."""
    return [relation.kind for relation in made.relations]


def parts(made: Incident) -> list[list[str]]:
    """The names of the origins in each part."""
    return [[origin.name for origin in part] for part in corroboration(made).parts]


def test_an_army_and_the_ministry_above_it_are_one_body() -> None:
    made = incident(
        told("a.txt", "{dead} were killed at Tourou, the Malian army said.", ARMY),
        told("b.txt", "In Tourou {dead} were killed, by word of the ministry.", MINISTRY, dead=14),
    )
    assert corroboration(made).number == 1
    assert RelationKind.SAME_ORGANISATION in kinds(made)


def test_a_description_means_the_body_that_the_next_sentence_names() -> None:
    group = Source(name="rights group", kind=ActorKind.PERSON, speaks_as=SourceKind.NGO)
    made = incident(
        told(
            "a.txt",
            "A rights group counts {dead} killed at Tourou.",
            group,
            then="Human Rights Watch said that the attackers had come at dawn.",
        )
    )
    assert parts(made) == [["Human Rights Watch"]]


def test_another_group_is_not_the_one_named_before() -> None:
    other = Source(name="rights group", kind=ActorKind.PERSON, speaks_as=SourceKind.NGO)
    made = incident(
        told(
            "a.txt",
            "Human Rights Watch wrote to the court, and another rights group counts {dead} killed.",
            other,
        )
    )
    assert parts(made) == [["rights group"]]


def test_the_two_organisations_are_those_named_before() -> None:
    both = Source(name="organisations", kind=ActorKind.NGO, speaks_as=SourceKind.NGO)
    paper = Paper("a.txt")
    paper.say("Human Rights Watch and Amnesty International went to Tourou.")
    start = len("Human Rights Watch and Amnesty International went to Tourou. The two ")
    span = Span(document=paper.id, start=start, end=start + len("organisations"))
    paper.say(
        "The two organisations counted 12 villagers killed.",
        killing("12 villagers", 12, 12, says=[replace(both, span=span)], when=day("2024-05-06")),
    )
    assert parts(incident(paper)) == [["Human Rights Watch and Amnesty International"]]


def test_a_report_without_a_maker_is_that_of_the_body_in_the_other_document() -> None:
    made = incident(
        told("a.txt", "Human Rights Watch counted {dead} killed at Tourou.", HRW),
        told(
            "b.txt", "The report says that {dead} were killed at Tourou in May.", publisher="Star"
        ),
    )
    assert parts(made) == [["Human Rights Watch"]]
    assert RelationKind.QUOTES in kinds(made)


def test_a_paper_that_cites_another_rests_on_what_the_other_rests_on() -> None:
    courier = replace(COURIER, name="Morning Courier")
    made = incident(
        told(
            "a.txt",
            "{dead} were killed at Tourou, River Watch said.",
            WATCH,
            publisher="Morning Courier",
        ),
        told(
            "b.txt",
            "In Tourou {dead} were killed, according to Morning Courier.",
            courier,
            publisher="Evening Star",
            published="2024-05-10",
        ),
        told(
            "c.txt",
            "At Tourou {dead} were killed, Evening Star reported in its late edition.",
            publisher="Plain Post",
            published="2024-05-11",
        ),
    )
    assert parts(made) == [["River Watch"]]
    assert kinds(made).count(RelationKind.QUOTES) == 2


def test_papers_that_cite_each_other_end_somewhere() -> None:
    left = replace(COURIER, name="Evening Star")
    made = incident(
        told(
            "a.txt",
            "{dead} were killed at Tourou, Evening Star said.",
            left,
            publisher="Morning Courier",
        ),
        told(
            "b.txt",
            "In Tourou {dead} were killed, says Morning Courier.",
            COURIER,
            publisher="Evening Star",
        ),
    )
    assert corroboration(made).number == 1


def test_a_sentence_taken_over_is_a_quotation_of_the_older_report() -> None:
    words = "At least {dead} were killed near the ford of Tourou when men on horses came at dawn."
    made = incident(
        told(
            "a.txt",
            words,
            publisher="Morning Courier",
            published="2024-05-07",
            then=" ".join(FILLING[:3]),
        ),
        told(
            "b.txt",
            words,
            publisher="Evening Star",
            published="2024-05-08",
            then=" ".join(FILLING[3:]),
        ),
    )
    assert parts(made) == [["Morning Courier"]]


def test_an_agency_text_in_a_paper_is_syndicated() -> None:
    words = "At least {dead} were killed near the ford of Tourou when men on horses came at dawn."
    then = " ".join(FILLING)
    made = incident(
        told("a.txt", words, publisher="Plateau News Agency", then=then),
        told("b.txt", words, publisher="Evening Star", then=then),
    )
    assert parts(made) == [["Plateau News Agency"]]
    assert RelationKind.SYNDICATES in kinds(made)


def test_a_translation_marked_by_hand_counts_with_its_original() -> None:
    original = told("a.txt", "{dead} were killed at Tourou.", publisher="Morning Courier")
    french = told("b.txt", "À Tourou, on compte {dead} killed.", publisher="Le Soir")
    assert corroboration(incident(original, french)).number == 2
    made = incident(original, french, translations={french.id: original.id})
    assert parts(made) == [["Morning Courier"]]
    assert kinds(made) == [RelationKind.TRANSLATES]


def test_the_un_is_one_of_its_bodies_and_two_of_its_bodies_are_two() -> None:
    made = incident(
        told("a.txt", "{dead} were killed at Tourou, OHCHR said.", OHCHR),
        told("b.txt", "UNICEF counted {dead} killed at Tourou.", UNICEF),
        told("c.txt", "The UN puts it at {dead} killed in Tourou.", UN),
    )
    assert corroboration(made).number == 2


def test_a_surname_is_the_person_who_is_named_in_full_elsewhere() -> None:
    full = Source(name="Awa Dembélé", kind=ActorKind.PERSON, speaks_as=SourceKind.OFFICIAL)
    made = incident(
        told("a.txt", "{dead} were killed at Tourou, Awa Dembélé said.", full),
        told("b.txt", "In Tourou {dead} were killed, Dembélé said.", replace(full, name="Dembélé")),
    )
    assert corroboration(made).number == 1
    assert RelationKind.SAME_WITNESS in kinds(made)


@pytest.mark.parametrize("speaks_as", [SourceKind.ANONYMOUS, SourceKind.OFFICIAL])
def test_the_nameless_count_for_nothing_beside_somebody_they_may_be(speaks_as: SourceKind) -> None:
    nameless = Source(name="sources", kind=ActorKind.PERSON, speaks_as=speaks_as, anonymous=True)
    named = Source(name="Awa Dembélé", kind=ActorKind.PERSON, speaks_as=SourceKind.OFFICIAL)
    made = incident(
        told("a.txt", "{dead} were killed at Tourou, Awa Dembélé said.", named),
        told("b.txt", "In Tourou {dead} were killed, sources said.", nameless),
        told("c.txt", "Sources put it at {dead} killed in Tourou.", nameless),
    )
    found = corroboration(made)
    assert parts(made) == [["Awa Dembélé"]]
    assert [origin.name for origin in found.unknown] == ["sources", "sources"]
    assert kinds(made).count(RelationKind.UNKNOWN) == 2


def test_witnesses_are_those_of_whoever_heard_them() -> None:
    agency = Source(name="AFP", kind=ActorKind.MEDIA, actor_id="afp")
    made = incident(
        told("a.txt", "{dead} were killed at Tourou, witnesses told AFP.", agency, WITNESSES),
        told(
            "b.txt",
            "In Tourou {dead} were killed, by what witnesses told AFP.",
            agency,
            WITNESSES,
            publisher="Evening Star",
        ),
    )
    assert corroboration(made).number == 1
    assert kinds(made) == [RelationKind.SAME_WITNESS]


def test_first_hand_is_told_from_second_hand() -> None:
    made = incident(
        told("a.txt", "{dead} were killed at Tourou, witnesses said.", WITNESSES),
        told("b.txt", "In Tourou {dead} were killed, River Watch said.", WATCH),
    )
    assert {origin.name: origin.hand for origin in made.origins} == {
        "witnesses": "first-hand",
        "River Watch": "second-hand",
    }
    assert corroboration(made).first_hand == 1


def sheets(chance: random.Random) -> list[Paper]:
    """Up to six reports on one killing by known, nameless and unnamed sources."""
    nameless = Source(name="officials", kind=ActorKind.PERSON, speaks_as=SourceKind.OFFICIAL)
    choices: list[tuple[Source, ...]] = [
        (WATCH,),
        (UNION,),
        (WITNESSES,),
        (nameless,),
        (COURIER,),
        (),
    ]
    made = []
    for number in range(chance.randint(2, 6)):
        said = " ".join(chance.sample(FILLING, 3))
        made.append(
            told(
                f"d{number}.txt",
                f"Report {number} has {{dead}} killed at Tourou near the ford on that morning.",
                *chance.choice(choices),
                publisher=chance.choice([None, "Morning Courier", "Evening Star", "Plain Post"]),
                published=f"2024-05-0{chance.randint(7, 9)}",
                dead=chance.choice([11, 12]),
                then=said,
            )
        )
    return made


def copy_of(paper: Paper, name: str, publisher: str | None) -> Paper:
    """The same words in another document that came out a day later."""
    copied = Paper(name, publisher, "2024-05-10")
    copied._text = paper.text.text
    spans = ("span", "sentence", "trigger")
    for number, claim in enumerate(paper.claims):
        moved = {field: replace(getattr(claim, field), document=copied.id) for field in spans}
        chain = tuple(
            replace(s, span=replace(s.span, document=copied.id)) if s.span else s
            for s in claim.attribution
        )
        copied._claims.append(
            replace(
                claim,
                id=f"copy-{name}-{number}",
                document=copied.id,
                attribution=chain,
                count=replace(claim.count, span=None) if claim.count else None,
                **moved,
            )
        )
    return copied


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_a_copy_never_raises_corroboration(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test
    papers = sheets(chance)
    before = link_all(papers)
    copied = copy_of(chance.choice(papers), "copy.txt", chance.choice([None, "Late Copier"]))
    assert sum(map(number, link_all([*papers, copied]))) <= sum(map(number, before))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_documents_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test
    papers = sheets(chance)
    shuffled = papers[:]
    chance.shuffle(shuffled)
    assert link_all(papers) == link_all(shuffled)


def link_all(papers: list[Paper]) -> tuple[Incident, ...]:
    """All incidents of the papers."""
    claims = [claim for paper in papers for claim in paper.claims]
    return link([p.document for p in papers], [p.text for p in papers], claims).incidents


def number(made: Incident) -> int:
    """How many independent origins it has."""
    return corroboration(made).number
