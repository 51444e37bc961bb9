"""Who did what to whom: one example in our own words for each construction the grammar knows."""

from __future__ import annotations

import pytest

from cenotaph.claims.actors import find_actors
from cenotaph.claims.counts import find_quantities
from cenotaph.claims.grammar import GrammarRoles
from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.mentions import Mentions
from cenotaph.claims.predicates import find_predicates
from cenotaph.claims.roles import Frame
from cenotaph.claims.sentences import Sentence, split
from cenotaph.claims.units import find_units
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.syntax import syntax
from cenotaph.record.document import Text

Roles = tuple[str, set[str], set[str]]


def frames(words: str, language: str = "en") -> list[tuple[Sentence, Frame]]:
    text = Text(document="sha256:00", text=words)
    mentions = Mentions(quantities=find_quantities(text), actors=find_actors(text, actor_table()))
    finder = GrammarRoles()
    found = []
    for sentence in split(text):
        clause = Clause(
            sentence=sentence,
            predicates=find_predicates(sentence, language),
            units=find_units(sentence, mentions, syntax(language)),
            syntax=syntax(language),
        )
        found += [(sentence, frame) for frame in finder.frames_of(clause)]
    return found


def roles(words: str, lemma: str, language: str = "en") -> Roles:
    for sentence, frame in frames(words, language):
        if frame.predicate.act.lemma == lemma:

            def said(stretch: tuple[int, int], tokens: Sentence = sentence) -> str:
                first, last = tokens.tokens[stretch[0]], tokens.tokens[stretch[1] - 1]
                return words[first.start : last.end]

            return (
                frame.pattern,
                {said(agent) for agent in frame.agents},
                {said(victim) for victim in frame.victims},
            )
    raise AssertionError(f"no frame for {lemma!r} in {words!r}")


@pytest.mark.parametrize(
    ("words", "lemma", "agents", "victims"),
    [
        ("Gunmen killed nine traders at dawn.", "kill", {"Gunmen"}, {"nine traders"}),
        ("Nine traders were killed by gunmen.", "kill", {"gunmen"}, {"Nine traders"}),
        ("NINE TRADERS WERE KILLED BY GUNMEN.", "kill", {"GUNMEN"}, {"NINE TRADERS"}),
        ("Nine traders were later also killed.", "kill", set(), {"Nine traders"}),
        ("The nine traders killed by gunmen lived here.", "kill", {"gunmen"}, {"nine traders"}),
        ("Gunmen who killed nine traders fled.", "kill", {"Gunmen"}, {"nine traders"}),
        (
            "Six herders were seized at the well and then executed by gunmen.",
            "execute",
            {"gunmen"},
            {"Six herders"},
        ),
        (
            "The killing of two women by gunmen shook the town.",
            "killing",
            {"gunmen"},
            {"two women"},
        ),
        ("The raid led to the deaths of 40 people.", "death", set(), {"40 people"}),
        ("Nine traders died in the fire.", "die", set(), {"Nine traders"}),
        ("Nine traders, two women among them, died.", "die", set(), {"Nine traders"}),
        ("Nine traders lost their lives.", "lose life", set(), {"Nine traders"}),
        ("The flood claimed the lives of 12 people.", "claim life", set(), {"12 people"}),
        ("Gunmen gunned down four men.", "gun down", {"Gunmen"}, {"four men"}),
        ("Gunmen shot dead four men.", "shoot dead", {"Gunmen"}, {"four men"}),
        ("Four men, taken the day before, were found dead.", "dead", set(), {"Four men"}),
        ("They found the bodies of 22 men.", "body", set(), {"22 men"}),
    ],
)
def test_roles_are_read(words: str, lemma: str, agents: set[str], victims: set[str]) -> None:
    _, acting, suffering = roles(words, lemma)
    assert acting == agents
    assert suffering == victims


@pytest.mark.parametrize(
    ("words", "lemma", "agents", "victims"),
    [
        ("Des hommes armés ont tué neuf civils.", "tuer", {"hommes armés"}, {"neuf civils"}),
        (
            "Neuf civils ont été tués par des hommes armés.",
            "tuer",
            {"hommes armés"},
            {"Neuf civils"},
        ),
        ("Neuf civils ont été retrouvés égorgés.", "égorger", set(), {"Neuf civils"}),
    ],
)
def test_french_roles_are_read(words: str, lemma: str, agents: set[str], victims: set[str]) -> None:
    _, acting, suffering = roles(words, lemma, "fr")
    assert {name.removeprefix("Des ").removeprefix("des ") for name in acting} == agents
    assert suffering == victims


@pytest.mark.parametrize(
    "words",
    [
        "He received a death threat.",
        "Parliament abolished the death penalty.",
        "The families asked for death certificates.",
        "The governing body met on Friday.",
        "The lawyers asked the court to apply the Protocol on the Inquiry into Unlawful Death.",
    ],
)
def test_phrases_that_report_no_act_are_passed_over(words: str) -> None:
    assert [frame.predicate.act.lemma for _, frame in frames(words)] == []


@pytest.mark.parametrize(
    ("words", "killed"),
    [
        ("Gunmen killed three guards and took 12 hostages.", {"three guards"}),
        ("Gunmen killed three guards and stole 12 children.", {"three guards"}),
    ],
)
def test_a_figure_behind_another_verb_is_not_of_the_list(words: str, killed: set[str]) -> None:
    assert roles(words, "kill")[2] == killed


def test_victim_and_agent_are_never_swapped_by_voice() -> None:
    groups = ("soldiers", "herders", "gunmen", "villagers")
    for left in groups:
        for right in groups:
            if left == right:
                continue
            active = roles(f"Seven {left} killed five {right}.", "kill")
            passive = roles(f"Five {right} were killed by seven {left}.", "kill")
            assert active[2] == {f"five {right}"}
            assert passive[2] == {f"Five {right}"}
            assert active[1] == {f"Seven {left}"}
            assert passive[1] == {f"seven {left}"}
