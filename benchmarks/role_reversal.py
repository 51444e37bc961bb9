"""Agent and victim swapped in 500 generated sentences: who is taken for whom, and how often.

    python -m benchmarks.role_reversal [--pairs 250] [--show]

Every pair is one sentence in which X acts on Y and the same sentence in which Y acts on X; the
groups and verbs are drawn from the program's own tables with a fixed seed. A sentence is swapped
when a perpetrator stands in the words of the victims or of a third party, or a victim in the
words of the agent or of a third party.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.sentences import claims_of
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.acts import Act, acts
from cenotaph.knowledge.categories import categories
from cenotaph.knowledge.gazetteer import Gazetteer, open_gazetteer
from cenotaph.knowledge.inflect import Form, verb_forms
from cenotaph.record.actor import ARMED, Actor, ActorKind
from cenotaph.record.claim import Claim, ClaimKind, Perpetrator, Victims

SEED = 20250603
PAIRS = 250
DATA = Path(__file__).parent / "data" / "role_reversal.toml"
KINDS = frozenset(
    {
        ClaimKind.KILLING,
        ClaimKind.INJURY,
        ClaimKind.DISAPPEARANCE,
        ClaimKind.DETENTION,
        ClaimKind.TORTURE,
    }
)
CASES = ("as written", "lower case", "capitals", "title case")
_BEHIND = frozenset({"dead", "alive"})  # of a phrase, behind its object: "shot them dead"
_LIGHT = frozenset({"leave", "take", "put", "forcibly", "round", "cut", "slit"})
_FIGURES = ("two", "three", "five", "seven", "nine", "11", "14", "at least six", "more than 20")
_FORMS = {
    "past": Form.PAST,
    "part": Form.PARTICIPLE,
    "ing": Form.GERUND,
    "present": Form.BASE,
    "base": Form.BASE,
}
_NOBODY_ACTS = frozenset(
    {
        "victims",
        "bodies",
        "suspects",
        "survivors",
        "witnesses",
        "people",
        "families",
        "infants",
        "wounded people",
        "displaced people",
        "missing people",
        "detainees",
        "hostages",
        "patients",
    }
)
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")


@dataclass(frozen=True)
class Side:
    """One group: how it is named when it acts, and when a figure of it is acted upon."""

    acting: str
    counted: str


@dataclass(frozen=True)
class Sentence:
    """A generated sentence with the stretches of its roles, as character offsets.

    `roles` maps A (agent), V (victims), S (source) and T (bystanders) to `[start, end)`; `fights`
    tells whether the agent is an armed group: the program names no others as perpetrators.
    """

    text: str
    form: str
    case: str
    roles: dict[str, tuple[int, int]]
    fights: bool


@dataclass(frozen=True)
class Verdict:
    """What a reading made of one sentence."""

    perpetrator_swapped: bool
    victim_swapped: bool
    agent_found: bool
    victim_found: bool

    @property
    def swapped(self) -> bool:
        """Whether anybody is taken for another."""
        return self.perpetrator_swapped or self.victim_swapped


@cache
def table() -> dict[str, dict[str, list[str]]]:
    """The sentence forms and the words that fill their slots."""
    return tomllib.loads(DATA.read_text("utf-8"))


@cache
def armed() -> tuple[Side, ...]:
    """Forces of the actor table, and plural nouns of people who fight."""
    short = [a for a in actor_table().actors if a.kind in ARMED and _plain(a.name)]
    return (*map(_force, short), *_nouns(fighting=True))


@cache
def unarmed() -> tuple[Side, ...]:
    """Plural nouns of people who do not fight."""
    return _nouns(fighting=False)


def _plain(name: str) -> bool:
    return "(" not in name and "," not in name and len(name.split()) <= 4


def _force(actor: Actor) -> Side:
    if actor.kind is ActorKind.STATE_FORCE:
        return Side(f"the {actor.name}", f"soldiers of the {actor.name}")
    return Side(f"{actor.name} fighters", f"{actor.name} fighters")


def _nouns(*, fighting: bool) -> tuple[Side, ...]:
    plurals = {
        plural
        for row in categories().rows
        if row.language == "en"
        and row.category not in _NOBODY_ACTS
        and (row.status == "combatant") == fighting
        for plural in row.plural
    }
    return tuple(Side(plural, plural) for plural in sorted(plurals))


@cache
def verbs() -> tuple[Act, ...]:
    """Verbs of the lexicon whose subject acts on people as their object."""
    return tuple(
        act
        for act in acts()
        if act.language == "en"
        and act.pos == "verb"
        and act.kind in KINDS
        and (act.agent, act.victim) == ("subject", "object")
        and act.lemma.split()[0] not in _LIGHT
    )


def nouns_of(kind: ClaimKind) -> tuple[Act, ...]:
    """Nouns of the lexicon that take "of" the victim and "by" the agent."""
    return tuple(
        act
        for act in acts()
        if (act.language, act.pos, act.kind) == ("en", "noun", kind)
        and (act.agent, act.victim) == ("by", "of")
    )


def sentences(pairs: int = PAIRS, seed: int = SEED) -> Iterator[Sentence]:
    """Both sentences of each pair, every form and every case in turn."""
    draw = random.Random(seed)  # noqa: S311 - reproducible samples, no secret
    shapes = [(form, shape) for form, listed in table()["forms"].items() for shape in listed]
    for number in range(pairs):
        form, shape = shapes[number % len(shapes)]
        case = CASES[(number // len(shapes) + number) % len(CASES)]
        verb = draw.choice(verbs())
        noun = draw.choice(nouns_of(verb.kind) or nouns_of(ClaimKind.KILLING))
        first = draw.choice(armed())
        second = draw.choice(armed() if draw.random() < 0.5 else unarmed())
        if second == first:
            second = unarmed()[0]
        figure = draw.choice(_FIGURES)
        words = {
            "P": draw.choice(table()["places"]["names"]),
            "D": draw.choice(table()["days"]["names"]),
            "S": draw.choice(table()["sources"]["names"]),
            "T": draw.choice(table()["bystanders"]["names"]),
            "noun": noun.lemma,
        }
        for agent, victim in ((first, second), (second, first)):
            roles = {**words, "A": agent.acting, "V": f"{figure} {victim.counted}"}
            text, places = _filled(_unfolded(shape, verb), roles)
            yield Sentence(_cased(text, case), form, case, places, agent in armed())


def _unfolded(shape: str, verb: Act) -> str:
    """The shape with its verb written out, other slots left in place."""

    def written(match: re.Match[str]) -> str:
        slot, target = match.groups()
        if slot not in _FORMS:
            return match.group()
        first, _, rest = verb.lemma.partition(" ")
        adverb, head, rest = (
            (first, *rest.partition(" ")[::2])
            if first.endswith("ly") and rest
            else ("", first, rest)
        )
        forms = [word for word, form in verb_forms(head, "en") if form is _FORMS[slot]]
        held = f"{{{target}}}" if target else ""
        order = (held, rest) if rest.startswith("to ") or rest in _BEHIND else (rest, held)
        return " ".join(part for part in (adverb, forms[0], *order) if part)

    return _SLOT.sub(written, shape)


def _filled(shape: str, words: dict[str, str]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The finished sentence and where its roles stand."""
    text, places, last = "", {}, 0
    for match in _SLOT.finditer(shape):
        text += shape[last : match.start()]
        word = words[match.group(1)]
        if not text or text.endswith(("\n", '"', ": ")):
            word = word[0].upper() + word[1:]
        if len(match.group(1)) == 1 and match.group(1) in "AVST":
            places[match.group(1)] = (len(text), len(text) + len(word))
        text += word
        last = match.end()
    return text + shape[last:], places


def _cased(text: str, case: str) -> str:
    """The sentence in another case, of the same length."""
    changed = {
        "as written": text,
        "lower case": text.lower(),
        "capitals": text.upper(),
        "title case": re.sub(r"\b[a-z]", lambda match: match.group().upper(), text),
    }[case]
    return changed if len(changed) == len(text) else text


def judged(sentence: Sentence, claims: Iterable[Claim]) -> Verdict:
    """What the claims of a sentence make of its roles."""
    read = [claim for claim in claims if claim.kind in KINDS or claim.kind is ClaimKind.ATTACK]
    agents = [p for claim in read for p in claim.perpetrators]
    victims = [v for claim in read if claim.kind in KINDS for v in claim.victims]
    return Verdict(
        perpetrator_swapped=any(_stands_in(p, sentence, "VST") for p in agents),
        victim_swapped=any(_stands_in(v, sentence, "AST") for v in victims),
        agent_found=any(_stands_in(p, sentence, "A") for p in agents),
        victim_found=any(_stands_in(v, sentence, "V") for v in victims),
    )


def _stands_in(who: Perpetrator | Victims, sentence: Sentence, roles: str) -> bool:
    """Whether somebody's words lie in the words of one of the roles and not of the right one."""
    if who.span is None:
        return False
    stretches = [sentence.roles[role] for role in roles if role in sentence.roles]
    return any(who.span.start < end and start < who.span.end for start, end in stretches)


def measured(
    gazetteer: Gazetteer, pairs: int = PAIRS, seed: int = SEED
) -> list[tuple[Sentence, Verdict]]:
    """Every sentence with what the program made of it."""
    return [
        (sentence, judged(sentence, claims_of(sentence.text, gazetteer)))
        for sentence in sentences(pairs, seed)
    ]


def figures(results: Sequence[tuple[Sentence, Verdict]]) -> dict[str, float]:
    """Shares of the sentences, 0..1, by name."""
    total = len(results) or 1
    verdicts = [verdict for _, verdict in results]
    return {
        "sentences": float(len(results)),
        "swapped": sum(v.swapped for v in verdicts) / total,
        "perpetrators swapped": sum(v.perpetrator_swapped for v in verdicts) / total,
        "victims swapped": sum(v.victim_swapped for v in verdicts) / total,
        "armed agent found": _share([v.agent_found for s, v in results if s.fights]),
        "victim found": sum(v.victim_found for v in verdicts) / total,
    }


def _share(told: Sequence[bool]) -> float:
    return sum(told) / (len(told) or 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares, then those of each form and case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", action="store_true", help="print every swapped sentence")
    parser.add_argument("--missed", action="store_true", help="print every sentence half read")
    options = parser.parse_args(arguments)
    results = measured(open_gazetteer(), options.pairs, options.seed)
    for name, value in figures(results).items():
        print(f"{name:22} {value:8.4f}" if name != "sentences" else f"{name:22} {value:8.0f}")
    swapped: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for sentence, verdict in results:
        whole.update((sentence.form, sentence.case))
        swapped.update((sentence.form, sentence.case) if verdict.swapped else ())
        missed = not (verdict.agent_found or not sentence.fights) or not verdict.victim_found
        if (options.show and verdict.swapped) or (options.missed and missed):
            print(f"  {sentence.form}, {sentence.case}: {sentence.text}")
    for name, count in whole.items():
        print(f"  {name:20} {swapped[name]:4} of {count}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
