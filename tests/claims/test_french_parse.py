"""The French role finder: the parse fills what the grammar leaves empty and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from cenotaph.claims import french
from cenotaph.claims.actors import find_actors
from cenotaph.claims.counts import find_quantities
from cenotaph.claims.french import ParsedRoles, french_roles
from cenotaph.claims.grammar import GrammarRoles
from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.mentions import Mentions
from cenotaph.claims.predicates import find_predicates
from cenotaph.claims.roles import Frame
from cenotaph.claims.sentences import split
from cenotaph.claims.units import find_units
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.syntax import syntax
from cenotaph.record.document import Metadatum, Text


@dataclass
class Word:
    """A word of a dependency parse, as spaCy gives it."""

    i: int
    lower_: str
    dep_: str
    at: int
    parse: list[Word] = field(repr=False)

    @property
    def head(self) -> Word:
        return self.parse[self.at]

    @property
    def children(self) -> Iterator[Word]:
        return (word for word in self.parse if word.at == self.i and word.i != self.i)


def parse_of(rows: str) -> list[Word]:
    """A parse written as "word label head" in each line."""
    words: list[Word] = []
    for number, row in enumerate(rows.strip().splitlines()):
        text, label, head = row.split()
        words.append(Word(number, text.lower(), label, int(head), words))
    return words


def clause_of(words: str) -> Clause:
    text = Text(
        document="sha256:00",
        text=words,
        metadata=(Metadatum(field="language", value="fr", basis="test"),),
    )
    mentions = Mentions(quantities=find_quantities(text), actors=find_actors(text, actor_table()))
    (sentence,) = split(text)
    return Clause(
        sentence=sentence,
        predicates=find_predicates(sentence, "fr"),
        units=find_units(sentence, mentions, syntax("fr")),
        syntax=syntax("fr"),
    )


def told(clause: Clause, frame: Frame) -> tuple[list[str], list[str]]:
    """Agents and victims as words."""
    return (
        [" ".join(clause.words[first:last]) for first, last in frame.agents],
        [" ".join(clause.words[first:last]) for first, last in frame.victims],
    )


PARSES = [
    (
        "Des miliciens ont fondu sur le camp et massacré douze femmes",
        """
        Des det 1
        miliciens nsubj 3
        ont aux:tense 3
        fondu ROOT 3
        sur case 6
        le det 6
        camp obl:arg 3
        et cc 8
        massacré conj 3
        douze nummod 10
        femmes obj 8
        """,
        (["miliciens"], ["douze femmes"]),
    ),
    (
        "Douze femmes ont été tuées hier par des miliciens",
        """
        Douze nummod 1
        femmes nsubj:pass 4
        ont aux:tense 4
        été aux:pass 4
        tuées ROOT 4
        hier advmod 4
        par case 8
        des det 8
        miliciens obl:agent 4
        """,
        (["miliciens"], ["douze femmes"]),
    ),
    (
        "Ce sont des miliciens qui tuent douze femmes",
        """
        Ce nsubj 3
        sont cop 3
        des det 3
        miliciens ROOT 3
        qui nsubj 5
        tuent acl:relcl 3
        douze nummod 7
        femmes obj 5
        """,
        (["miliciens"], ["douze femmes"]),
    ),
]


@pytest.mark.parametrize(("words", "rows", "wanted"), PARSES)
def test_roles_are_read_off_a_parse(
    words: str, rows: str, wanted: tuple[list[str], list[str]]
) -> None:
    clause = clause_of(words)
    killing = next(p for p in clause.predicates if p.act.kind.value == "killing")
    frame = french.roles_of(clause, killing, parse_of(rows))
    assert told(clause, frame) == wanted


def test_the_parse_never_gives_a_unit_two_roles() -> None:
    clause = clause_of("Douze femmes ont été tuées")
    predicate = clause.predicates[0]
    known = Frame(predicate=predicate, victims=((0, 2),), pattern="passive", confidence=0.8)
    read = Frame(predicate=predicate, agents=((0, 2),), pattern="parsed active")
    merged = french.completed(known, read)
    assert merged is not None
    assert (merged.agents, merged.victims) == ((), ((0, 2),))


def test_the_grammar_reads_where_the_extra_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(french, "find_spec", lambda name: None)
    assert isinstance(french_roles(), GrammarRoles)


def test_the_parse_completes_the_grammar() -> None:
    pytest.importorskip(french.MODEL)
    clause = clause_of(
        "Des hommes armés ont encerclé la place, puis abattu ceux qui fuyaient vers le marché."
    )
    finder = ParsedRoles()
    (read,) = finder.frames([clause])
    shot = next(frame for frame in read if frame.predicate.act.lemma == "abattre")
    assert told(clause, shot) == (["hommes armés"], ["ceux"])
    assert finder.frames([clause]) == (read,)
    assert finder.version.startswith(f"{GrammarRoles().version}+")
