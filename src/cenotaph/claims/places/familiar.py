"""Names that no layer knows, taken for places because the whole document uses them as such."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from cenotaph.claims.places.choose import Candidate
from cenotaph.claims.places.names import Name, looks_like_name
from cenotaph.claims.places.unknown import actor, person
from cenotaph.claims.sentences import Token
from cenotaph.knowledge.place_words import PlaceWords
from cenotaph.knowledge.topics import topics
from cenotaph.record.where import Relation

# How far each use of a name speaks for a place; an estimate on reports read by hand.
_INSIDE, _AT, _ACT, _LOOSE, _TOPIC = 2.0, 1.5, 1.5, 0.75, 1.0
_PERSON = -3.0  # a name that says something
_ENOUGH = 2.5
_OPENER = 8  # tokens from a name that opens a paragraph to its date
_LINE = 16  # tokens of a line that only tells the place and the day of what follows
_OF_A_DAY = frozenset(
    {
        "night",
        "morning",
        "evening",
        "early",
        "late",
        "to",
        "from",
        "near",
        "between",
        "th",
        "st",
        "nd",
    }
)
_WORDS = 2  # of a name by which a deed is called
_STRICT = frozenset({"in", "near", "outside", "around", "inside", "à"})


def familiar(found: list[list[Candidate]], words: PlaceWords) -> list[list[Candidate]]:
    """The candidates with those accepted too whose name the document elsewhere uses as a place's.

    A name counts as one if it was accepted anywhere, if it opens a paragraph before a date, or
    if its uses together say so and one of them places something there.
    """
    votes: dict[str, float] = defaultdict(float)
    placed: set[str] = set()
    sure: set[str] = set()
    for candidate in (each for row in found for each in row):
        name = candidate.name
        if candidate.accepted:
            sure.add(name.key)
        if candidate.entries or not _nameable(name, words):
            continue
        vote, places = _vote(candidate, words)
        votes[name.key] += vote
        placed |= {name.key} if places else set()
    sure |= {key for key in placed if votes[key] >= _ENOUGH}
    return [[_settled(each, sure, words) for each in row] for row in found]


def _settled(candidate: Candidate, sure: set[str], words: PlaceWords) -> Candidate:
    name = candidate.name
    if candidate.accepted or name.caps or name.right.possessive:
        return candidate
    if (_opens(name, words) or heads_item(name, words)) and _nameable(name, words):
        return replace(candidate, accepted=True)
    if _of_a_deed(name) and _nameable(name, words) and not actor(name):
        return replace(candidate, accepted=True)
    tied = candidate.relation is not None or _explained(name) or name.right.colon
    known = name.key in sure and not candidate.entries and _nameable(name, words)
    return replace(candidate, accepted=True) if known and tied else candidate


def _nameable(name: Name, words: PlaceWords) -> bool:
    """Whether a name may be a place's at all: no word of English, no head of a body, no title."""
    if name.vague or name.before in words.titles or name.key in words.common_keys | words.area_keys:
        return False
    if person(name) or any(token.lower in words.bodies for token in name.tokens):
        return False
    return looks_like_name(name.tokens, words, typed=True)


def _vote(candidate: Candidate, words: PlaceWords) -> tuple[float, bool]:
    """What one use of a name says, and whether it places something there."""
    name, relation = candidate.name, candidate.relation
    after = _after(name)
    if after is not None and after.lower in topics().speaking:
        return _PERSON, False
    topic = _TOPIC if name.right.colon or _explained(name) else 0.0
    opener = _TOPIC if name.tokens[0].lower in words.openers else 0.0
    if relation in (Relation.IN, Relation.NEAR, Relation.AREA):
        edge = name.sentence.tokens[name.left.edge].lower
        weight = _INSIDE if edge in _STRICT else _AT
        return (weight if candidate.strong else _ACT) + topic + opener, True
    moved = relation is Relation.TOWARDS and _moved(name)
    if moved:
        return _AT + topic + opener, True
    return (_LOOSE if relation is not None else 0.0) + topic, False


def _moved(name: Name) -> bool:
    """Whether somebody goes there: "had come to X"."""
    edge = name.left.edge
    return edge > 0 and name.sentence.tokens[edge - 1].lower in topics().motion


def _after(name: Name) -> Token | None:
    tokens = name.sentence.tokens
    return tokens[name.last] if name.last < len(tokens) else None


def _explained(name: Name) -> bool:
    """Whether what follows explains a place: "X, where he was born"."""
    tokens = name.sentence.tokens[name.last : name.last + 2]
    return [token.lower for token in tokens] in ([",", "where"], [",", "où"])


def _opens(name: Name, words: PlaceWords) -> bool:
    """Whether a name opens a sentence before a date: "X, Y district, 5 August."."""
    tokens = name.sentence.tokens
    if name.first != 0 or name.last >= len(tokens) or tokens[name.last].text != ",":
        return False
    ahead = tokens[name.last + 1 : name.last + 1 + _OPENER]
    day = next((at for at, token in enumerate(ahead) if token.text[0].isdigit()), None)
    if day is None or day + 1 >= len(ahead):
        return False
    dated = {token.lower for token in ahead[max(0, day - 1) : day + 4]} & words.breaks
    return bool(dated) and all(
        token.text[0].isupper() or not token.word or (token.lower,) in words.types
        for token in ahead[:day]
    )


def heads_item(name: Name, words: PlaceWords) -> bool:
    """Whether a name stands in a line of nothing but a place and a day: "- 5 May 2019, X."."""
    sentence = name.sentence
    tokens = sentence.tokens
    if sentence.heading or len(tokens) > _LINE or not any(t.lower in words.breaks for t in tokens):
        return False
    figures = [token for token in tokens if token.text[0].isdigit()]
    small = words.type_words | words.inside | words.conjunctions | words.determiners | _OF_A_DAY
    return (
        bool(figures)
        and all(
            token.text[0].isupper() or not token.text[0].isalpha() or token.lower in small
            for token in tokens
        )
        and not any(token.lower in words.bodies | words.titles for token in tokens)
    )


def _of_a_deed(name: Name) -> bool:
    """Whether a massacre or the like is called by the name: "survivors of the X massacre"."""
    after = _after(name)
    few = len(name.tokens) <= _WORDS and name.left.first <= name.first
    return after is not None and few and after.lower in topics().deeds
