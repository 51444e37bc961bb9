"""Where a killing was: of all places that a document names, the one for which the most speaks."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.continuity import Weights, odds
from cenotaph.claims.placesigns import LINE_OVER, PLAINLY, TOLD_BESIDE, signs_of, standing_signs
from cenotaph.claims.placeview import Killing, PlaceKey, PlaceView, key_of, place_view
from cenotaph.claims.setting import Setting
from cenotaph.record.base import Record
from cenotaph.record.where import Relation, Where


class Site(Record, frozen=True, kw_only=True):
    """A place that a killing may have been at, and what speaks for it.

    `sentence` is that in which it is named, -1 for the dateline and the document's country.
    """

    where: Where
    key: PlaceKey
    sentence: int
    signs: tuple[str, ...]


@cache
def weights() -> Weights:
    """The table of weights."""
    table = files("cenotaph.knowledge").joinpath("data/placing.toml").read_bytes()
    return msgspec.toml.decode(table, type=Weights)


def sites_of(killing: Killing, view: PlaceView) -> tuple[Site, ...]:
    """Every place named in the document, its dateline and its country, as this killing's site."""
    found = [
        Site(
            where=each.where,
            key=each.key,
            sentence=each.sentence,
            signs=signs_of(each, killing, view),
        )
        for each in view.named
    ]
    alone = not found
    for where, name in ((view.dateline, "the dateline"), (view.country, "the country")):
        if where is not None:
            signs = standing_signs(name, killing, alone=alone)
            found.append(Site(where=where, key=key_of(where), sentence=-1, signs=signs))
    return tuple(found)


def likeliest(sites: Sequence[Site], table: Weights | None = None) -> Site | None:
    """The site for which the most speaks; all that names one place speaks for it together.

    The one place at which the killing's own clause puts it stands, whatever else is told; then
    the first that a sentence beside it says that it took place at; then that of the line of
    place and day over it.
    """
    plain = [site for site in sites if PLAINLY in site.signs]
    inside = [site for site in plain if site.where.relation is Relation.IN]
    for stated in (inside, plain):
        if len({site.key for site in stated}) == 1:
            return stated[0]
        beside = [site for site in sites if TOLD_BESIDE in site.signs]
        if beside:
            return beside[0]
    over = [site for site in sites if LINE_OVER in site.signs]
    if over and not plain:
        return over[0]
    if not sites:
        return None
    table = table or weights()
    worth = [odds(site.signs, table) for site in sites]
    top = max(worth)
    whole: dict[PlaceKey, float] = defaultdict(float)
    for site, each in zip(sites, worth, strict=True):
        whole[site.key] += math.exp(each - top)
    best = max(sorted(whole), key=lambda key: whole[key])
    named = [(each, -at) for at, each in enumerate(worth) if sites[at].key == best]
    return sites[-max(named)[1]]


def settled(
    killings: Sequence[Killing],
    settings: Mapping[int, Setting],
    contexts: Sequence[SentenceContext],
) -> dict[int, Setting]:
    """The settings with each killing put where the most speaks for.

    A place that the rules of `inherit` had taken as well stays as they worded it.
    """
    found = dict(settings)
    if not contexts:
        return found
    view = place_view(contexts, killings)
    for killing in killings:
        site = likeliest(sites_of(killing, view))
        if site is None or site.key == killing.by_rule:
            continue
        where = site.where
        if site.sentence >= 0:
            where = msgspec.structs.replace(where, inherited=f"sentence {site.sentence + 1}")
        known = found.get(killing.number, Setting())
        found[killing.number] = msgspec.structs.replace(known, where=where)
    return found
