"""Actors without a name: "unidentified gunmen", "men in army fatigues", "witnesses"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cenotaph.claims.actor_scene import Candidate, Scene
from cenotaph.knowledge.actors import ActorNoun
from cenotaph.record.actor import ARMED, ActorKind

CLOTHING = "by their clothing as the text describes it"
RANK = 6
_OUTFIT = 7  # words from "in" to "fatigues"
_MODIFIERS = 4
_SOLDIERLY = frozenset({"army", "military", "soldiers", "soldier", "armee", "militaire"})
_OF = frozenset({"of", "for", "du", "de", "des", "d"})
_SAME = frozenset({"same", "similar", "meme", "memes"})
_SHORT_KINDS = {
    "short_ngo": frozenset({ActorKind.NGO}),
    "short_armed": ARMED | {ActorKind.UNKNOWN},
}


def find_nouns(scene: Scene) -> Iterator[Candidate]:
    """Nouns for armed people and for sources, with the words that describe them."""
    for index in range(len(scene.words)):
        found = _noun_phrase(scene, index)
        if found is not None:
            yield found


def _noun_phrase(scene: Scene, index: int) -> Candidate | None:
    """Adjective of a country, modifiers, noun, outfit: the phrase that starts at `index`."""
    if scene.hyphen(index) and not scene.isin(index - 1, "ties"):
        return None
    linked = _after_link(scene, index)
    start = linked or _after_adjective(scene, index)
    at = start
    for _ in range(_MODIFIERS):
        noun = _noun(scene, at, start, index)
        if noun is not None:
            last, entry = noun
            end = _outfit(scene, last) if entry.kind is ActorKind.UNKNOWN else last
            found = _as_worded(scene, index, last, end, entry)
            return _linked(scene, found) if linked else found
        if not (scene.isin(at, "modifiers") and _runs(scene, at + 1)):
            return None
        at += 1
    return None


def _runs(scene: Scene, index: int) -> bool:
    return scene.joined(index) or (scene.gap(index) == "," and scene.isin(index, "modifiers"))


def _after_link(scene: Scene, index: int) -> int | None:
    """Past "al-Qaeda-linked" and the like, None if the words are no such adjective."""
    if not scene.words[index].capital:
        return None
    for last, _ in scene.lexicon.names.at(scene.words, index):
        if scene.hyphen(last) and scene.isin(last, "links") and scene.joined(last + 1):
            return last + 1
    return None


def _linked(scene: Scene, found: Candidate) -> Candidate:
    """The unnamed actor with the body it is linked to, as the text says."""
    aliases = scene.lexicon.names.longest(scene.words, found.first)
    body = aliases[1][0].actor.name if aliases else None
    return found._replace(affiliation=body, why="linked to it as the text says")


def _after_adjective(scene: Scene, index: int) -> int:
    found = scene.lexicon.adjectives.longest(scene.words, index)
    if found and scene.capital(index, found[0]) and scene.joined(found[0]):
        if scene.hyphen(found[0]):  # "Russian-speaking"
            return found[0] + 1 if scene.key(found[0]) == "speaking" else index
        return found[0]
    return index


def _noun(scene: Scene, at: int, start: int, index: int) -> tuple[int, ActorNoun] | None:
    before = [scene.key(each) for each in range(index, at)]
    for last, entries in scene.lexicon.nouns.at(scene.words, at):
        if scene.hyphen(last) or (scene.joined(last) and scene.isin(last, "things")):
            continue
        if _adjectival(scene, at, last):
            continue
        for entry in entries:
            if _satisfied(scene, entry, before, adjective=start > index, last=last):
                return last, entry
    return None


def _adjectival(scene: Scene, at: int, last: int) -> bool:
    """Whether a singular describes the next word: "jihadist insurgency", "official figure"."""
    if last != at + 1 or not scene.isin(at, "adjectival"):
        return False
    return scene.joined(last) and not scene.isin(last, "stops")


def _satisfied(
    scene: Scene, entry: ActorNoun, before: list[str], *, adjective: bool, last: int
) -> bool:
    """Whether the words before (or the outfit after) make the noun an actor."""
    if not entry.needs:
        return True
    if entry.needs == "plain":
        return not before
    if entry.needs == "modifier":
        return bool(before)
    if entry.needs == "arming":
        armed = any(word in scene.lexicon.words["arming"] for word in before)
        return armed or "speaking" in before or _outfit(scene, last) > last
    return entry.needs in before or (entry.needs == "russian" and adjective)


def _outfit(scene: Scene, last: int) -> int:
    """Past what such people wear: "in army fatigues", "wearing Burkinabe army uniforms"."""
    if not (scene.joined(last) and scene.isin(last, "outfit_links")):
        return last
    for at in range(last + 1, last + _OUTFIT):
        if not scene.joined(at):
            return last
        if scene.isin(at, "outfits"):
            following = at + 1
            if scene.joined(following) and scene.isin(following, "outfits"):
                return following + 1
            return at + 1
        known = scene.isin(at, "outfit_words") or scene.lexicon.adjectives.longest(scene.words, at)
        if not known:
            return last
    return last


def _as_worded(scene: Scene, first: int, last: int, end: int, entry: ActorNoun) -> Candidate:
    outfit = {scene.key(each) for each in range(last, end)}
    affiliation = None
    why = ""
    code = _outfit_country(scene, last, end) or scene.countries.only
    if outfit & _SOLDIERLY and code is not None:
        form = scene.table.form("armed-forces")
        affiliation = scene.table.of_state(code, form).name
        why = CLOTHING
    return Candidate(
        first, end, entry.kind, RANK, affiliation=affiliation, why=why, form=entry.noun
    )


def dressed_alike(scene: Scene, candidate: Candidate, before: Sequence[Candidate]) -> Candidate:
    """ "Men in the same clothing" belong to whom the clothing named before points to."""
    words = {scene.key(at) for at in range(candidate.first, candidate.last)}
    if candidate.affiliation is not None or not words & _SAME:
        return candidate
    for each in reversed(before):
        if each.why == CLOTHING:
            return candidate._replace(affiliation=each.affiliation, why=CLOTHING)
    return candidate


def _outfit_country(scene: Scene, last: int, end: int) -> str | None:
    for at in range(last, end):
        found = scene.lexicon.adjectives.longest(scene.words, at)
        if found is not None:
            return scene.countries.choose(scene.words, at, found)
    return None


def find_short(scene: Scene) -> Iterator[Candidate]:
    """Words with an article that may take up a body named before: "the experts"."""
    for index in range(1, len(scene.words)):
        if not scene.isin(index - 1, "determiners") or not scene.joined(index):
            continue
        for last in (index + 3, index + 2, index + 1):
            phrase = " ".join(scene.key(at) for at in range(index, last))
            kind = next(
                (k for k in (*_SHORT_KINDS, "short_names") if phrase in scene.lexicon.words[k]),
                None,
            )
            complete = not (scene.joined(last) and scene.key(last) in _OF)
            if kind is not None and complete and scene.loose(index, last):
                yield Candidate(
                    index, last, ActorKind.UNKNOWN, RANK - 1, needs="short", form=phrase
                )
                break


def short_for(scene: Scene, phrase: str, before: list[Candidate]) -> Candidate | None:
    """The latest body of `before` (in order) that a short word can take up."""
    words = scene.lexicon.words
    kinds = frozenset[ActorKind]()
    for name, allowed in _SHORT_KINDS.items():
        if phrase in words[name]:
            kinds |= allowed
    for candidate in reversed(before):
        if candidate.name is None or (not candidate.actor_id and candidate.kind not in kinds):
            continue
        if candidate.kind in kinds and candidate.kind is not ActorKind.STATE_FORCE:
            return candidate
        if phrase in words["short_names"] and _names_hold(scene, candidate, phrase):
            return candidate
    return None


def _names_hold(scene: Scene, candidate: Candidate, phrase: str) -> bool:
    actor = scene.table.by_id.get(candidate.actor_id or "")
    names = (candidate.name or "", *(actor.aliases if actor else ()))
    wanted = f" {phrase} "
    return any(wanted in f" {name.casefold()} " for name in names)
