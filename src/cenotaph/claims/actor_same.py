"""Words for fighters that take up a group named before: "its men", "the same militia"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cenotaph.claims.actor_scene import Candidate, Scene
from cenotaph.record.actor import ARMED, ActorKind

RANK = 5
_OF = frozenset({"of", "from", "in", "de", "du", "des", "d"})
_OWNING = frozenset({"its", "their", "his", "ses", "leurs"})
_SAME = frozenset({"same", "meme", "memes"})
_OPPOSITION = frozenset({ActorKind.ARMED_GROUP, ActorKind.MILITIA})
_NEAR = 40  # words from a group to "its fighters"


def find_taking_up(scene: Scene) -> Iterator[Candidate]:
    """Definite and possessive phrases that may mean a group named before, still without it."""
    for index in range(1, len(scene.words)):
        before = index - 1
        same = scene.key(before) in _SAME
        if same:
            before -= 1
        if not scene.joined(index) or not scene.isin(before, "determiners"):
            continue
        owning = scene.key(before) in _OWNING and not same
        for last in (index + 2, index + 1):
            phrase = " ".join(scene.key(at) for at in range(index, last))
            words = scene.lexicon.words
            listed = phrase in words["owned_fighters" if owning else "definite_fighters"]
            listed = listed or (same and phrase in words["short_armed"])
            complete = not (scene.joined(last) and scene.key(last) in _OF)
            if listed and complete and scene.loose(index, last):
                needs = "owner" if owning else "same" if same else "group"
                yield Candidate(index, last, ActorKind.UNKNOWN, RANK, needs=needs, form=phrase)
                break


def taken_up_group(
    scene: Scene, candidate: Candidate, before: Sequence[Candidate]
) -> Candidate | None:
    """The named body that such a phrase means, `None` if the text leaves it open.

    "Its fighters" are of the armed body named last, not far before. "The insurgents" are the
    group that the text named most before them, if one was named more than all others; where it
    spoke of insurgents before without saying whose, they stay unnamed.
    """
    if candidate.needs == "owner":
        near = [each for each in before if candidate.first - each.last <= _NEAR]
        owners = [each for each in near if each.kind in ARMED and each.actor_id is not None]
        return owners[-1] if owners else None
    named: dict[str, list[Candidate]] = {}
    for each in before:
        if each.kind not in _OPPOSITION:
            continue
        if each.actor_id is not None:
            named.setdefault(each.actor_id, []).append(each)
        elif candidate.needs == "group" and _alike(scene, each, candidate):
            return None
    ranked = sorted(named.values(), key=len, reverse=True)
    if not ranked or (len(ranked) > 1 and len(ranked[0]) == len(ranked[1])):
        return None
    return ranked[0][-1]


def _alike(scene: Scene, left: Candidate, right: Candidate) -> bool:
    """Whether both end in the same noun."""
    return scene.key(left.last - 1) == scene.key(right.last - 1)
