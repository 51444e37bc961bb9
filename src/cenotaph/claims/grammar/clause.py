"""Walking a sentence from a predicate: its auxiliaries, its barriers, the units beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cenotaph.claims.predicates import Predicate
from cenotaph.claims.sentences import Sentence
from cenotaph.claims.units import Unit
from cenotaph.knowledge.syntax import Syntax
from cenotaph.knowledge.topics import topics
from cenotaph.record.claim import ClaimKind
from cenotaph.record.span import Span

_QUOTES = frozenset("\"“”«»'‘’`")
_BREAKS = frozenset(";:()[]") | {"--", "–", "—"}
_CLOSING = {")": "(", "]": "["}
_BRACKETED = 12  # words of a bracket that may stand between a subject and its verb
_SET_OFF = 3  # stretches between commas that may stand between a subject and its verb
_LIST_REACH = 4  # words between the comma of a list and its next name
_TIME_REACH = 3  # words of "a few days"
_ASIDE = 9  # words set off between an auxiliary and its participle
_REACH = 9  # words that may stand between a verb and its object


class Clause:
    """A sentence with its predicates and units, asked from one predicate at a time."""

    def __init__(
        self,
        *,
        sentence: Sentence,
        predicates: Sequence[Predicate],
        units: Sequence[Unit],
        syntax: Syntax,
    ) -> None:
        self.sentence = sentence
        self.words = tuple(token.lower for token in sentence.tokens)
        self.units = tuple(units)
        self.predicates = tuple(predicates)
        self.syntax = syntax
        self._heads = {p.first: p for p in predicates}
        self._inside = {
            position: unit for unit in units for position in range(unit.first, unit.last)
        }

    def unit_at(self, position: int) -> Unit | None:
        """The unit that holds a token, if any."""
        return self._inside.get(position)

    def counts_dead(self, position: int) -> bool:
        """Whether a word is the noun of a toll ("31 deaths"), a figure that speaks for itself."""
        unit = self._inside.get(position)
        return unit is not None and unit.quantity is not None and unit.quantity.toll

    def units_in(self, stretch: tuple[int, int]) -> list[Unit]:
        """The units that share a token with the tokens `[first, last)`."""
        first, last = stretch
        return [unit for unit in self.units if unit.first < last and first < unit.last]

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens `[first, last)`."""
        tokens = self.sentence.tokens
        return Span(
            document=self.sentence.document, start=tokens[first].start, end=tokens[last - 1].end
        )

    def is_predicate(self, position: int) -> bool:
        """Whether an act of the lexicon begins at this token."""
        return position in self._heads and position not in self._inside

    def is_act(self, position: int) -> bool:
        """Whether an act of the lexicon begins at this token, inside a unit or not."""
        return position in self._heads

    def before(self, position: int) -> int:
        """The index of the nearest word to the left that is no adverb or quotation mark."""
        position -= 1
        while position >= 0 and self._passed(position):
            position -= 1
        return position

    def after(self, position: int) -> int:
        """The index of the nearest word at or right of `position` that is no adverb or quote."""
        while position < len(self.words) and self._passed(position):
            position += 1
        return position

    def _passed(self, position: int) -> bool:
        """Whether a word is an adverb or a quotation mark; "both were killed" is told of both."""
        word = self.words[position]
        if word in _QUOTES:
            return True
        unit = self._inside.get(position)
        alone = unit is not None and unit.quantity is not None and unit.last - unit.first == 1
        return not alone and self.syntax.is_adverb(word)

    def word(self, position: int) -> str:
        """The word at an index, "" outside the sentence."""
        return self.words[position] if 0 <= position < len(self.words) else ""

    def auxiliaries(self, position: int) -> tuple[str, ...]:
        """The auxiliary words directly before a verb, nearest first, adverbs passed over."""
        found: list[str] = []
        syntax = self.syntax
        chain = syntax.be | syntax.get | syntax.have | syntax.modal | syntax.negation | {"to"}
        chain |= syntax.causative | syntax.reflexive
        place = self._past_aside(self.before(position))
        while place >= 0 and place not in self._inside:
            if self.words[place] not in chain and not self._raised(place):
                break
            found.append(self.words[place])
            place = self.before(place)
        return tuple(found)

    def _past_aside(self, comma: int) -> int:
        """French "ont, dit-on ici, exécuté": the auxiliary before what is set off."""
        if not self.syntax.dative or self.word(comma) != ",":
            return comma
        for opening in range(comma - 1, max(0, comma - _ASIDE), -1):
            if self.words[opening] == ",":
                before = self.before(opening)
                auxiliary = self.word(before) in self.syntax.have | self.syntax.be
                return before if auxiliary and before not in self._inside else comma
            if opening in self._inside or self.is_predicate(opening):
                return comma
        return comma

    def _raised(self, place: int) -> bool:
        """Whether a participle only passes its subject on: "were reported killed"."""
        if self.words[place] not in self.syntax.raising:
            return False
        return self.word(self.before(place)) in self.syntax.passive

    def start_of_verb(self, position: int) -> int:
        """The index of the first auxiliary of the verb at `position`."""
        chain = self.auxiliaries(position)
        place = position
        for step in range(len(chain)):
            place = self.before(place) if step else self._past_aside(self.before(place))
        return place

    def units_left(self, position: int) -> Iterator[Unit]:
        """Units before a token, nearest first, until the clause begins."""
        place = self._past_parenthesis(self.before(position) + 1) - 1
        seen_unit = False
        while place >= 0:
            unit = self._inside.get(place)
            if unit is not None:
                yield unit
                seen_unit = True
                place = unit.first - 1
                continue
            word = self.words[place]
            if word in _CLOSING:
                opening = self._opening(place)
                if opening < 0:
                    return
                place = opening - 1
                continue
            if word in _BREAKS:
                return
            if word in self.syntax.subordinator and word not in self.syntax.relative:
                if seen_unit or word != "where":
                    return
            elif word in self.syntax.complementizer and seen_unit:
                return
            place -= 1

    def _opening(self, closing: int) -> int:
        """Where the bracket closed at a place was opened ("Patriotic Union [UP]"), else -1."""
        sign = _CLOSING[self.words[closing]]
        for place in range(closing - 1, max(-1, closing - _BRACKETED), -1):
            if self.words[place] == sign:
                return place
        return -1

    def _past_parenthesis(self, position: int) -> int:
        """Left of what is set off by commas just before a verb: "X, called Y, a Z, were …"."""
        opening = position - 1
        for _ in range(_SET_OFF):
            if self.word(opening) != ",":
                return position
            opening -= 1
            while opening >= 0 and self.words[opening] not in {",", *_BREAKS} - {"]", ")"}:
                closing = self.words[opening] in _CLOSING
                opening = self._opening(opening) - 1 if closing else opening - 1
            beyond = self.before(opening)
            while beyond > 0 and self.words[beyond] in self.syntax.have | self.syntax.modal:
                beyond = self.before(beyond)
            if self.word(opening) == "," and self._inside.get(beyond) is not None:
                return opening
        return position

    def object_after(self, position: int) -> Unit | None:
        """The unit that a verb ending before `position` takes as its object, if any."""
        syntax = self.syntax
        for place in range(position, min(position + _REACH, len(self.words))):
            unit = self._inside.get(place)
            if unit is not None:
                return unit
            word = self.words[place]
            stops = (
                word in _BREAKS
                or word in {",", "."}
                or word in syntax.preposition
                or word in syntax.conjunction
                or word in syntax.subordinator
                or word in syntax.relative - syntax.determiner
                or word in syntax.passive
                or self.is_predicate(place)
            )
            if stops and not self._quantifies(place):
                return None
        return None

    def thing_after(self, position: int) -> bool:
        """Whether a noun phrase that is no person follows directly: "attacked the market"."""
        place = self.after(position)
        if place >= len(self.words) or place in self._inside:
            return False
        if topics().spells.intersection(self.words[place : place + _TIME_REACH]):
            return False  # "murdered some hours later", "killed two days after"
        if self.words[place] in self.syntax.determiner - {"that", "all", "both"}:
            return True
        token = self.sentence.tokens[place].text
        if token[0].isdigit():
            return True
        shouted = self.sentence.heading or token == token.upper()
        return token[0].isupper() and not shouted

    def _quantifies(self, place: int) -> bool:
        """Whether a preposition only bounds a figure: "killed about ten people"."""
        following = self._inside.get(place + 1)
        return (
            following is not None
            and following.quantity is not None
            and (
                self.words[place]
                in {"about", "around", "over", "among", "up", "between", "as", "than"}
            )
        )

    def agents_by(self, position: int, *, past_acts: bool = False) -> tuple[Unit, ...]:
        """The units after "by" to the right of a predicate, coordinated ones included.

        `past_acts` lets other acts stand between ("accused of two murders by residents").
        """
        return self.agents_after(position, self.syntax.by, past_acts=past_acts)

    def agents_after(
        self, position: int, markers: frozenset[str], *, past_acts: bool = False
    ) -> tuple[Unit, ...]:
        """The units after the first of `markers` that introduces any, as `agents_by` does."""
        place = position
        while place < len(self.words):
            unit = self._inside.get(place)
            if unit is not None:
                place = unit.last
                continue
            word = self.words[place]
            if word in markers and not self._denied(place):
                found = self._coordinated(place + 1)
                if found:
                    return found
            another = self.is_predicate(place) and not past_acts
            if word in _BREAKS or word in self.syntax.subordinator or another:
                return ()
            place += 1
        return ()

    def _denied(self, marker: int) -> bool:
        """Whether a marker is refused: "killed not by the army but by X"."""
        return marker > 0 and self.words[marker - 1] in self.syntax.refusing

    def agents_from(self, position: int) -> tuple[Unit, ...]:
        """The agents from a token on, joined by commas, "and", or by what they are part of."""
        return self._coordinated(position)

    def _listed(self, comma: int) -> bool:
        """Whether what follows a comma is one more of a list ("by soldiers, police and ...")."""
        following = next((u for u in self.units if u.first > comma), None)
        if following is None or following.first - comma > _LIST_REACH:
            return False
        return self.word(following.last) in {",", "and", "or", "et", "ou"}

    def _coordinated(self, position: int) -> tuple[Unit, ...]:
        """Agents from `position` on, joined by commas, "and", or by what they are part of."""
        found: list[Unit] = []
        place = position
        budget = _REACH
        while place < len(self.words) and budget:
            unit = self._inside.get(place)
            if unit is not None:
                if unit.agent:
                    found.append(unit)
                place, budget = unit.last, _REACH
                continue
            word = self.words[place]
            if word == "as" and self.word(place - 1) == "known":
                found = self._without_what_it_is(found, place - 1)
                place, budget = place + 1, budget - 1
                continue
            if word in _BREAKS or (word in self.syntax.preposition and word not in {"to", "with"}):
                break
            if word == "," and found and not self._listed(place):
                break
            if word in self.syntax.subordinator:
                break
            if self.is_predicate(place) and not self._fire(place):
                break
            place, budget = place + 1, budget - 1
        return tuple(found)

    def _without_what_it_is(self, found: list[Unit], known: int) -> list[Unit]:
        """ "The militia known as X": the name alone, where one stands behind "known as"."""
        named = self._inside.get(known + 2) or self._inside.get(known + 3)  # "known as the X"
        if named is None or not named.agent or not found:
            return found
        last = found[-1]
        listed = last.actor is not None and last.actor.actor_id is not None
        return found if listed or last.last != known else found[:-1]

    def _fire(self, place: int) -> bool:
        """French "par des tirs israéliens", "par un raid de X": the deed of whom follows."""
        act = self._heads[place].act
        return act.language == "fr" and act.pos == "noun" and act.kind is ClaimKind.ATTACK
