"""Tellings linked as they come: a new one touches its neighbourhood and nothing else.

The groups are those of linking everything anew. What is kept is small: the tokens of each row,
the pairs that speak for one happening and the groups; tellings and their wording are fetched
again when they are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from cenotaph.incidents.grouping import Group
from cenotaph.incidents.local import Local, Told
from cenotaph.incidents.postings import Postings, Ties
from cenotaph.incidents.tokens import KEY, PRINT, SPAN, WORD, WORD_THEN, Tokens, kind_of
from cenotaph.knowledge.likeness import likeness_weights

Pair = tuple[int, int]
Numbers = npt.NDArray[np.int64]
Fetch = Callable[[Sequence[int]], Told]


class Index:
    """Tellings by row, numbered as they come; `fetch` gives back those of some rows."""

    def __init__(self, told: Told, fetch: Fetch) -> None:
        self._fetch = fetch
        self._limits = likeness_weights().limits
        self._came = [(t.published or date.min, t.key) for t in told.tellings]
        everyone = Local(told, range(len(told.tellings)))
        self._postings = Postings(everyone.tokens())
        pairs = np.unique(np.concatenate([everyone.sharing(), everyone.in_a_row()]), axis=0)
        ties = everyone.speaking(pairs)
        self._ties = Ties(ties)
        self._home: dict[int, int] = {}
        self._settle(everyone.grouped(ties))

    def groups(self) -> list[Group]:
        """The rows that tell of one happening, each group in order, the groups by first row."""
        found: dict[int, list[int]] = defaultdict(list)
        for row in sorted(self._home):
            found[self._home[row]].append(row)
        return sorted(tuple(rows) for rows in found.values())

    def add(self, told: Told) -> frozenset[int]:
        """Link tellings that have come; the rows whose group was looked at again."""
        rows = range(len(self._came), len(self._came) + len(told.tellings))
        self._came += [(t.published or date.min, t.key) for t in told.tellings]
        tokens = Local(told, rows).tokens()
        codes = np.unique(tokens.codes).tolist()
        few = [code for code in codes if not self._many(code)]
        self._postings.add(tokens)
        closed = [code for code in few if self._many(code)]
        doubted = {_pair(row, near) for row in self._holders(closed) for near in self._ties.of(row)}
        doubted |= set(self._pairs_in_a_row(tokens, between=True))
        doubted = {pair for pair in doubted if pair[1] in self._ties.of(pair[0])}
        next_to = set(self._pairs_in_a_row(tokens))
        touched = {row for pairs in (doubted, next_to) for pair in pairs for row in pair}
        touched |= self._partners(tokens)
        near = self._local(touched, told, rows)
        return self._retied(near, set(rows), next_to, doubted)

    def drop(self, rows: Iterable[int]) -> frozenset[int]:
        """Take tellings out again; the rows whose group was looked at again."""
        gone = sorted(rows)
        tokens = Local(self._fetch(gone), gone).tokens()
        crowded = [code for code in np.unique(tokens.codes).tolist() if self._many(code)]
        ties = {_pair(row, near) for row in gone for near in self._ties.of(row)}
        self._postings.drop(gone)
        self._ties.drop(ties)
        for row in gone:
            del self._home[row]
        left_alone = {row for pair in ties for row in pair}.difference(gone)
        opened = self._holders([code for code in crowded if not self._many(code)])
        next_to = set(self._pairs_in_a_row(tokens, between=True))
        touched = opened | {row for pair in next_to for row in pair}
        near = self._local(touched | left_alone)
        return self._retied(near, opened, next_to, set(), left_alone)

    def _many(self, code: int) -> bool:
        return kind_of(code) != PRINT and self._postings.many(code, self._limits["crowd"])

    def _telling(self, codes: Numbers) -> npt.NDArray[np.bool_]:
        """Which tokens tell something in the whole case."""
        known, back = np.unique(codes, return_inverse=True)
        few = np.array([not self._many(code) for code in known.tolist()], bool)
        return few[back]

    def _holders(self, codes: Iterable[int]) -> set[int]:
        """The rows that have a token, or the same word in the span of days before or after."""
        return {
            row for code in codes for one in _with_next(code) for row in self._postings.rows(one)
        }

    def _partners(self, tokens: Tokens) -> set[int]:
        """Rows that may share enough with the new ones."""
        least = {
            KEY: 1,
            WORD: int(self._limits["words_far"]),
            WORD_THEN: int(self._limits["words_near"]),
        }
        shared: Counter[tuple[int, int, int]] = Counter()
        for row, code in zip(tokens.rows.tolist(), tokens.codes.tolist(), strict=True):
            kind = kind_of(code)
            if kind == PRINT or self._many(code):
                continue
            for one in _with_next(code):
                if not self._many(one):
                    shared.update((kind, row, other) for other in self._postings.rows(one))
        return {other for (kind, _, other), times in shared.items() if times >= least[kind]}

    def _pairs_in_a_row(self, tokens: Tokens, *, between: bool = False) -> Iterator[Pair]:
        """Each of the rows with the near-copies that came out next before and after it, or,
        `between` these, the two that it stands between."""
        prints = tokens.of(PRINT)
        places: dict[int, set[int]] = defaultdict(set)
        for row, code in zip(prints.rows.tolist(), prints.codes.tolist(), strict=True):
            places[code].add(row)
        for code, ours in sorted(places.items()):
            every = sorted({*self._postings.rows(code), *ours}, key=self._came.__getitem__)
            if between:
                yield from _around(every, ours)
            else:
                for one, other in pairwise(every):
                    if one in ours or other in ours:
                        yield _pair(one, other)

    def _local(
        self, rows: Iterable[int], told: Told | None = None, new: Sequence[int] = ()
    ) -> Local:
        old = sorted(set(rows).difference(new))
        known = self._fetch(old)
        if told is None:
            return Local(known, old)
        every = Told([*known.tellings, *told.tellings], [*known.wordings, *told.wordings])
        return Local(every, [*old, *new])

    def _retied(
        self,
        near: Local,
        asked: set[int],
        next_to: set[Pair],
        doubted: set[Pair],
        dirty: Iterable[int] = (),
    ) -> frozenset[int]:
        """Tie and untie what has changed, and group what hangs together with it anew.

        `asked` are rows whose pairs may be new, `next_to` near-copies that follow each other,
        `doubted` are ties that may have lost what they were found by.
        """
        found = {(a, b) for a, b in near.sharing(self._telling).tolist()} | next_to
        lost = {pair for pair in doubted - found if not self._follow_each_other(near, pair)}
        self._ties.drop(lost)
        fresh = sorted(
            (a, b)
            for a, b in found
            if ((a, b) in next_to or a in asked or b in asked) and b not in self._ties.of(a)
        )
        speaking = near.speaking(np.array(fresh, np.int64).reshape(-1, 2)).tolist()
        self._ties.add((a, b) for a, b in speaking)
        changed = {row for pair in (*lost, *speaking) for row in pair} | asked | set(dirty)
        regrouped: set[int] = set()
        for rows in self._ties.around(sorted(changed)):
            regrouped |= rows
            self._regroup(rows, near)
        return frozenset(regrouped)

    def _follow_each_other(self, near: Local, pair: Pair) -> bool:
        """Whether two rows stand next to each other among the near-copies of some print."""
        tokens = near.tokens().of(PRINT)
        ours = Tokens(*(side[tokens.rows == pair[0]] for side in tokens))
        return pair in set(self._pairs_in_a_row(ours))

    def _regroup(self, rows: set[int], near: Local) -> None:
        if len(rows) == 1:
            self._settle([tuple(rows)])
            return
        ties = [(row, other) for row in sorted(rows) for other in self._ties.of(row) if row < other]
        inside = self._local(rows)
        self._settle(inside.grouped(np.array(sorted(ties), np.int64)))

    def _settle(self, groups: Iterable[Group]) -> None:
        for rows in groups:
            self._home.update(dict.fromkeys(rows, min(rows)))


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _with_next(code: int) -> tuple[int, ...]:
    """A token, and for a word of a span of days the same word of the spans around it."""
    return (code, code - SPAN, code + SPAN) if kind_of(code) == WORD_THEN else (code,)


def _around(every: Sequence[int], ours: set[int]) -> Iterator[Pair]:
    """The rows before and after each run of ours."""
    before: int | None = None
    passed = False
    for row in every:
        if row in ours:
            passed = True
            continue
        if passed and before is not None:
            yield _pair(before, row)
        before, passed = row, False
