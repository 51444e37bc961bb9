"""Whether two figures of one report are about one killing, and the weights that tell it.

    python -m benchmarks.continuity            right decisions, cross-validated by documents
    python -m benchmarks.continuity --fit      writes knowledge/data/continuity.toml

A figure of the dead is tied to an incident of gold if gold has that figure (as a toll, a rival
figure, a part or history) for one incident of the document only, or its quote stands there. Each
such figure is set beside every incident told before it in the document: one decision each.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.score_reports import gazetteer, located, sources
from benchmarks.sentences import opened
from cenotaph.claims.continuity import Weights, odds, signs_of
from cenotaph.claims.draft import Draft
from cenotaph.claims.focus import opens, placed
from cenotaph.claims.happening import Happening
from cenotaph.claims.inherit import fill
from cenotaph.claims.reader import READABLE, drafts_of, finder_of
from cenotaph.claims.scenes import scenes
from cenotaph.claims.views import contexts_of
from cenotaph.knowledge.gazetteer import Gazetteer
from cenotaph.record.claim import ClaimKind

SETS = (("seeds", ""), ("reports", ""), ("sahel", ""), ("own", "tuned"), ("muc", "DEV"))
TABLE = Path(__file__).parents[1] / "src/cenotaph/knowledge/data/continuity.toml"
COMMENTS = (
    "# What speaks for a figure going on about a killing told before, in logarithms of odds:",
    "# above nought for one killing, below for two. Fitted, not chosen:",
    "# `python -m benchmarks.continuity --fit` writes it; docs/measurements.md says on what.",
)
FOLDS = 5
LEAST = 3  # decisions that a sign must be seen in
DECAY = 2.0
REACH = 60  # characters around a quote of gold in which its figure is looked for
BIAS = 0.6  # joining two killings hides one: the odds asked for are somewhat above even
# which way these signs can speak, whatever a few hundred decisions say
FOR = frozenset({"same figure", "same date", "same place", "anaphoric", "other source, same place"})
AGAINST = frozenset({"dates differ", "places differ", "apart", "scope differs", "far"})


@dataclass(frozen=True)
class Decision:
    """A figure beside an incident told before it: the signs, and whether gold has them as one."""

    document: str
    signs: tuple[str, ...]
    same: bool


@dataclass(frozen=True)
class Known:
    """A figure of gold: its ends, its incident, and where its quote stands (-1: nowhere)."""

    ends: tuple[int | None, int | None]
    incident: str
    start: int
    end: int


def known_figures(gold: Mapping[str, Any], name: str, text: str) -> list[Known]:
    """Every figure that gold gives for a document; history is an incident each."""
    found: list[Known] = []
    for incident in gold["incidents"]:
        count = incident["deaths_by_doc"].get(name)
        for each in [count, *count.get("alt", []), *count.get("parts", [])] if count else []:
            quote = each.get("quote") or ""
            start = text.find(quote) if quote else -1
            ends = (each.get("min"), each.get("max"))
            found.append(Known(ends, incident["id"], start, start + len(quote)))
    passing = gold["documents"][name].get("background", [])
    return found + [
        Known((low, high), f"passing {n}", -1, -1) for n, (low, high) in enumerate(passing)
    ]


def incident_of(draft: Draft, known: Sequence[Known]) -> str | None:
    """The incident of gold that a figure belongs to, `None` where that is open."""
    if draft.count is None or draft.kind is not ClaimKind.KILLING:
        return None
    ends = (draft.count.minimum, draft.count.maximum)
    same = [each for each in known if each.ends == ends]
    place = (draft.count.span or draft.span).start
    if len({each.incident for each in same}) > 1:
        same = [k for k in same if k.start >= 0 and k.start - REACH <= place <= k.end + REACH]
    incidents = {each.incident for each in same}
    return incidents.pop() if len(incidents) == 1 else None


def decisions(
    data: bytes, file: str, gold: Mapping[str, Any], places: Gazetteer
) -> Iterator[Decision]:
    """The decisions of one report, in the order in which the reader meets them."""
    name = Path(file).stem
    text, document = opened(data, file)
    language = document.language or "en"
    if language not in READABLE:
        return
    contexts = contexts_of(text, document, places, language)
    drafts = drafts_of(contexts, finder_of(language))
    views, known = scenes(contexts), known_figures(gold, name, text.text)
    told: dict[str, Happening] = {}
    latest = 0
    order = [i for i, d in enumerate(drafts) if opens(d) and d.part_of < 0]
    for index in sorted(order, key=lambda i: (drafts[i].heading, i)):
        draft = drafts[index]
        incident = incident_of(draft, known)
        if incident is None or draft.heading:
            continue
        seen = placed(draft, views)
        for other, happening in told.items():
            last = happening.number == latest
            signs = signs_of(draft, seen, happening, views, latest=last)
            yield Decision(name, signs, other == incident)
        opened_now = incident not in told
        happening = told.setdefault(incident, Happening(number=len(told) + 1))
        parts = [d for d in drafts if d.part_of == index]
        happening.take(draft, parts, views[draft.sentence].after)
        if opened_now:
            happening.assumed = fill(
                happening, contexts[: max(happening.sentences) + 1], document.published
            )
        latest = happening.number


def gathered(shared: Path, folder: Path) -> list[Decision]:
    """The decisions of all sets that may be looked at."""
    places = gazetteer(shared, folder)
    found: list[Decision] = []
    for name, side in SETS:
        gold_path, place = located(name, shared)
        if not gold_path.exists():
            continue
        gold = json.loads(gold_path.read_text("utf-8"))
        for file, data in sources(place, side, 0):
            if Path(file).stem in gold["documents"]:
                found += decisions(data, file, gold, places)
    return found


def fitted(
    told: Sequence[Decision],
    bias: float = BIAS,
    speaking_for: frozenset[str] = FOR,
    against: frozenset[str] = AGAINST,
) -> Weights:
    """The weights under which the decisions of gold are likeliest, rare signs left out.

    `bias` is taken off the constant; the signs of the last two can only speak that way.
    """
    seen = Counter(sign for each in told for sign in each.signs)
    names = sorted(sign for sign, times in seen.items() if times >= LEAST)
    table = np.array([[1.0, *(float(name in each.signs) for name in names)] for each in told])
    same = np.array([each.same for each in told], dtype=float)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = table @ weights
        held = np.array([0.0, *weights[1:]]) * DECAY
        value = (np.logaddexp(0, total) - same * total).sum() + (held * weights).sum() / 2
        return float(value), table.T @ (1 / (1 + np.exp(-total)) - same) + held

    bounds = [(None, None), *(_bounds(name, speaking_for, against) for name in names)]
    best = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    return Weights(
        constant=round(float(best[0]) - bias, 2),
        signs={name: round(float(w), 2) for name, w in zip(names, best[1:], strict=True)},
    )


def _bounds(
    sign: str, speaking_for: frozenset[str], against: frozenset[str]
) -> tuple[float | None, float | None]:
    plain = sign.split(",", maxsplit=1)[0]
    return (0 if sign in speaking_for else None, 0 if plain in against else None)


def right(table: Weights, told: Sequence[Decision]) -> int:
    """How many decisions the weights get right."""
    return sum((odds(each.signs, table) > 0) == each.same for each in told)


def cross_validated(told: Sequence[Decision]) -> int:
    """How many are right under weights fitted without their document."""
    number = {name: i % FOLDS for i, name in enumerate(sorted({d.document for d in told}))}
    parts = [[d for d in told if number[d.document] == part] for part in range(FOLDS)]
    return sum(
        right(fitted([d for i, p in enumerate(parts) if i != part for d in p]), parts[part])
        for part in range(FOLDS)
    )


def write(table: Weights, path: Path = TABLE, comments: Sequence[str] = COMMENTS) -> None:
    """Writes the weights as a table that people can read, the strongest first."""
    ordered = sorted(table.signs.items(), key=lambda item: (-item[1], item[0]))
    lines = [
        *comments,
        f"constant = {table.constant}",
        "",
        "[signs]",
        *(f'"{name}" = {weight}' for name, weight in ordered),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> int:
    """Fit if asked, then print how many decisions are right."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shared", default=os.environ.get("CENOTAPH_SHARED", "../shared"))
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        told = gathered(Path(options.shared), Path(folder))
    same = sum(each.same for each in told)
    table = fitted(told)
    if options.fit:
        write(table)
    print(f"{len(told)} decisions, {same} of them for one killing")
    print(f"right on the documents fitted on:      {right(table, told) / len(told):.3f}")
    print(f"right, cross-validated by documents:   {cross_validated(told) / len(told):.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
