"""The grammar and the labeller are heard together; neither may turn a victim into a perpetrator."""

from __future__ import annotations

from cenotaph.claims.actors import find_actors
from cenotaph.claims.counts import find_quantities
from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.labeller.finder import TrainedRoles, joined
from cenotaph.claims.labeller.heads import heads
from cenotaph.claims.labeller.said import Roles
from cenotaph.claims.mentions import Mentions
from cenotaph.claims.predicates import find_predicates
from cenotaph.claims.roles import Frame
from cenotaph.claims.sentences import split
from cenotaph.claims.units import find_units
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.syntax import syntax
from cenotaph.record.document import Text


def clauses_of(words: str) -> list[Clause]:
    text = Text(document="sha256:00", text=words)
    mentions = Mentions(quantities=find_quantities(text), actors=find_actors(text, actor_table()))
    return [
        Clause(
            sentence=sentence,
            predicates=find_predicates(sentence),
            units=find_units(sentence, mentions, syntax("en")),
            syntax=syntax("en"),
        )
        for sentence in split(text)
    ]


def clause_of(words: str) -> Clause:
    return clauses_of(words)[0]


def test_a_role_is_about_the_head_of_its_phrase() -> None:
    clause = clause_of("Seven men accused of aiding rebels were executed.")
    found = heads(clause, (0, 6))
    assert [clause.words[unit.first : unit.last] for unit in found] == [("seven", "men")]


def test_coordinated_people_are_all_heads() -> None:
    clause = clause_of("Soldiers, nuns and villagers were killed.")
    assert len(heads(clause, (0, 5))) == 3


def test_a_list_whose_beginning_is_cut_off_has_no_heads() -> None:
    clause = clause_of("Soldiers, nuns and villagers were killed.")
    assert heads(clause, (2, 5)) == ()


def test_what_follows_a_preposition_leads_no_phrase() -> None:
    clause = clause_of("A jet on the hunt for rebels killed 12 people.")
    assert heads(clause, (0, 7)) == ()


def test_one_role_alone_is_not_believed_against_the_grammar() -> None:
    clause = clause_of("Police counted 21 people shot dead.")
    read = Frame(predicate=clause.predicates[0], victims=((2, 4),), pattern="reduced passive")
    people = clause.unit_at(2)
    assert people is not None
    frame = joined(clause.predicates[0], read, Roles(agents=(people,), agent_probability=0.99))
    assert frame is not None
    assert (frame.victims, frame.agents) == (((2, 4),), ())


def test_a_sure_labeller_takes_back_a_role_read_the_other_way_round() -> None:
    clause = clause_of("Soldiers killed nine farmers.")
    soldiers, farmers = clause.units
    wrong = Frame(
        predicate=clause.predicates[0], agents=((2, 4),), victims=((0, 1),), pattern="active"
    )
    said = Roles(
        agents=(soldiers,), victims=(farmers,), agent_probability=0.9, victim_probability=0.9
    )
    frame = joined(clause.predicates[0], wrong, said)
    assert frame is not None
    assert (frame.agents, frame.victims) == (((0, 1),), ((2, 4),))


def test_agreement_raises_and_contradiction_lowers_confidence() -> None:
    clause = clause_of("Soldiers killed nine farmers.")
    soldiers, farmers = clause.units
    act = clause.predicates[0]
    read = Frame(predicate=act, agents=((0, 1),), victims=((2, 4),), confidence=0.7)
    agreed = joined(
        act, read, Roles(victims=(farmers,), agents=(soldiers,), victim_probability=0.9)
    )
    against = joined(act, read, Roles(agents=(farmers,), agent_probability=0.6))
    silent = joined(act, read, Roles())
    assert agreed is not None and against is not None and silent is not None
    assert agreed.confidence > silent.confidence > against.confidence
    assert silent.victims == against.victims == ((2, 4),)


def test_the_labeller_reads_what_the_grammar_has_no_construction_for() -> None:
    clause = clause_of(
        "A British engineer, held there since May over a debt, has been stabbed to death."
    )
    (frame,) = TrainedRoles().frames([clause])[0]
    assert frame.victims == ((0, 3),)


def test_a_named_person_is_a_victim_whoever_they_are() -> None:
    clause = clause_of("They condemned the murder of Oswin Tarle in the capital.")
    frame = next(f for f in TrainedRoles().frames([clause])[0] if f.predicate.act.lemma == "murder")
    people = [clause.words[p.first : p.last] for p in frame.persons]
    units = [clause.words[first:last] for first, last in frame.victims]
    assert people + units == [("oswin", "tarle")]


def test_many_sentences_are_read_as_each_alone() -> None:
    words = (
        "Gunmen killed the mayor. The mayor's brother was shot dead by police. "
        "Rebels said the army had executed six of them."
    )
    clauses = clauses_of(words)
    together = TrainedRoles().frames(clauses)
    assert together == tuple(TrainedRoles().frames([clause])[0] for clause in clauses)


def authors(words: str) -> set[tuple[str, ...]]:
    """Everybody whom a sentence gives as the agent of any act."""
    clause = clause_of(words)
    frames = TrainedRoles().frames([clause])[0]
    return {clause.words[first:last] for frame in frames for first, last in frame.agents}


def test_the_blamed_stand_after_on_and_what_is_blamed_is_no_author() -> None:
    assert authors("The loss of army aid was blamed on the rebels by villagers.") == {("rebels",)}
    cut = authors("The report blamed a cut in army aid on corrupt officers.")
    assert cut <= {("corrupt", "officers")}


def test_an_accusation_of_something_else_accuses_nobody_of_violence() -> None:
    assert authors("Doctors accused the army of preventing ambulances from passing.") == set()
    assert authors("Doctors accused the army of attacking an ambulance.") == {("army",)}


def test_a_noun_takes_no_author_from_another_noun() -> None:
    words = "The group has attacked pipelines, bombings in protest at a deal by the government."
    assert ("government",) not in authors(words)
