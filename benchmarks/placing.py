"""Which place of a report a killing was at, and the weights that tell it.

    python -m benchmarks.placing                     places right, held out series by series
    python -m benchmarks.placing --fit               writes knowledge/data/placing.toml
    python -m benchmarks.placing --also FOLDER ...   with further reports (gold.json and docs/)

A killing is tied to an incident of gold by its figures (see `benchmarks.continuity`). All places
that the report names are then one choice: right is each that gold takes for the incident's. The
weights make what is right likeliest (conditional logit, McFadden 1974, with a Gaussian prior).
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.continuity import SETS, incident_of, known_figures, write
from benchmarks.score_reports import gazetteer, located, sources
from benchmarks.scoring import same_place
from benchmarks.sentences import opened
from cenotaph.claims.continuity import Weights
from cenotaph.claims.places.bare import bare_name
from cenotaph.claims.placeview import killings_of, place_view
from cenotaph.claims.placing import Site, likeliest, sites_of, weights
from cenotaph.claims.reader import READABLE, drafts_of, finder_of, placed_in
from cenotaph.claims.views import contexts_of
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.where import Where

TABLE = Path(__file__).parents[1] / "src/cenotaph/knowledge/data/placing.toml"
COMMENTS = (
    "# What speaks for a place named in a document being that of a killing, in logarithms of odds",
    "# against the other places named. Fitted, not chosen: `python -m benchmarks.placing --fit`.",
)
LEAST = 4  # choices that a sign must be seen in
DECAY = 3.0
WIRE = 0.5  # what a choice in the wire texts of one old collection weighs
HELD = 8  # parts into which that collection is held out
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """A killing whose place gold knows: its series, its sites, which are right, the rules' too."""

    series: str
    document: str
    sites: tuple[Site, ...]
    right: tuple[bool, ...]
    by_rule: bool

    @property
    def weight(self) -> float:
        """What it weighs in the fit."""
        return WIRE if self.series.startswith("muc") else 1.0


def _right(gold: Mapping[str, Any], where: Where | None) -> bool:
    """Whether a place is gold's, by its name, wording or distance."""
    place = where.place if where is not None else None
    told = {
        "name": place.name if place else bare_name(where.wording) if where else None,
        "wording": where.wording if where else None,
        "admin1": place.admin1 if place else where.region if where else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }
    return bool(same_place(dict(gold), {"where": told}))


def choices(
    data: bytes, file: str, series: str, gold: Mapping[str, Any], places: Gazetteer
) -> Iterator[Choice]:
    """The killings of one report that gold places."""
    name = Path(file).stem
    text, document = opened(data, file)
    language = document.language or "en"
    if language not in READABLE:
        return
    known, incidents = known_figures(gold, name, text.text), {i["id"]: i for i in gold["incidents"]}
    contexts = contexts_of(text, document, places, language)
    if not contexts:
        return
    drafts = drafts_of(contexts, finder_of(language))
    placed = placed_in(drafts, contexts, document.published, located=False)
    killings = killings_of(placed.drafts, placed.numbers, placed.settings, placed.several)
    view = place_view(contexts, killings)
    for killing in killings:
        ids = {incident_of(each, known) for each in killing.drafts}
        told = [incidents[each] for each in ids if each in incidents]
        sites = sites_of(killing, view)
        if len(told) == 1 and told[0].get("place") and sites:
            right = tuple(_right(told[0], site.where) for site in sites)
            setting = placed.settings.get(killing.number)
            ruled = _right(told[0], setting.where if setting else None)
            yield Choice(series, name, sites, right, ruled)


def gathered(shared: Path, folder: Path, also: Sequence[Path]) -> list[Choice]:
    """The choices of all sets that may be looked at, and of further folders."""
    places = gazetteer(shared, folder)
    sets = [(name, *located(name, shared), side) for name, side in SETS]
    sets += [(each.name, each / "gold.json", each / "docs", "") for each in also]
    found: list[Choice] = []
    for name, gold_path, place, side in sets:
        if not gold_path.exists():
            continue
        gold = json.loads(gold_path.read_text("utf-8"))
        for number, (file, data) in enumerate(sources(place, side, 0)):
            if Path(file).stem in gold["documents"]:
                series = _series(name, file, number)
                found += choices(data, file, series, gold, places)
    return found


def _series(name: str, file: str, number: int) -> str:
    """The reports that one author wrote; of the wire texts one part in eight."""
    if name == "own":
        return Path(file).stem[0]
    return f"muc {number % HELD}" if name == "muc" else name


def fit(told: Sequence[Choice]) -> Weights:
    """The weights under which the right places are likeliest, rare signs left out."""
    open_ = [each for each in told if any(each.right) and not all(each.right)]
    seen = Counter(sign for each in open_ for site in each.sites for sign in site.signs)
    names = sorted(sign for sign, times in seen.items() if times >= LEAST)
    best = minimize(_loss(open_, names), np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    signs = {name: round(float(w), 2) for name, w in zip(names, best, strict=True)}
    return Weights(constant=0.0, signs={name: w for name, w in signs.items() if w})


def _loss(told: Sequence[Choice], names: Sequence[str]) -> Callable[[Floats], tuple[float, Floats]]:
    """Minus the logarithm of what is right, and its slope, as functions of the weights."""
    column = {name: at for at, name in enumerate(names)}
    sites = [site for each in told for site in each.sites]
    cells = [(row, column[s]) for row, site in enumerate(sites) for s in site.signs if s in column]
    rows, columns = zip(*cells, strict=True)
    table = csr_matrix((np.ones(len(cells)), (rows, columns)), (len(sites), len(names)))
    turned = table.T.tocsr()
    right = np.array([hit for each in told for hit in each.right], dtype=float)
    sizes = [len(each.sites) for each in told]
    group = np.repeat(np.arange(len(told)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(int)
    weight = np.array([each.weight for each in told])

    def loss(weights_: Floats) -> tuple[float, Floats]:
        total = np.asarray(table @ weights_)
        odds = np.exp(total - np.maximum.reduceat(total, starts)[group])
        whole = np.add.reduceat(odds, starts)
        hit = np.add.reduceat(odds * right, starts) + np.finfo(float).tiny
        value = float((weight * (np.log(whole) - np.log(hit))).sum())
        slope = turned @ ((odds / whole[group] - odds * right / hit[group]) * weight[group])
        return value + DECAY * float(weights_ @ weights_) / 2, slope + DECAY * weights_

    return loss


def hits(told: Sequence[Choice], table: Weights) -> int:
    """How many killings the weights put at a right place."""
    return sum(_hit(each, table) for each in told)


def _hit(choice: Choice, table: Weights) -> bool:
    best = likeliest(choice.sites, table)
    return best is not None and choice.right[choice.sites.index(best)]


def held_out(told: Sequence[Choice]) -> dict[str, tuple[int, int, int]]:
    """For each series: right under weights fitted without it, right by rule, and how many."""
    found = {}
    for series in sorted({each.series for each in told}):
        own = [each for each in told if each.series == series]
        table = fit([each for each in told if each.series != series])
        found[series] = (hits(own, table), sum(each.by_rule for each in own), len(own))
    return found


def main() -> int:
    """Fit if asked, then print how many killings are put at the right place."""
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
    found = held_out(told)
    for series, (right, ruled, number) in found.items():
        print(f"{series:8} {number:4} killings: {right / number:.3f}, by rule {ruled / number:.3f}")
    right, ruled, number = (sum(row[at] for row in found.values()) for at in range(3))
    print(f"held out by series: {right / number:.3f} of {number}, by rule {ruled / number:.3f}")
    print(f"under the table of weights: {hits(told, weights()) / number:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
