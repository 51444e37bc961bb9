"""What people decided, put before the weights: which tellings are one happening, which are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import field

from cenotaph.incidents.anchors import relocated, telling_at
from cenotaph.incidents.telling import Telling
from cenotaph.record.base import Record
from cenotaph.record.decision import (
    ON_ACCOUNTS,
    Decision,
    DecisionKind,
    Ruling,
    Standing,
    anchored,
    undone,
)
from cenotaph.record.document import Text

READ_AS_ONE = "the program now reads both as one account"
LOST = "the program no longer finds an account in these words"
PARTLY_LOST = "the program no longer finds an account in some of these words"

# A telling by its key, or an anchor whose words no telling has any more.
Node = str
Join = tuple[Node, Node, Decision]
Ways = dict[Node, list[tuple[Node, Decision]]]


class Decided(Record, frozen=True, kw_only=True):
    """What the decisions of a case come to.

    `rulings` has every decision in the order given. `team` gives for each telling that a decision
    rests on the team that it is in: all of a team are one happening, by the `ways` from node to
    node. `apart` are pairs of teams that are not one, the lower first, with the ids of the
    decisions that say so.
    """

    rulings: tuple[Ruling, ...] = ()
    team: dict[str, Node] = field(default_factory=dict)
    ways: Ways = field(default_factory=dict)
    apart: dict[tuple[Node, Node], tuple[str, ...]] = field(default_factory=dict)

    def between(self, left: str, right: str) -> tuple[bool, tuple[str, ...]] | None:
        """Whether two tellings are decided to be one happening, and the ids of the decisions
        that say so; `None` when nobody decided on the two."""
        ours, theirs = self.team.get(left), self.team.get(right)
        if ours is None or theirs is None:
            return None
        if ours == theirs:
            return True, tuple(each.id for each in path(self.ways, left, right))
        split = self.apart.get(ordered(ours, theirs))
        return None if split is None else (False, split)

    def behind(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The ids of the decisions that had a say in a group of tellings, in their order."""
        here = sorted(key for key in keys if key in self.team)
        if not here:
            return ()
        held = {r.decision.id for r in self.rulings if r.standing is Standing.HOLDS}
        found = {by.id for key in here for _, by in self.ways.get(key, ()) if by.id in held}
        first: dict[Node, str] = {}
        for key in here:
            way = path(self.ways, first.setdefault(self.team[key], key), key)
            found.update(by.id for by in way)
        present, ours = {*self.team.values()}, {self.team[key] for key in here}
        for pair, splits in self.apart.items():
            if ours & {*pair} and present >= {*pair}:
                found.update(splits)
        return tuple(r.decision.id for r in self.rulings if r.decision.id in found)


def decide(
    decisions: Sequence[Decision], tellings: Iterable[Telling], texts: Mapping[str, Text]
) -> Decided:
    """Set decisions beside each other, in the order in which they were taken.

    One that contradicts those before it does not hold. People are refused such a decision, so
    that this happens only where words that were two accounts are read as one now. Words that no
    telling has any more still bind: what both were one with is one.
    """
    home = _homes(decisions, tellings, texts)
    taken_back = undone(decisions)
    docket = _Docket(home)
    rulings = []
    for decision in decisions:
        if decision.id in taken_back:
            by = (taken_back[decision.id],)
            rulings.append(Ruling(decision=decision, standing=Standing.UNDONE, by=by))
        else:
            rulings.append(docket.rule(decision))
    team = {key: docket.team(key) for key in docket.nodes() if key in {*home.values()}}
    apart: dict[tuple[Node, Node], tuple[str, ...]] = {}
    for left, right, split in docket.splits:
        pair = ordered(docket.team(left), docket.team(right))
        apart[pair] = (*apart.get(pair, ()), split.id)
    return Decided(rulings=tuple(rulings), team=team, ways=ways_of(docket.joins), apart=apart)


def _homes(
    decisions: Sequence[Decision], tellings: Iterable[Telling], texts: Mapping[str, Text]
) -> dict[str, str]:
    """The key of the telling that the words of each anchor belong to; anchors of none are out."""
    names = {
        name: words
        for decision in decisions
        if decision.kind in ON_ACCOUNTS
        for name, words in zip(decision.on, decision.words, strict=True)
    }
    documents = {anchored(name).document for name in names}
    told: dict[str, list[Telling]] = {document: [] for document in documents}
    for telling in tellings:
        if telling.document in documents:
            told[telling.document].append(telling)
    found = {}
    for name, words in names.items():
        span = anchored(name)
        text = texts.get(span.document)
        here = relocated(span, words, text.text) if text else None
        telling_here = telling_at(here, told[span.document]) if here else None
        if telling_here is not None:
            found[name] = telling_here.key
    return found


class _Docket:
    """The decisions that hold so far, as joins and splits between nodes."""

    def __init__(self, home: Mapping[str, str]) -> None:
        self._home = home
        self._above: dict[Node, Node] = {}
        self.joins: list[Join] = []
        self.splits: list[Join] = []

    def rule(self, decision: Decision) -> Ruling:
        """Take in a decision if none before it speaks against it."""
        nodes = [self._home.get(name, name) for name in decision.on]
        against: Ruling | None = None
        if decision.kind is DecisionKind.MERGE:
            against = self._merge(decision, nodes)
        elif decision.kind is DecisionKind.SPLIT:
            against = self._split(decision, nodes)
        else:
            return Ruling(decision=decision, standing=Standing.HOLDS)
        if against is not None:
            return against
        lost = sum(name not in self._home for name in decision.on)
        if len(nodes) - lost < 2:  # noqa: PLR2004 - it takes two
            return Ruling(decision=decision, standing=Standing.GROUNDLESS, why=LOST)
        why = PARTLY_LOST if lost else ""
        return Ruling(decision=decision, standing=Standing.HOLDS, why=why)

    def nodes(self) -> list[Node]:
        """Every node that a decision that holds rests on."""
        return sorted({node for each in (*self.joins, *self.splits) for node in each[:2]})

    def team(self, node: Node) -> Node:
        """The lowest node of those that are one happening with this."""
        while self._above.get(node, node) != node:
            node = self._above[node]
        return node

    def _merge(self, decision: Decision, nodes: Sequence[Node]) -> Ruling | None:
        joins = [(nodes[0], node, decision) for node in nodes[1:]]
        before = dict(self._above)
        for left, right, _ in joins:
            low, high = ordered(self.team(left), self.team(right))
            self._above[high] = low
        for left, right, split in self.splits:
            if self.team(left) == self.team(right):
                self._above = before
                through = path(ways_of([*self.joins, *joins]), left, right)
                return _against(decision, split, [by for by in through if by is not decision])
        self.joins += joins
        return None

    def _split(self, decision: Decision, nodes: Sequence[Node]) -> Ruling | None:
        pairs = list(combinations(nodes, 2))
        if any(left == right for left, right in pairs):
            return Ruling(decision=decision, standing=Standing.OVERRULED, why=READ_AS_ONE)
        for left, right in pairs:
            if self.team(left) == self.team(right):
                first, *others = path(ways_of(self.joins), left, right)
                return _against(decision, first, others)
        self.splits += [(left, right, decision) for left, right in pairs]
        return None


def _against(decision: Decision, earlier: Decision, through: Sequence[Decision]) -> Ruling:
    """The ruling on a decision that contradicts an earlier one, directly or through others."""
    why = "; through ".join([said(earlier), *map(said, through)])
    by = (earlier.id, *(each.id for each in through))
    return Ruling(decision=decision, standing=Standing.OVERRULED, why=why, by=by)


def said(decision: Decision) -> str:
    """A merge or split in one line: who, when, what, why."""
    what = "one happening" if decision.kind is DecisionKind.MERGE else "not one happening"
    day = decision.when[:10]
    return f"{decision.who} decided on {day} that they are {what} ({decision.id}): {decision.why}"


def ways_of(joins: Sequence[Join]) -> Ways:
    """The nodes that each node was joined with, and by which decision."""
    ways: Ways = {}
    for left, right, by in joins:
        ways.setdefault(left, []).append((right, by))
        ways.setdefault(right, []).append((left, by))
    return ways


def path(ways: Ways, start: Node, end: Node) -> list[Decision]:
    """The decisions on a shortest way from one node to another, each once; none if there is no
    way."""
    found: dict[Node, tuple[Decision, ...]] = {start: ()}
    line = [start]
    for node in line:
        if end in found:
            break
        for other, by in ways.get(node, ()):
            if other not in found:
                found[other] = (*found[node], by)
                line.append(other)
    return list({by.id: by for by in found.get(end, ())}.values())


def ordered(left: Node, right: Node) -> tuple[Node, Node]:
    """A pair with the lower first."""
    return (left, right) if left < right else (right, left)
