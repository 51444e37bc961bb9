"""Which incidents lie inside others, certainly or possibly, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum

from msgspec.structs import replace

from cenotaph.incidents.around import Around
from cenotaph.incidents.folding import fold
from cenotaph.incidents.gathering import has_number
from cenotaph.incidents.incident import Assembled
from cenotaph.incidents.parties import accused, opposed, same_body
from cenotaph.incidents.peoples import side
from cenotaph.incidents.places import lies_in, names
from cenotaph.incidents.settling import kind_rank, width
from cenotaph.incidents.telling import AGGREGATE, Telling
from cenotaph.knowledge.likeness import containment_words
from cenotaph.record.base import Record
from cenotaph.record.claim import Perpetrator
from cenotaph.record.document import Text
from cenotaph.record.incident import Containment, Incident
from cenotaph.record.where import Relation, Where

REACH = 1500  # characters after a total within which an account is taken for one of its cases
NEIGHBOUR_KM = 30.0


class Fit(IntEnum):
    """Whether a part can lie in a whole in one respect; the least of all respects decides."""

    IMPOSSIBLE = 0
    POSSIBLE = 1
    INSIDE = 2


class Respects(Record, frozen=True, kw_only=True):
    """How period, area, parties, victims and numbers of a part fit a whole."""

    period: Fit
    area: Fit
    parties: Fit
    victims: Fit
    deaths: Fit

    @property
    def least(self) -> Fit:
        """The verdict of all together."""
        return min(self.period, self.area, self.parties, self.victims, self.deaths)

    @property
    def but_for_area(self) -> Fit:
        """The verdict when the document itself says that the account belongs."""
        return min(self.period, self.parties, self.victims, self.deaths)


def contained(assembled: Sequence[Assembled], texts: Mapping[str, Text]) -> tuple[Incident, ...]:
    """The incidents with their containments and `part_of`, in the order given."""
    wholes = [
        item
        for item in assembled
        if item.incident.scope == AGGREGATE and has_number(item.incident.deaths)
    ]
    events = [item for item in assembled if item.incident.scope != AGGREGATE]
    by_document = _by_document(events)
    around = Around(wholes)
    wide = Around([event for event in events if _reaches_out(event)])
    of_document = _by_document(wholes)
    tightness = {item.incident.id: _tightness(item.incident) for item in assembled}
    found = []
    for item in assembled:
        containments: list[Containment] = []
        if item.incident.scope != AGGREGATE:
            totals = _neighbours(item, of_document, around)
            containments = [c for whole in totals if (c := _in_aggregate(item, whole, texts))]
            near = [e for e in _neighbours(item, by_document, wide) if e is not item]
            containments += [c for whole in near if (c := _in_event(item, whole))]
        found.append(_placed(item.incident, containments, tightness))
    return tuple(found)


def _by_document(events: Sequence[Assembled]) -> dict[str, list[Assembled]]:
    found: dict[str, list[Assembled]] = {}
    for event in events:
        for telling in event.tellings:
            found.setdefault(telling.document, []).append(event)
    return found


def _neighbours(
    item: Assembled, by_document: Mapping[str, list[Assembled]], around: Around
) -> list[Assembled]:
    """Those that the same documents tell of, and those that reach over its place and time."""
    same = [e for t in item.tellings for e in by_document.get(t.document, ())]
    unique = {e.incident.id: e for e in (*same, *around.of(item))}
    return [unique[key] for key in sorted(unique)]


Tightness = tuple[bool, int, str]


def _tightness(incident: Incident) -> Tightness:
    """What puts the closer of two wholes first: an event before an aggregate, then by period."""
    days = width(incident.when) if incident.when else 10**9
    return (incident.scope == AGGREGATE, days, incident.id)


def _placed(
    incident: Incident, containments: Sequence[Containment], tightness: Mapping[str, Tightness]
) -> Incident:
    """`part_of` is the tightest certain whole."""
    certain = sorted((c.whole for c in containments if c.certain), key=lambda key: tightness[key])
    ordered = tuple(sorted(containments, key=lambda c: (not c.certain, c.whole)))
    return replace(incident, part_of=certain[0] if certain else None, containments=ordered)


def _in_aggregate(
    part: Assembled, whole: Assembled, texts: Mapping[str, Text]
) -> Containment | None:
    fits = respects(part.incident, whole.incident)
    shared = [
        (total, account)
        for total in whole.tellings
        for account in part.tellings
        if total.document == account.document
    ]
    for total, account in shared:
        verdict = _same_source(total, account, fits, texts)
        if verdict:
            return _containment(part, whole, certain=True, why=verdict)
    if fits.least is Fit.IMPOSSIBLE:
        return None
    if fits.least is Fit.INSIDE:
        why = "its period, area, alleged party and victims lie inside those of the total"
        return _containment(part, whole, certain=True, why=why)
    return _containment(part, whole, certain=False, why=_open_respects(fits))


def _same_source(
    total: Telling, account: Telling, fits: Respects, texts: Mapping[str, Text]
) -> str | None:
    """Why one document makes the account a case of its total; `None` if it does not."""
    if _referred(account, total):
        return "the document gives it as a part of this figure"
    if fits.but_for_area is Fit.IMPOSSIBLE:
        return None
    cue = _cue(total, account, texts)
    if cue:
        outside = "; its place lies outside the area of the total" if not fits.area else ""
        return f"the same document tells it as one of these (“{cue}”){outside}"
    if fits.area is Fit.IMPOSSIBLE or fits.period is not Fit.INSIDE:
        return None
    one_voice = bool(total.leading and account.leading and total.leading.by == account.leading.by)
    if fits.victims is Fit.INSIDE and (fits.parties is Fit.INSIDE or one_voice):
        return "the same document gives both, and its period, area and victims lie inside"
    return None


def _referred(account: Telling, total: Telling) -> bool:
    ids = {claim.id for claim in total.makers}
    return any(claim.part_of in ids for claim in account.makers)


def _cue(total: Telling, account: Telling, texts: Mapping[str, Text]) -> str | None:
    """The words that make an account one of the cases of a total given shortly before."""
    if not 0 <= account.span.start - total.span.start <= REACH:
        return None
    text = texts[account.document].text
    for claim in account.makers:
        sentence = f" {fold(text[claim.sentence.start : claim.sentence.end])} "
        for cue in containment_words().cues:
            if f" {fold(cue)} " in sentence:
                return cue
    return None


def respects(part: Incident, whole: Incident) -> Respects:
    """How each respect of a part fits a whole, with the precision of both."""
    return Respects(
        period=period_fit(part, whole),
        area=area_fit(part.where, whole.where),
        parties=parties_fit(part.perpetrators, whole.perpetrators),
        victims=victims_fit(part, whole),
        deaths=deaths_fit(part, whole),
    )


def period_fit(part: Incident, whole: Incident) -> Fit:
    """How the dates of a part fit those of a whole."""
    if part.when is None or whole.when is None:
        return Fit.POSSIBLE
    if not part.when.overlaps(whole.when):
        return Fit.IMPOSSIBLE
    bounded = part.when.latest is not None and part.when.earliest is not None
    return Fit.INSIDE if bounded and whole.when.contains(part.when) else Fit.POSSIBLE


def area_fit(part: Where | None, whole: Where | None) -> Fit:
    """How the place of a part fits that of a whole."""
    if part is None or whole is None:
        return Fit.POSSIBLE
    if names(part) & names(whole):
        return Fit.INSIDE
    if kind_rank(part) > kind_rank(whole):
        inside = lies_in(whole, part)
        return Fit.IMPOSSIBLE if inside is False else Fit.POSSIBLE
    verdict = lies_in(part, whole)
    if verdict is None:
        return Fit.POSSIBLE
    return Fit.INSIDE if verdict else Fit.IMPOSSIBLE


def parties_fit(part: Sequence[Perpetrator], whole: Sequence[Perpetrator]) -> Fit:
    """How those accused of a part fit those accused of a whole."""
    ours, blamed = accused(part), accused(whole)
    if not blamed or same_body(ours, blamed):
        return Fit.INSIDE
    return Fit.IMPOSSIBLE if opposed(ours, blamed) else Fit.POSSIBLE


def victims_fit(part: Incident, whole: Incident) -> Fit:
    """How the victims of a part fit those of a whole."""
    wanted = {side(v.category) for v in whole.victims}
    if not wanted:
        return Fit.INSIDE
    sides = {side(v.category) for v in part.victims}
    if not sides:
        return Fit.POSSIBLE
    if not sides & wanted:
        return Fit.IMPOSSIBLE
    return Fit.INSIDE if sides <= wanted else Fit.POSSIBLE


def deaths_fit(part: Incident, whole: Incident) -> Fit:
    """Whether the deaths of a part can be among those of a whole."""
    top = whole.deaths.maximum
    return Fit.IMPOSSIBLE if top is not None and part.deaths.low > top else Fit.INSIDE


def _open_respects(fits: Respects) -> str:
    names_ = ("period", "area", "parties", "victims", "deaths")
    doubtful = [name for name in names_ if getattr(fits, name) is Fit.POSSIBLE]
    return f"it may lie inside the total: {', '.join(doubtful)} not settled by the words"


def _in_event(part: Assembled, whole: Assembled) -> Containment | None:
    """A group of victims told apart, or a neighbouring place inside "X and its surroundings"."""
    pairs = [(w, p) for w in whole.tellings for p in part.tellings]
    if any(w.document == p.document and _referred(p, w) for w, p in pairs):
        why = "the document gives it as a part of this figure"
        return _containment(part, whole, certain=True, why=why)
    told = {telling.document for telling in part.tellings}
    if not any(_stretches(w) for w in whole.tellings if w.document not in told):
        return None
    fits = respects(part.incident, whole.incident)
    near = _within_reach(part.incident.where, whole.incident.where)
    apart = Fit.IMPOSSIBLE in (fits.period, fits.parties, fits.victims, fits.deaths)
    fewer = part.incident.deaths.low < whole.incident.deaths.low
    if apart or not near or not fewer or fits.period is not Fit.INSIDE:
        return None
    why = "the figure also covers the surroundings, and this happened there on the same date"
    return _containment(part, whole, certain=False, why=why)


def _reaches_out(event: Assembled) -> bool:
    return any(_stretches(telling) for telling in event.tellings)


def _stretches(telling: Telling) -> bool:
    """Whether its place is worded so as to cover the neighbourhood too."""
    words = containment_words().surroundings
    wordings = [f" {fold(where.wording)} " for where in telling.wheres]
    if any(f" {fold(word)} " in wording for word in words for wording in wordings):
        return True
    return any(where.relation is Relation.AREA for where in telling.wheres)


def _within_reach(part: Where | None, whole: Where | None) -> bool:
    if part is None or whole is None or part.place is None or whole.place is None:
        return False
    apart = part.place.kilometres(whole.place)
    return apart is not None and apart <= NEIGHBOUR_KM


def _containment(part: Assembled, whole: Assembled, *, certain: bool, why: str) -> Containment:
    return Containment(
        part=part.incident.id,
        whole=whole.incident.id,
        certain=certain,
        why=re.sub(r"\s+", " ", why),
    )
