"""Parts of states: "Malian troops", "the army of Mali", "l'armée malienne", "the army"."""

from __future__ import annotations

from collections.abc import Iterator

from cenotaph.claims.actor_lexicons import abbreviates
from cenotaph.claims.actor_names import members_of
from cenotaph.claims.actor_scene import Candidate, Scene
from cenotaph.knowledge.actors import StateForm
from cenotaph.record.actor import Actor, ActorKind

RANK = 2
_BETWEEN = 3  # adjectives between "Malian" and "forces"
_AND = frozenset({"and", "or", "et", "ou"})
_OF = frozenset({"of", "de", "du", "d", "des"})
_SITTING = frozenset({"in", "at", "a"})
_IN = frozenset({"in", "au", "en"})
_ATTRIBUTIVE = frozenset({"us", "uk", "usa", "un", "uae"})


def find_states(scene: Scene) -> Iterator[Candidate]:
    """Forces, governments and courts that the words tie to a country."""
    for index in range(len(scene.words)):
        yield from _adjective_first(scene, index)
        yield from _head_first(scene, index)
        yield from _french_deed(scene, index)


def _adjective_first(scene: Scene, index: int) -> Iterator[Candidate]:
    capital = scene.lexicon.capitals.longest(scene.words, index)
    if capital and scene.capital(index, capital[0]) and _speaks(scene, index, capital[0]):
        government = scene.table.form("government")
        yield _state(scene, index, capital[0], government, capital[1][0])
    country = _country(scene, index)
    if country is None:
        return
    after, code, adjective = country
    head = None if _place_only(scene, index, after, adjective=adjective) else _head(scene, after)
    if head is not None:
        last, form = head
        yield _state(scene, index, last, form, code)
    elif shared := _shared_head(scene, after):
        yield _state(scene, index, after, shared, code)
    elif adjective and (deed := _deed(scene, after)) is not None:
        yield _state(scene, index, after, deed, code)
    elif not adjective and _strikes(scene, index, after):
        yield _state(scene, index, after, scene.table.form("armed-forces"), code)
    elif not adjective and _speaks(scene, index, after):
        yield _state(scene, index, after, scene.table.form("government"), code)


def _country(scene: Scene, index: int) -> tuple[int, str, bool] | None:
    """An adjective, possessive or name of a country: the index after it, code, adjective?"""
    adjective = scene.lexicon.adjectives.longest(scene.words, index)
    name = scene.lexicon.countries.longest(scene.words, index)
    if name and not abbreviates(scene.words, index, name[0], shouting=scene.shouted):
        name = None
    found = adjective or name
    if found is None or scene.hyphen(index) or scene.hyphen(found[0]):
        return None
    if scene.key(index) == "the":  # "the DRC" is found again at "DRC"
        return None
    if not scene.capital(index, found[0]):
        return None
    if adjective and name and name[0] > adjective[0]:
        found, adjective = name, None
    code = scene.countries.choose(scene.words, index, found)
    if scene.key(found[0]) == "'s":
        return found[0] + 1, code, False
    attributive = adjective is not None or scene.key(index) in _ATTRIBUTIVE
    return found[0], code, attributive


def _place_only(scene: Scene, index: int, after: int, *, adjective: bool) -> bool:
    """Whether a country's name only says where: "in Mali soldiers fired"."""
    if adjective or scene.key(after - 1) == "'s":
        return False
    return scene.joined(index) and scene.isin(index - 1, "prepositions_of_place")


def _head(scene: Scene, index: int) -> tuple[int, StateForm] | None:
    """The head that follows, past a few adjectives; a thing ("army camp") is no head."""
    for start in range(index, index + _BETWEEN + 1):
        if not scene.joined(start) or scene.hyphen(start):
            return None
        for last, forms in scene.lexicon.heads.at(scene.words, start):
            thing = scene.joined(last) and scene.isin(last, "things")
            if not scene.hyphen(last) and not thing and not _lost(scene, last):
                return last, forms[0]
        if not scene.isin(start, "between"):
            return None
    return None


def _lost(scene: Scene, index: int) -> bool:
    """ "An army helicopter crashed": what becomes of arms is no deed of their owner."""
    return scene.joined(index) and scene.isin(index, "mishaps")


def _shared_head(scene: Scene, index: int) -> StateForm | None:
    """The head of a later adjective that this one shares: "Malian and French troops"."""
    if scene.key(index) in _AND:
        index += 1
    elif scene.gap(index) != ",":
        return None
    following = scene.lexicon.adjectives.longest(scene.words, index)
    if following is None or not scene.capital(index, following[0]):
        return None
    head = _head(scene, following[0])
    return head[1] if head else _shared_head(scene, following[0])


def _deed(scene: Scene, index: int) -> StateForm | None:
    """The force that an adjective alone stands for before its deed: "Israeli air strike"."""
    for start in (index, index + 1):
        if not scene.joined(start):
            return None
        found = scene.lexicon.deeds.longest(scene.words, start)
        if found is not None and not scene.hyphen(found[0]):
            return None if _lost(scene, found[0]) else found[1][0]
        if not scene.isin(start, "between"):
            return None
    return None


def _speaks(scene: Scene, first: int, last: int) -> bool:
    """Whether a country's name is the subject of an act: "France disputes this"."""
    if scene.gap(first) not in ("|", ",") and scene.key(first - 1) not in (*_AND, "that"):
        return False
    if scene.key(first - 1) in scene.lexicon.words["prepositions_of_place"]:
        return False
    if not scene.joined(last) or not scene.isin(last, "country_verbs"):
        return False
    if scene.key(last) in ("has", "had"):
        return scene.isin(last + 1, "country_after_have")
    return True


def _strikes(scene: Scene, first: int, last: int) -> bool:
    """Whether a country's name is the subject of an act of war: "Israel bombed the port"."""
    before = first - 1
    if scene.joined(first) and scene.key(before) == "the":
        before -= 1
    placed = scene.joined(before + 1) and (
        scene.isin(before, "prepositions_of_place") or scene.key(before) in _OF | {"from", "to"}
    )
    return not placed and scene.joined(last) and scene.isin(last, "country_deeds")


def _head_first(scene: Scene, index: int) -> Iterator[Candidate]:
    for after, forms in scene.lexicon.heads.at(scene.words, index):
        found = _of_country(scene, after, forms[0])
        if found is not None and scene.loose(index, after):
            yield _state(scene, index, found[0], forms[0], found[1])
            break
    for after, forms in scene.lexicon.french.at(scene.words, index):
        found = _french_adjective(scene, after) or _of_country(scene, after, forms[0])
        if found is not None and scene.loose(index, after):
            yield _state(scene, index, found[0], forms[0], found[1])
            break


def _french_deed(scene: Scene, index: int) -> Iterator[Candidate]:
    """The force that an adjective alone stands for after its deed: "une frappe israélienne"."""
    for after, forms in scene.lexicon.french_deeds.at(scene.words, index):
        found = scene.lexicon.adjectives_fr.longest(scene.words, after)
        if found is not None and scene.joined(after) and not scene.hyphen(found[0]):
            code = scene.countries.choose(scene.words, after, found)
            yield _state(scene, after, found[0], forms[0], code)
            return


def _of_country(scene: Scene, index: int, form: StateForm) -> tuple[int, str] | None:
    links = _OF | _IN if form.located else _OF
    if not scene.joined(index) or scene.key(index) not in links:
        return None
    start = index + 1
    if scene.key(start) in ("the", "la", "l", "le"):
        start += 1
    found = scene.lexicon.countries.longest(scene.words, start) if scene.joined(start) else None
    if found is None or not scene.capital(start, found[0]):
        return None
    if not abbreviates(scene.words, start, found[0], shouting=scene.shouted):
        return None
    return found[0], scene.countries.choose(scene.words, start, found)


def _french_adjective(scene: Scene, index: int) -> tuple[int, str] | None:
    for start in (index, index + 1):
        found = scene.lexicon.adjectives_fr.longest(scene.words, start)
        if found is not None and scene.joined(start) and not scene.hyphen(found[0]):
            return found[0], scene.countries.choose(scene.words, start, found)
        if not scene.joined(start) or scene.isin(start, "stops"):
            return None
    return None


def _state(scene: Scene, first: int, last: int, form: StateForm, code: str) -> Candidate:
    actor: Actor = scene.table.of_state(code, form)
    if actor.kind is ActorKind.STATE_FORCE:
        first = members_of(scene, first)
    return Candidate(first, last, actor.kind, RANK, actor.name, actor.id, form=form.form)


def find_bare(scene: Scene) -> Iterator[Candidate]:
    """Parts of a state without its country: "the army", "soldiers", "les autorités"."""
    for index in range(len(scene.words)):
        found = scene.lexicon.bare.longest(scene.words, index)
        if found is None or not scene.loose(index, found[0]):
            continue
        last, forms = found
        if _stands_alone(scene, index, last):
            form = forms[0]
            seat = _seat(scene, last) if form.kind is ActorKind.GOVERNMENT else None
            if seat is not None:
                yield _state(scene, index, seat[0], form, seat[1])
            elif _of_another(scene, index):
                yield Candidate(index, last, form.kind, RANK + 3, form=form.form)
            elif scene.joined(index) and scene.isin(index - 1, "former"):
                yield Candidate(index - 1, last, ActorKind.UNKNOWN, RANK + 3, form=form.form)
            elif scene.joined(index) and scene.isin(index - 1, "foreign"):
                yield Candidate(index - 1, last, form.kind, RANK + 3, form=form.form)
            else:
                first = members_of(scene, index) if form.kind is ActorKind.STATE_FORCE else index
                name = scene.wording(index, last) if first < index else None
                yield Candidate(
                    first, last, form.kind, RANK + 3, name, needs="country", form=form.form
                )


def owner_of_arms(scene: Scene, candidate: Candidate) -> str | None:
    """Whose the arms are by which a force is named ("the army" of "army helicopters"), else None.

    A government fires nothing itself: its forces do.
    """
    arms = " ".join(scene.key(at) for at in range(candidate.first + 1, candidate.last))
    if not arms or arms not in scene.lexicon.words["arms"]:
        return None
    owner = scene.wording(candidate.first, candidate.first + 1)
    alone = scene.lexicon.bare.longest(scene.words[: candidate.first + 1], candidate.first)
    forces = alone is None or alone[1][0].kind is not ActorKind.STATE_FORCE
    return f"{owner} forces" if forces else owner


def _seat(scene: Scene, index: int) -> tuple[int, str] | None:
    """ "the defence ministry in Moscow": the country whose capital follows, and where it ends."""
    if not scene.joined(index) or scene.key(index) not in _SITTING or not scene.joined(index + 1):
        return None
    found = scene.lexicon.capitals.longest(scene.words, index + 1)
    if found is None or not scene.capital(index + 1, found[0]):
        return None
    return found[0], found[1][0]


def _of_another(scene: Scene, index: int) -> bool:
    """Whether a possessive gives the part to a body other than a state: "the Taliban's police"."""
    owned = scene.key(index - 1) == "'s" and scene.joined(index)
    return owned and index > 1 and scene.words[index - 2].text[:1].isupper() and not scene.shouted


def _stands_alone(scene: Scene, first: int, last: int) -> bool:
    """Whether the words are a noun of their own, not an adjective of the next or a title."""
    single = last == first + 1
    if not single and _lost(scene, last):
        return False
    if scene.joined(last) and (
        scene.isin(last, "things") or (single and scene.isin(last, "nouns_after"))
    ):
        return False
    if scene.isin(first - 1, "indefinite") and scene.joined(first):
        form = scene.lexicon.bare.longest(scene.words, first)
        return form is None or form[1][0].kind is ActorKind.STATE_FORCE
    phrase = " ".join(word.key for word in scene.words[first:last])
    if phrase not in scene.lexicon.words["articled"]:
        return True
    if not scene.joined(first):
        return True
    return any(
        scene.isin(before, "determiners") for before in (first - 1, first - 2) if before >= 0
    )
