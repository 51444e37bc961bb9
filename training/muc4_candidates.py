"""What could fill the roles of a MUC-4 document: the program's claims and the text's noun phrases.

Every candidate is a string with what the claims and the sentences around its mentions say of it;
no feature is a word of the text, so that nothing of MUC-4 is learnt by heart.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.sentences import opened as as_report
from cenotaph.claims.actors import find_actors
from cenotaph.claims.dates import find_dates
from cenotaph.claims.mentions import Mentions
from cenotaph.claims.persons import find_persons
from cenotaph.claims.places import find_places
from cenotaph.claims.predicates import Predicate, find_predicates
from cenotaph.claims.reader import read_claims
from cenotaph.claims.sentences import Sentence, split
from cenotaph.knowledge.actors import actor_table
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.actor import ARMED, ActorKind, ActorMention
from cenotaph.record.claim import Claim, ClaimKind, Modality
from cenotaph.record.document import Document, Text
from training.ceaf_ree import plain
from training.muc4_phrases import Mention, fighters, things

VIOLENT = (
    ClaimKind.KILLING,
    ClaimKind.ATTACK,
    ClaimKind.DISAPPEARANCE,
    ClaimKind.INJURY,
    ClaimKind.DESTRUCTION,
)
_REAL = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})
_REACH = 12  # words from a noun to the act that it belongs to
_PARAGRAPH = re.compile(r" {3}(?= *\S)")
_EDGES = re.compile(r"^[^\w\"']+|[^\w\"')]+$")
_CAN_ACT = ARMED | {ActorKind.UNKNOWN, ActorKind.GOVERNMENT}
_MEMBERS = frozenset(
    {"troops", "soldiers", "members", "guerrillas", "rebels", "fighters", "terrorists", "forces",
     "units", "commandos", "militants", "combatants", "men", "personnel", "officers", "guerrilla"}
)  # fmt: skip


@dataclass
class Candidate:
    """A string that may fill a role, with what is known of it by name, summed over mentions."""

    role: str
    text: str
    features: dict[str, float] = field(default_factory=lambda: defaultdict(float))


@dataclass(frozen=True)
class Page:
    """A document read: its text, claims, sentences, acts, actors and names of persons."""

    text: str
    claims: tuple[Claim, ...]
    sentences: tuple[Sentence, ...]
    acts: tuple[tuple[Predicate, ...], ...]
    actors: tuple[ActorMention, ...]
    persons: tuple[tuple[int, int], ...]


def opened(words: str, places: Gazetteer) -> Page:
    """A document of the data, given back the capitals and paragraphs of the wire."""
    data = _PARAGRAPH.sub("\n\n ", words.upper()).encode()
    text, document = as_report(data)
    return page_of(text, document, places)


def page_of(text: Text, document: Document, places: Gazetteer) -> Page:
    """All that is asked of a document."""
    sentences = split(text)
    actors = find_actors(text, actor_table())
    mentions = Mentions(
        actors=actors,
        dates=find_dates(text, document.published),
        places=find_places(text, places),
    )
    return Page(
        text=text.text,
        claims=read_claims(text, document, places),
        sentences=sentences,
        acts=tuple(find_predicates(sentence) for sentence in sentences),
        actors=actors,
        persons=tuple((span.start, span.end) for span in find_persons(sentences, mentions)),
    )


def candidates(page: Page) -> list[Candidate]:
    """The candidates of every role, each string once, with the features of all its mentions."""
    gathered: dict[tuple[str, str], Candidate] = {}
    whole = _of_document(page)
    for role, start, end, facts in _mentions(page):
        words = _clean(page.text[start:end])
        if not plain(words):
            continue
        candidate = gathered.setdefault((role, plain(words)), Candidate(role, words))
        _add(candidate, page, start, end, facts)
    found = list(gathered.values())
    for candidate in found:
        _finish(candidate, found, whole)
    return found


def _mentions(page: Page) -> Iterator[Mention]:
    """Role, stretch and own features of each mention of what may fill a role."""
    for actor in page.actors:
        yield from (
            _of_person(page, actor) if actor.kind is ActorKind.PERSON else _of_force(page, actor)
        )
    for start, end in page.persons:
        yield "Victim", start, end, {"name": 1.0}
        yield "PerpInd", start, end, {"name": 1.0}
    for claim in page.claims:
        yield from _in_claim(claim)
    for sentence in page.sentences:
        yield from things(sentence)
        yield from fighters(sentence)


def _of_person(page: Page, actor: ActorMention) -> Iterator[Mention]:
    """A person's name without the title."""
    name = page.text.upper().find(actor.name.upper(), actor.span.start, actor.span.end)
    if name >= 0 and " " in actor.name:
        for role in ("Victim", "PerpInd"):
            yield role, name, name + len(actor.name), {"name": 1.0, "titled": 1.0}


def _of_force(page: Page, actor: ActorMention) -> Iterator[Mention]:
    """A body that can act, and its members where they are meant."""
    if actor.kind not in _CAN_ACT:
        return
    start, end, named = actor.span.start, actor.span.end, actor.actor_id is not None
    facts = {f"kind {actor.kind.value}": 1.0, "named": float(named)}
    if named or actor.affiliation is not None:
        yield from _bodies(page.text, start, end, facts)
    if not named or _member(page.text[start:end]):
        yield "PerpInd", start, end, facts


def _in_claim(claim: Claim) -> Iterator[Mention]:
    """The victims that a claim names, and its authors without a name."""
    for victims in claim.victims:
        if victims.span is not None and victims.names:
            yield "Victim", victims.span.start, victims.span.end, {"victim name": 1.0}
    for author in claim.perpetrators:
        if author.span is not None and author.actor_id is None:
            yield "PerpInd", author.span.start, author.span.end, {"author words": 1.0}


def _bodies(text: str, start: int, end: int, facts: Mapping[str, float]) -> Iterator[Mention]:
    """The ways of writing a body in one mention: in full, without its country, its abbreviation."""
    start, end = _body(text, start, end)
    opening = min((at for sign in "([" if (at := text.find(sign, start, end)) > 0), default=-1)
    if opening > 0:
        yield "PerpOrg", opening + 1, end, {**facts, "abbreviation": 1.0}
        end = start + len(text[start:opening].rstrip())
    yield "PerpOrg", start, end, dict(facts)
    words = list(re.finditer(r"\S+", text[start:end]))
    for back in (1, 2):
        if len(words) > back:
            yield "PerpOrg", start + words[-back].start(), end, {**facts, f"last {back}": 1.0}


def _body(text: str, start: int, end: int) -> tuple[int, int]:
    """A force without the members named with it: "FMLN troops" is the FMLN."""
    words = list(re.finditer(r"\S+", text[start:end]))
    while len(words) > 1 and words[-1].group().lower().strip(".,") in _MEMBERS:
        words.pop()
    return start, start + words[-1].end() if words else end


def _member(wording: str) -> bool:
    return wording.lower().split()[-1].strip(".,") in _MEMBERS


def _clean(words: str) -> str:
    return _EDGES.sub("", " ".join(words.lower().split()))


def _of_document(page: Page) -> dict[str, float]:
    """How much a document speaks of acts of violence that would fill a template."""
    real = [claim for claim in page.claims if claim.modality in _REAL and claim.kind in VIOLENT]
    counts = {f"document {kind.value}": 0.0 for kind in VIOLENT}
    for claim in real:
        counts[f"document {claim.kind.value}"] += 1.0
    facts = {name: math.log1p(count) for name, count in counts.items()}
    dated = [claim for claim in real if claim.when is not None]
    placed = [claim for claim in real if claim.where is not None]
    facts["document dated"] = float(bool(dated))
    facts["document placed"] = float(bool(placed))
    facts["document silent"] = float(not real)
    facts["document length"] = math.log1p(len(page.text)) - 7
    return facts


def _add(
    candidate: Candidate, page: Page, start: int, end: int, facts: Mapping[str, float]
) -> None:
    features = candidate.features
    for name, value in facts.items():
        features[name] = max(features[name], value)
    features["mentions"] += 1
    place = start / max(1, len(page.text))
    features["first"] = (
        min(features.get("first", place), place) if features["mentions"] > 1 else place
    )
    for claim in page.claims:
        _of_claim(features, claim, start, end)
    number = next((n for n, s in enumerate(page.sentences) if s.start <= start < s.end), None)
    if number is not None:
        before = _words_before(page.sentences[number], start)
        features["unknown"] += float(bool(before & _UNKNOWN))
        _of_sentence(features, page.sentences[number], page.acts[number], start, end)


_UNKNOWN = frozenset(
    {"unidentified", "unknown", "armed", "hooded", "masked", "heavily", "several", "group", "young"}
)


def _words_before(sentence: Sentence, start: int) -> frozenset[str]:
    at = sentence.at(start)
    return frozenset(token.lower for token in sentence.tokens[max(0, at - 4) : at + 2])


def _of_claim(features: dict[str, float], claim: Claim, start: int, end: int) -> None:
    """Whether a claim names this mention its author or its victim, or stands in its sentence."""
    real = claim.modality in _REAL and claim.kind in VIOLENT
    if not (claim.sentence.start <= start < claim.sentence.end):
        return
    tag = claim.kind.value if real else "unreal"
    features[f"beside {tag}"] = 1.0
    if any(
        p.span is not None and p.span.start < end and start < p.span.end for p in claim.perpetrators
    ):
        features[f"author of {tag}"] = 1.0
        features["author"] += claim.confidence if real else 0.0
    if any(v.span is not None and v.span.start < end and start < v.span.end for v in claim.victims):
        features[f"victim of {tag}"] = 1.0
        features["victim"] += claim.confidence if real else 0.0
    if claim.span.start <= start < claim.span.end:
        features[f"within {tag}"] = 1.0


_BEFORE = (
    "by",
    "of",
    "against",
    "on",
    "at",
    "in",
    "with",
    "from",
    "using",
    "to",
    "near",
    "the",
    "a",
    "two",
    "several",
)


def _of_sentence(
    features: dict[str, float],
    sentence: Sentence,
    acts: Sequence[Predicate],
    start: int,
    end: int,
) -> None:
    """The nearest act on either side, and the words right before the mention."""
    first, last = sentence.within(start, end)
    words = [token.lower for token in sentence.tokens]
    for back in (1, 2):
        word = words[first - back] if first >= back else ""
        if word in _BEFORE:
            features[f"{back} before {word}"] = 1.0
    for act in acts:
        if act.act.kind not in VIOLENT:
            continue
        kind = act.act.kind.value
        gap = first - act.end
        if 0 <= gap <= _REACH:
            features[f"after {kind}"] = max(features[f"after {kind}"], 1 - gap / _REACH)
            features[f"after {act.act.pos}"] = max(
                features[f"after {act.act.pos}"], 1 - gap / _REACH
            )
        gap = act.first - last
        if 0 <= gap <= _REACH:
            features[f"before {kind}"] = max(features[f"before {kind}"], 1 - gap / _REACH)
            features[f"before {act.act.pos}"] = max(
                features[f"before {act.act.pos}"], 1 - gap / _REACH
            )


def _finish(candidate: Candidate, all_of: Iterable[Candidate], whole: Mapping[str, float]) -> None:
    features = candidate.features
    rivals = sum(other.role == candidate.role for other in all_of)
    features["rivals"] = math.log1p(rivals)
    features["mentions"] = math.log1p(features["mentions"])
    features["words"] = math.log1p(len(candidate.text.split()))
    features.update(whole)
    features["one"] = 1.0
    for name in ("author", "victim", "modified", "named"):
        features[f"{name} in violence"] = features.get(name, 0.0) * min(
            1.0, whole["document killing"] + whole["document attack"]
        )
