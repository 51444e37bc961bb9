"""Who a text names: forces, groups, governments, bodies, sources and people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from cenotaph.claims.actor_names import find_abbreviations, find_names
from cenotaph.claims.actor_nouns import dressed_alike, find_nouns, find_short, short_for
from cenotaph.claims.actor_people import People
from cenotaph.claims.actor_same import find_taking_up, taken_up_group
from cenotaph.claims.actor_scene import Candidate, Scene, order
from cenotaph.claims.actor_states import find_bare, find_states, owner_of_arms
from cenotaph.claims.actor_words import Paragraphs
from cenotaph.knowledge.actors import ActorTable
from cenotaph.record.actor import ARMED, ActorKind, ActorMention
from cenotaph.record.document import Text
from cenotaph.record.span import Span

_TIE = 9  # words between "soldiers" and "Wagner" in "soldiers believed to belong to Wagner"
_LOOK_BACK = 60  # mentions back to the one that a word without a name can take up
_OFFICE = 5  # words from a name to the office in its apposition


def find_actors(text: Text, table: ActorTable) -> tuple[ActorMention, ...]:
    """Every actor mention of a text in order; none overlaps another, the longest reading wins.

    A part of a state without its country ("the army") takes the country of the same part named
    last before it, or the one country that the text is about; `why` says which. Where neither
    is clear the mention keeps its words and has no `actor_id`.
    """
    scene = Scene.of(text, table)
    people = People(scene)
    firm = [*find_names(scene), *find_states(scene)]
    firm += people.bodies(_longest(firm))
    firm += find_abbreviations(scene, firm)
    loose = [*find_bare(scene), *find_nouns(scene), *find_short(scene), *find_taking_up(scene)]
    chosen = _resolve(scene, _tied(scene, _longest([*firm, *loose])), loose)
    named = _longest([*chosen, *people.people(chosen)])
    return tuple(_mention(scene, text, each) for each in _without_offices(scene, named))


def _longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """A set without overlaps: longest first, then by rank, then by place."""
    taken: set[int] = set()
    chosen = []
    for candidate in sorted(
        candidates, key=lambda each: (-(each.last - each.first), each.rank, each.first)
    ):
        places = range(candidate.first, candidate.last)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(candidate)
    return sorted(chosen, key=order)


def _without_offices(scene: Scene, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out the office in "X, a senior researcher at Y": X is the speaker."""
    kept: list[Candidate] = []
    for each in candidates:
        left = kept[-1] if kept else None
        office = (
            left is not None
            and left.kind is ActorKind.PERSON
            and left.name is not None
            and each.name is None
            and each.kind is ActorKind.PERSON
            and each.first - left.last <= _OFFICE
            and scene.gap(left.last) == ","
            and all(scene.joined(at) for at in range(left.last + 1, each.first + 1))
        )
        if not office:
            kept.append(each)
    return kept


def _tied(scene: Scene, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Troops said to belong to a named force keep their words and get it as affiliation."""
    tied = list(candidates)
    for index, (left, right) in enumerate(pairwise(candidates)):
        loose = left.kind in ARMED | {ActorKind.UNKNOWN} and left.rank > 1
        if loose and right.name and right.kind in ARMED and _ties(scene, left.last, right.first):
            tied[index] = left._replace(
                name=None,
                actor_id=None,
                needs="",
                affiliation=right.name,
                why="tied to it by the words that follow",
            )
    return tied


def _ties(scene: Scene, first: int, last: int) -> bool:
    if not 0 < last - first <= _TIE:
        return False
    between = range(first, last)
    return any(scene.isin(at, "ties") for at in between) and all(
        scene.joined(at) and (scene.isin(at, "ties") or scene.isin(at, "tie_fillers"))
        for at in between
    )


def _resolve(
    scene: Scene, candidates: Sequence[Candidate], loose: Sequence[Candidate]
) -> list[Candidate]:
    """Complete what depends on other mentions, from the start of the text to its end."""
    resolved: list[Candidate] = []
    paragraphs = Paragraphs(scene.text)
    plain = {(each.first, each.last): each for each in reversed(loose) if not each.needs}
    for candidate in candidates:
        if candidate.needs == "country":
            resolved.append(_of_country(scene, candidate, resolved, paragraphs))
        elif candidate.needs == "short":
            body = short_for(scene, candidate.form, resolved[-_LOOK_BACK:])
            if body is not None:
                resolved.append(_taking_up(candidate, body))
            elif (candidate.first, candidate.last) in plain:
                resolved.append(plain[candidate.first, candidate.last])
        elif candidate.needs in ("owner", "same", "group"):
            body = taken_up_group(scene, candidate, resolved)
            if body is not None:
                resolved.append(_taking_up(candidate, body))
            elif (candidate.first, candidate.last) in plain:
                resolved.append(plain[candidate.first, candidate.last])
        else:
            resolved.append(dressed_alike(scene, candidate, resolved[-_LOOK_BACK:]))
    return resolved


def _taking_up(candidate: Candidate, body: Candidate) -> Candidate:
    return candidate._replace(
        kind=body.kind,
        name=body.name,
        actor_id=body.actor_id,
        why="takes up the body named before",
    )


def _of_country(
    scene: Scene, candidate: Candidate, before: Sequence[Candidate], paragraphs: Paragraphs
) -> Candidate:
    here = paragraphs.of(scene.words[candidate.first].start)
    before = before[-_LOOK_BACK:]
    nearby = [each for each in before if paragraphs.of(scene.words[each.first].start) == here]
    code, why = _country_named(scene, candidate, nearby)
    if code is None and scene.countries.only is not None:
        code, why = scene.countries.only, "the country that the document is about"
    if code is None:
        code, why = _country_named(scene, candidate, before)
    if code is None:
        return candidate._replace(name=candidate.name or owner_of_arms(scene, candidate))
    form = scene.table.form(candidate.form)
    actor = scene.table.of_state(code, form)
    return candidate._replace(kind=actor.kind, name=actor.name, actor_id=actor.id, why=why)


def _country_named(
    scene: Scene, candidate: Candidate, before: Sequence[Candidate]
) -> tuple[str | None, str]:
    """The country of the latest mention of the same part of a state, or of a state as such."""
    for each in reversed(before):
        code, _, form = (each.actor_id or "").partition("-")
        stately = form in (candidate.form, "government") and len(code) == 2  # noqa: PLR2004 - a code
        listed = scene.table.by_id.get(each.actor_id or "")
        if not stately and listed is not None and listed.kind is candidate.kind:
            stately, code = listed.country is not None, listed.country or ""
        if stately and not each.why:
            return code.upper(), f"as {scene.wording(each.first, each.last)!r} before it"
    return None, ""


def _mention(scene: Scene, text: Text, candidate: Candidate) -> ActorMention:
    span = Span(
        document=text.document,
        start=scene.words[candidate.first].start,
        end=scene.words[candidate.last - 1].end + scene.bracketed(candidate.first, candidate.last),
    )
    return ActorMention(
        name=candidate.name or scene.wording(candidate.first, candidate.last),
        kind=candidate.kind,
        span=span,
        actor_id=candidate.actor_id,
        affiliation=candidate.affiliation,
        why=candidate.why,
    )
