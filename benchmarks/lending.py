"""Whom a report accuses of a killing whose own words name nobody, and the weights that tell it.

    python -m benchmarks.lending                     what is lent, cross-validated by documents
    python -m benchmarks.lending --fit               writes knowledge/data/lending.toml
    python -m benchmarks.lending --also FOLDER ...   with further reports (gold.json and docs/)

A killing is tied to an incident of gold by its figures (see `benchmarks.continuity`). Each act of
the document that names somebody is then one decision: whether gold alleges it of one of them.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.continuity import SETS, Decision, fitted, incident_of, known_figures, write
from benchmarks.score_reports import gazetteer, located, sources
from benchmarks.scoring import same_perpetrators
from benchmarks.sentences import opened
from cenotaph.claims.answering import Case, weights
from cenotaph.claims.continuity import Weights
from cenotaph.claims.lending import Lender, chosen, loan_of, open_cases
from cenotaph.claims.reader import READABLE, drafts_of, finder_of, placed_in
from cenotaph.claims.views import contexts_of
from cenotaph.incidents.merging import merged_perpetrators
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.claim import Certainty, Perpetrator

TABLE = Path(__file__).parents[1] / "src/cenotaph/knowledge/data/lending.toml"
COMMENTS = (
    "# What speaks for those whom an act names having done a killing that names nobody, in",
    "# logarithms of odds. Fitted, not chosen: `python -m benchmarks.lending --fit` writes it.",
)
FOLDS = 10
BIAS = -0.3  # where nobody is named the reader is sent nowhere: odds of three to four are enough
AGAINST = frozenset(
    {"other day", "side of the victims", "happenings at other places", "of another country"}
    | {"happenings of other days", "other side than described", "far", "a description"}
)


@dataclass(frozen=True)
class Open:
    """A killing that names nobody, whom gold alleges, and the acts that may lend somebody."""

    document: str
    gold: Mapping[str, Any]
    case: Case
    lenders: tuple[Lender, ...]

    def decisions(self) -> Iterator[Decision]:
        """One for each act: whether gold names anybody whom it names."""
        for lender in self.lenders:
            right = any(_score(self.gold, [each]) for each in _named(lender))
            yield Decision(self.document, lender.signs, right)


def _named(lender: Lender) -> list[Perpetrator]:
    return [p for p in lender.draft.perpetrators if p.certainty is not Certainty.DENIED]


def _score(gold: Mapping[str, Any], named: Sequence[Perpetrator]) -> float | None:
    return same_perpetrators(dict(gold), {"perpetrators": [{"name": each.name} for each in named]})


def open_killings(
    data: bytes, file: str, gold: Mapping[str, Any], places: Gazetteer
) -> Iterator[Open]:
    """The killings of one report that name nobody and that gold knows."""
    name = Path(file).stem
    text, document = opened(data, file)
    language = document.language or "en"
    if language not in READABLE:
        return
    known, incidents = known_figures(gold, name, text.text), {i["id"]: i for i in gold["incidents"]}
    contexts = contexts_of(text, document, places, language)
    drafts = drafts_of(contexts, finder_of(language))
    placed = placed_in(drafts, contexts, document.published)
    for case, lenders in open_cases(
        placed.drafts, placed.numbers, placed.mentions, placed.settings
    ):
        ids = {incident_of(each, known) for each in case.killings if each.part_of < 0}
        told = [each for each in ids if each in incidents]
        if len(told) == 1:
            yield Open(name, incidents[told[0]], case, lenders)


def gathered(shared: Path, folder: Path, also: Sequence[Path]) -> list[Open]:
    """The open killings of all sets that may be looked at, and of further folders."""
    places = gazetteer(shared, folder)
    sets = [(*located(name, shared), side) for name, side in SETS]
    sets += [(each / "gold.json", each / "docs", "") for each in also]
    found: list[Open] = []
    for gold_path, place, side in sets:
        if not gold_path.exists():
            continue
        gold = json.loads(gold_path.read_text("utf-8"))
        for file, data in sources(place, side, 0):
            if Path(file).stem in gold["documents"]:
                found += open_killings(data, file, gold, places)
    return found


def fit(told: Sequence[Open]) -> Weights:
    """The weights under which what gold alleges is likeliest."""
    decisions = [decision for each in told for decision in each.decisions()]
    return fitted(decisions, BIAS, frozenset(), AGAINST)


def outcome(told: Sequence[Open], table: Weights) -> tuple[float, int, int]:
    """F1 of the names where gold alleges any, wrong loans there, and loans where it does not."""
    scores: list[float] = []
    wrong = needless = 0
    for each in told:
        lenders = chosen(each.lenders, each.case, table)
        lent = loan_of(lenders).perpetrators if lenders else ()
        own = [p for killing in each.case.killings for p in killing.perpetrators]
        score = _score(each.gold, merged_perpetrators([*own, *lent]))
        if score is None:
            needless += bool(lent)
        else:
            scores.append(score)
            wrong += bool(lent) and not score
    return sum(scores) / max(1, len(scores)), wrong, needless


def cross_validated(told: Sequence[Open]) -> tuple[float, int, int]:
    """The outcome of each document under weights fitted without it."""
    number = {name: i % FOLDS for i, name in enumerate(sorted({o.document for o in told}))}
    total, wrong, needless, scored = 0.0, 0, 0, 0
    for part in range(FOLDS):
        table = fit([each for each in told if number[each.document] != part])
        kept = [each for each in told if number[each.document] == part]
        alleged = sum(bool(each.gold.get("perpetrators")) for each in kept)
        f1, missed, more = outcome(kept, table)
        total, scored = total + f1 * alleged, scored + alleged
        wrong, needless = wrong + missed, needless + more
    return total / max(1, scored), wrong, needless


def main() -> int:
    """Fit if asked, then print whom the killings are lent to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", default=os.environ.get("CENOTAPH_SHARED", "../shared"))
    parser.add_argument("--also", nargs="*", type=Path, default=[])
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        told = gathered(Path(options.shared), Path(folder), options.also)
    if options.fit:
        write(fit(told), TABLE, COMMENTS)
        weights.cache_clear()
    print(f"{len(told)} killings name nobody, {sum(len(o.lenders) for o in told)} acts may lend")
    for words, (f1, wrong, needless) in (
        ("under the table of weights", outcome(told, weights())),
        ("cross-validated by documents", cross_validated(told)),
    ):
        print(f"{words}: F1 {f1:.3f}, wrong {wrong}, lent where gold names nobody {needless}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
