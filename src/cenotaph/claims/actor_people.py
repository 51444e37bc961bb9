"""People by name with the body they speak for, and bodies that no table lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from cenotaph.claims.actor_scene import Candidate, Scene, order
from cenotaph.claims.actor_words import Lexicon, keys_of
from cenotaph.knowledge.actors import ActorTable
from cenotaph.knowledge.acts import act_words
from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import ClaimKind

PERSON_RANK = 4
BODY_RANK = 3
_FIRM = 3  # ranks of what is certainly no part of a personal name
_BEFORE = 9  # words from an office to the name after it: "the director of X, Y, said"
_NAME = 5  # words of a personal name at most
_BODY = 7  # words of a body's name at most
_HOUSE = 90  # words back to the organisation whose researcher speaks
_UNIT = 3  # words before "battalion"
_APPOSITION = 14  # words from a name to the body in "X, a senior researcher at Y"
_LONE = 2  # words that make a full name
_LEADING = frozenset({ActorKind.MEDIA, ActorKind.COURT})
_AUXILIARIES = frozenset({"were", "was", "been", "had", "have", "by"})
_HARMS = frozenset(
    {ClaimKind.KILLING, ClaimKind.INJURY, ClaimKind.DISAPPEARANCE, ClaimKind.DETENTION}
)
_AND = frozenset({"and", "et", "or", "ou"})
_OF_WHOM = frozenset({"de", "d"})
_AUXILIARIES = frozenset({"a", "est", "avait", "fut", "aurait", "serait"})
_JOINING = frozenset(
    {
        "of",
        "for",
        "and",
        "the",
        "against",
        "de",
        "des",
        "du",
        "la",
        "les",
        "pour",
        "et",
    }
)


class People:
    """Finds people and unlisted bodies in one text."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        words = scene.table.persons
        self._titles = _titles(scene.table)
        self._surname_titles = _keys(words.surname_titles)
        self._honorifics = _keys(words.honorifics)
        self._roles = _keys(words.roles)
        self._house_roles = _keys(words.house_roles)
        self._particles = _keys(words.particles)
        self._speech = _keys(words.speech)
        self._befallen_nouns = _keys(words.befallen_nouns)
        self._befallen = _keys(words.befallen)
        self._unit_nouns = _keys(words.unit_nouns)
        self._never = _keys(words.never_names) | scene.lexicon.words["stops"]
        self._no_person = self._never | _keys(words.not_persons)
        self._bodies = {
            key: ActorKind(kind)
            for kind, nouns in words.bodies.items()
            for noun in nouns
            for key in keys_of(noun)[:1]
            if len(keys_of(noun)) == 1
        }

    def people(self, known: Sequence[Candidate]) -> Iterator[Candidate]:
        """People with a title, or whose words tell that they speak or hold an office."""
        taken = {at for each in known if each.rank <= _FIRM for at in range(each.first, each.last)}
        starts = {each.first: each for each in sorted(known, key=order, reverse=True)}
        ends = {each.last: each for each in sorted(known, key=order)}
        for index in range(len(self._scene.words)):
            if index in taken:
                continue
            titled = self._titled(index, taken)
            if titled is not None:
                yield self._person(*titled, starts, ends)
            elif not self._scene.shouted:
                last = self._name(index, taken)
                if last - index >= _LONE and self._tells(index, last, ends):
                    yield self._person(index, index, last, starts, ends)

    def _titled(self, index: int, taken: set[int]) -> tuple[int, int, int] | None:
        found = self._titles.longest(self._scene.words, index)
        if found is None:
            return None
        start = found[0]
        if (
            not self._scene.joined(start)
            and self._scene.text[
                self._scene.words[start - 1].end : self._scene.words[start - 1].end + 2
            ]
            != ". "
        ):
            return None
        last = self._name(start, taken)
        title = " ".join(word.key for word in self._scene.words[index:start])
        if last == start or (last - start < _LONE and title not in self._surname_titles):
            return None
        return index, start, last

    def _name(self, start: int, taken: set[int]) -> int:
        """One past a run of capitalised words from `start` that may be a personal name."""
        scene = self._scene
        at = start
        while at < len(scene.words) and at - start < _NAME and at not in taken:
            word = scene.words[at]
            if at > start and not (scene.joined(at) or self._initial(at - 1)):
                break
            if word.key in self._no_person or word.text[:1].isdigit() or word.key == "'s":
                break
            particle = word.key in self._particles and at + 1 < len(scene.words)
            if not word.text[:1].isupper() and not (particle and at > start):
                break
            at += 1
        while at > start and not scene.words[at - 1].text[:1].isupper():
            at -= 1
        return at

    def _initial(self, index: int) -> bool:
        word = self._scene.words[index]
        return len(word.text) == 1 and self._scene.text[word.end : word.end + 1] == "."

    def _tells(self, first: int, last: int, ends: dict[int, Candidate]) -> bool:
        """Whether the words around a run of capitals say that it is a person."""
        scene = self._scene
        if scene.key(first - 1) in self._speech or scene.key(first - 1) in self._roles:
            return True
        if scene.joined(last) and scene.key(last) in self._speech:
            return first in ends or scene.gap(first) in ("|", ",", "") or self._quoted(first)
        if self._office_before(first) is not None and scene.gap(last) == ",":
            return True
        return self._apposition(last) is not None or self._befell(first, last)

    def _befell(self, first: int, last: int) -> bool:
        """French "l'assassinat de X Y", "X Y a été tué": such things befall people only."""
        scene = self._scene
        if scene.key(first - 1) in _OF_WHOM and scene.key(first - 2) in self._befallen_nouns:
            return True
        if not scene.joined(last) or scene.key(last) not in _AUXILIARIES:
            return False
        return any(scene.key(at) in self._befallen for at in range(last + 1, last + 4))

    def _quoted(self, first: int) -> bool:
        return self._scene.text[self._scene.words[first - 1].end :][:3].strip()[:1] in (
            "”",
            '"',
            "»",
        )

    def _apposition(self, last: int) -> int | None:
        """The index of the office in ", a senior researcher at", None if there is none."""
        scene = self._scene
        if scene.gap(last) != ",":
            return None
        for at in range(last, min(last + 6, len(scene.words))):
            if at > last and not scene.joined(at):
                return None
            if scene.key(at) in self._roles:
                return at
        return None

    def _person(
        self,
        first: int,
        name: int,
        last: int,
        starts: dict[int, Candidate],
        ends: dict[int, Candidate],
    ) -> Candidate:
        scene = self._scene
        start = first if scene.key(first) in self._honorifics else name
        return Candidate(
            first,
            last,
            ActorKind.PERSON,
            PERSON_RANK,
            name=" ".join(scene.text[scene.words[start].start : scene.words[last - 1].end].split()),
            affiliation=self._affiliation(first, last, starts, ends),
        )

    def _affiliation(
        self, first: int, last: int, starts: dict[int, Candidate], ends: dict[int, Candidate]
    ) -> str | None:
        """The body a person speaks for: in the apposition, or before the name."""
        office = self._apposition(last)
        if office is not None:
            body = self._body_in(last, self._run_end(last), starts)
            return body or self._house(office, first, starts)
        if self._office_before(first) is not None:
            return self._body_in(self._run_start(first - 1), first, starts)
        before = first
        while before > 0 and self._scene.joined(before) and self._led(before - 1):
            before -= 1
        for at in range(before, first + 2):
            led = ends.get(at)
            if led is not None and self._is_body(led) and self._scene.joined(first):
                return led.name
        return None

    def _house(self, office: int, first: int, starts: dict[int, Candidate]) -> str | None:
        """The organisation named last before "X, a senior researcher, said"."""
        if self._scene.key(office) not in self._house_roles:
            return None
        for at in range(first - 1, max(-1, first - _HOUSE), -1):
            body = starts.get(at)
            if body is not None and body.kind is ActorKind.NGO and body.name:
                return body.name
        return None

    def _led(self, index: int) -> bool:
        return self._scene.key(index) in self._roles | {"'s"}

    def _is_body(self, candidate: Candidate) -> bool:
        return candidate.name is not None and candidate.kind is not ActorKind.PERSON

    def _body_in(self, first: int, last: int, starts: dict[int, Candidate]) -> str | None:
        for at in range(first, last):
            body = starts.get(at)
            if body is not None and self._is_body(body):
                return body.name
        return None

    def _run_end(self, first: int) -> int:
        """One past the words after a comma that run on from `first`."""
        at = first + 1
        while at < len(self._scene.words) and at - first < _APPOSITION and self._scene.joined(at):
            at += 1
        return at

    def _run_start(self, last: int) -> int:
        """The first of the words that run on to the one at `last`."""
        at = last
        while at > 0 and last - at < _BEFORE and self._scene.joined(at):
            at -= 1
        return at

    def _office_before(self, first: int) -> int | None:
        """The office in "the director of X, Y, said", None if there is none."""
        scene = self._scene
        if scene.gap(first) != ",":
            return None
        for at in range(first - 1, self._run_start(first - 1) - 1, -1):
            if scene.key(at) in self._roles:
                return at
        return None

    def bodies(self, known: Sequence[Candidate]) -> Iterator[Candidate]:
        """Capitalised names that hold a word for a body: "Sudan Doctors Union (SDU)"."""
        scene = self._scene
        if scene.shouted:
            closed = {each.last for each in known}
            yield from (unit for unit in self._units() if unit.last not in closed)
            return
        index = 0
        starts = {each.first for each in known}
        ends = {each.last for each in known}
        while index < len(scene.words):
            last = self._cut(index, self._capitals(index), starts, ends)
            kind = self._body_kind(index, last)
            # "Members of Malian National Guard": the known name within says more
            exact = last in ends and index not in starts
            if kind is not None and last - index >= _LONE and not exact:
                last = self._abbreviated(last)
                yield self._body(index, last, kind)
            index = max(last, index + 1)

    def _units(self) -> Iterator[Candidate]:
        """Units and groups in copy that is all capitals: "6TH INFANTRY BRIGADE"."""
        scene = self._scene
        for index in range(1, len(scene.words)):
            if scene.key(index) not in self._unit_nouns or scene.hyphen(index + 1):
                continue
            first = index
            while index - first < _UNIT and scene.joined(first) and self._unit_word(first - 1):
                first -= 1
            if first < index:
                kind = self._bodies.get(scene.key(index), ActorKind.UNKNOWN)
                yield self._body(first, index + 1, kind)

    def _body(self, first: int, last: int, kind: ActorKind) -> Candidate:
        return Candidate(first, last, kind, BODY_RANK, name=self._scene.wording(first, last))

    def _unit_word(self, index: int) -> bool:
        return index >= 0 and self._scene.key(index) not in self._never | {"'s"}

    def _cut(self, first: int, last: int, starts: set[int], ends: set[int]) -> int:
        """End a run at an "and" that has a known name on either side."""
        for at in range(first + 1, last - 1):
            joint = self._scene.key(at) in _AND
            if joint and (at in ends or at + 1 in starts):
                return at
        return last

    def _capitals(self, start: int) -> int:
        scene = self._scene
        first = scene.words[start]
        ordinal = first.text[:1].isdigit() and not first.text.isdigit()
        if not (first.text[:1].isupper() or ordinal) or first.key in self._never | {"'s"}:
            return start
        at = start + 1
        while at < len(scene.words) and at - start < _BODY and scene.joined(at):
            word = scene.words[at]
            joining = word.key in _JOINING and at + 1 < len(scene.words)
            if word.key in _deeds() or not (word.text[:1].isupper() or joining):
                break
            at += 1
        while at > start and not scene.words[at - 1].text[:1].isupper():
            at -= 1
        return at

    def _body_kind(self, first: int, last: int) -> ActorKind | None:
        """The kind that a run's last word gives it, or a word before "of": "Ministry of X"."""
        for at in (last - 1, *range(first, last - 1)):
            kind = self._bodies.get(self._scene.key(at)) if first <= at < last else None
            leads = at == first and kind in _LEADING
            if kind is not None and (at == last - 1 or leads or self._joins(at + 1)):
                return kind
        return None

    def _joins(self, index: int) -> bool:
        return self._scene.key(index) in _JOINING

    def _abbreviated(self, last: int) -> int:
        scene = self._scene
        if scene.gap(last) == "(" and scene.closes(last + 1) and scene.words[last].text.isupper():
            return last + 1
        return last


@cache
def _deeds() -> frozenset[str]:
    """Words that end a run of capitals in a headline: "Rebels Kill", "Were Seized By".

    Acts that are nouns too stay ("Committee Against Torture").
    """
    verbs = {
        word
        for word, entries in act_words().items()
        if all(e.act.pos == "verb" and e.act.kind in _HARMS for e in entries if not e.words[1:])
        and any(not e.words[1:] for e in entries)
    }
    return frozenset(key for word in verbs | _AUXILIARIES for key in keys_of(word))


def _keys(words: Sequence[str] | frozenset[str]) -> frozenset[str]:
    return frozenset(" ".join(keys_of(word)) for word in words)


def _titles(table: ActorTable) -> Lexicon[str]:
    return Lexicon((title, title) for title in table.persons.titles)
