"""What speaks for one place named in a document being that of a killing, sign by sign.

The weights stand in `knowledge/data/placing.toml`; `python -m benchmarks.placing --fit` estimates
them on reports whose places are known (conditional logit, McFadden 1974, with a Gaussian prior).
"""

from __future__ import annotations

from cenotaph.claims.asides import in_a_later_clause, of_a_verdict
from cenotaph.claims.context import SentenceContext
from cenotaph.claims.placeview import PLACED, Killing, Named, PlaceView, key_of
from cenotaph.claims.scenes import tells_of_it, took_place
from cenotaph.claims.setting import bearing, of_a_district, rank, spoken_from, told_aside
from cenotaph.knowledge.topics import topics
from cenotaph.record.claim import ClaimKind
from cenotaph.record.span import Span
from cenotaph.record.where import Relation, Where

PLAINLY = "plainly at it"
TOLD_BESIDE = "where it took place, told beside it"
LINE_OVER = "line of place and day, over it"
OF_ANOTHER = "of another killing, after"
_NEAR = 3  # sentences
_BEFORE = 7  # tokens before a name in which it is said whose place it is
_PHRASE = 4  # tokens before a name in which its preposition stands
_CLOSE, _MIDDLE = 4, 10  # tokens between a name and the act
_TWICE = 2
_VIOLENT = frozenset({ClaimKind.ATTACK, ClaimKind.INJURY})
_JOINS = frozenset({"and", "but", "while", "as", "et", "mais", "tandis"})
_RELATIVES = frozenset({"who", "which", "whose", "where", "qui", "dont", "où"})
_NOT_PLAIN = frozenset(
    {"told aside", "behind a semicolon", "of a verdict", "behind another act, before"}
    | {
        "behind another act, after",
        "behind a relative",
        "behind a saying",
        "beside who speaks, own",
    }
    | {"a bearing", "spoken from"}
)  # what stands between the place and the act
_OUTSIDE = (Relation.FROM, Relation.TOWARDS)


def signs_of(named: Named, killing: Killing, view: PlaceView) -> tuple[str, ...]:
    """What can be seen of a place beside a killing, in the words of the table."""
    sentence = named.context.sentence
    apart = min((sentence.index - each for each in killing.sentences), key=lambda d: (abs(d), d))
    near = "own" if not apart else "near" if abs(apart) == 1 else "far"
    found = [
        *_of_position(named, killing, view, apart),
        *_of_kind(named, killing, near),
        *_of_order(named, killing, view),
        *_of_document(named, killing, view, near),
        *_of_words(named, apart, near),
    ]
    if apart:
        found += _of_telling(named, killing, view, apart)
    else:
        found += (clause := _of_clause(named, killing))
        if _plainly(named, killing, {*found, *clause}):
            found.append(PLAINLY)
    return tuple(dict.fromkeys(sign for sign in found if sign))


def _plainly(named: Named, killing: Killing, signs: set[str]) -> bool:
    """Whether the killing's own clause places it there: "the murder of nine traders at Gao"."""
    stated = any(d.where is not None and key_of(d.where) == named.key for d in killing.counted)
    placed = named.local and not named.apart and named.where.relation in PLACED
    return stated and placed and not signs & _NOT_PLAIN


def standing_signs(name: str, killing: Killing, *, alone: bool) -> tuple[str, ...]:
    """Those of the dateline and of the document's country, which are named in no sentence."""
    found = [name]
    if killing.aggregate:
        found.append(f"many acts, {name}")
    if alone:
        found.append(f"{name}, alone")
    return tuple(found)


def _of_position(named: Named, killing: Killing, view: PlaceView, apart: int) -> list[str]:
    bucket = _bucket(apart) if not apart else _headed(named, killing, view) or _bucket(apart)
    found = [bucket, f"{bucket}, {_level(named)}"]
    if bucket == "title":
        found.append(f"title, {_rank(killing)}")
    if apart and named.local and _placed_in_its_own(killing, view):
        found.append("another in its own sentence")
    if apart and named.sentence in {draft.sentence for draft in killing.drafts}:
        found.append("in a sentence of it")
    if apart and not named.context.sentence.heading:
        found += _of_paragraph(named, killing, view, apart)
    if named.sentence in view.lines:
        over = apart < 0 and view.line_over.get(min(killing.sentences)) == named.sentence
        found.append(LINE_OVER if over else "line of place and day, of another")
    return found


def _headed(named: Named, killing: Killing, view: PlaceView) -> str:
    """Which heading it stands in, if it stands in any."""
    sentence = named.context.sentence
    if not sentence.heading:
        return ""
    if sentence.index < view.first_body:
        return "title"
    over = view.over.get(min(killing.sentences)) == sentence.index
    return "section heading over it" if over else "heading of another section"


def _of_paragraph(named: Named, killing: Killing, view: PlaceView, apart: int) -> list[str]:
    sentence = named.context.sentence
    own = any(sentence.paragraph == draft.paragraph for draft in killing.drafts)
    seen = {
        f"same paragraph, {'before' if apart < 0 else 'after'}": own,
        "opening paragraph": sentence.paragraph <= view.opening,
        "first sentence": sentence.index == view.first_body,
        "opens its paragraph": own
        and apart < 0
        and view.opens.get(sentence.paragraph) == sentence.index,
    }
    return [sign for sign, holds in seen.items() if holds]


def _rank(killing: Killing) -> str:
    return "main killing" if killing.main else "later killing"


def _placed_in_its_own(killing: Killing, view: PlaceView) -> bool:
    """Whether a sentence of the killing itself says where something was."""
    return any(
        each.local and not each.apart and each.where.relation in PLACED
        for sentence in killing.sentences
        for each in view.in_sentence(sentence)
    )


def _bucket(apart: int) -> str:
    if not apart:
        return "own sentence"
    side = "before" if apart < 0 else "after"
    if abs(apart) == 1:
        return f"sentence {side}"
    return f"near, {side}" if abs(apart) <= _NEAR else f"far, {side}"


def _level(named: Named) -> str:
    return "local" if named.local else "wide"


def _of_kind(named: Named, killing: Killing, near: str) -> list[str]:
    kind, relation = named.kind, named.where.relation.value
    found = [kind, relation, f"{kind}, {near}", f"{relation}, {near}"]
    if killing.aggregate:
        found.append(f"many acts, {kind}")
    if named.apart:
        found.append("a seat or an origin")
    if of_a_district(named.where):
        found.append("called a district")
    if named.where.inherited:
        found.append(f"pointed to, {near}")
    return found


def _of_order(named: Named, killing: Killing, view: PlaceView) -> list[str]:
    """Whether it is the place named last before the killing, the next after, or neither."""
    at = killing.first.start
    before, after = view.before(at), view.after(at)
    placed = [each for each in before if each.where.relation in PLACED]
    seen = {
        "named last before": bool(before) and before[-1].key == named.key,
        "placed last before": bool(placed) and placed[-1].key == named.key,
        "named next": bool(after) and after[0].key == named.key,
        "first place of the body": view.first_place == named.key,
    }
    found = [sign for sign, holds in seen.items() if holds]
    if named.local and not named.apart and named.sentence < min(killing.sentences):
        between = {
            each.key
            for each in view.named
            if named.sentence < each.sentence <= min(killing.sentences)
            and each.local
            and not each.apart
            and each.where.relation in PLACED
        } - {named.key}
        number = "none" if not between else "one" if len(between) == 1 else "more"
        found.append(f"others between: {number}")
    return found


def _of_document(named: Named, killing: Killing, view: PlaceView, near: str) -> list[str]:
    key, times = named.key, view.times[named.key]
    number = "once" if times == 1 else "twice" if times == _TWICE else "often"
    found = [f"named {number}"]
    if key in view.stated.get(killing.number, ()):
        found.append("stated with it")
    others = [n for n, keys in view.stated.items() if n != killing.number and key in keys]
    if others:
        found.append(f"place of another, {'far' if near == 'far' else 'near'}")
        days = [day for n in others if (day := view.days.get(n)) is not None]
        if killing.when is not None and days and not any(map(killing.when.overlaps, days)):
            found.append("place of another of another day")
    if named.local and 1 < view.most == view.local_times(key):
        found.append("named most")
    if key in view.titled:
        found += [f"in the title, {_level(named)}", f"in the title, {_rank(killing)}"]
    if view.dateline is not None and key == key_of(view.dateline):
        found.append(f"the town of the dateline, {near}")
    return [*found, _of_country(named, view)]


def _of_country(named: Named, view: PlaceView) -> str:
    home = view.country.place if view.country is not None else None
    if home is None:
        return ""
    place = named.where.place
    code = place.country if place is not None else named.where.country
    if code is None:
        return "in no country told"
    return "of the country" if code == home.country else f"abroad, {_level(named)}"


def _of_telling(named: Named, killing: Killing, view: PlaceView, apart: int) -> list[str]:
    """What its sentence tells, where that is not the killing's own."""
    context = named.context
    index = context.sentence.index
    side = "title" if context.sentence.heading else "before" if apart < 0 else "after"
    found = [f"tells {_told(context)}, {side}"]
    if took_place(context):
        found.append("tells where it took place")
    others = view.tellings.get(index, frozenset())
    if others and killing.number not in others:
        found.append(f"of another killing, {side}")
    elif _says_where(named, killing):
        found.append(TOLD_BESIDE)
    if context.dates and killing.when is not None:
        same = any(when.overlaps(killing.when) for when in context.dates)
        found.append(f"{'its day' if same else 'another day'}, {side}")
    elif context.dates:
        found.append(f"dated, {side}")
    words = {token.lower for token in context.sentence.tokens}
    found.append("tells of movement" if words & topics().stays else "")
    return found


def _says_where(named: Named, killing: Killing) -> bool:
    """Whether a sentence close by says where it happened: "the attack took place in X"."""
    paragraph = named.context.sentence.paragraph
    close = any(abs(paragraph - draft.paragraph) <= 1 for draft in killing.counted)
    placed = named.local and not named.apart and named.where.relation in PLACED
    return close and placed and took_place(named.context)


def _told(context: SentenceContext) -> str:
    kinds = {predicate.act.kind for predicate in context.clause.predicates}
    if ClaimKind.KILLING in kinds:
        return "of a killing"
    if kinds & _VIOLENT:
        return "of violence"
    if tells_of_it(context):
        return "of it"
    return "of an act" if kinds else "of no act"


def _of_words(named: Named, apart: int, near: str) -> list[str]:
    """What the words around the name say: who sits or stays there, and what it holds."""
    sentence, where = named.context.sentence, named.where
    if where.span is None:
        return []
    first, last = sentence.at(where.span.start), sentence.at(where.span.end - 1) + 1
    ahead = [token.lower for token in sentence.tokens[max(0, first - _BEFORE) : first]]
    words, after = topics(), sentence.tokens[last : last + 1]
    preposition = next((w for w in reversed(ahead[-_PHRASE:]) if w in words.ties), "none")
    sites = [each for each in named.context.places if each.relation in {*PLACED, Relation.BETWEEN}]
    seen = {
        f"people of it, {near}": bool(set(ahead[-_PHRASE:]) & words.peoples),
        f"beside who speaks, {near}": bool(set(ahead) & words.seats),
        "beside a stay": bool(set(ahead) & words.stays),
        "a bearing": bearing(sentence, where, sites),
        "spoken from": spoken_from(sentence, where),
        "a deed is called so": bool(after) and after[0].lower in words.deeds | words.blows,
        "holds a finer one": any(_holds(where, each) for each in named.context.places),
        "beside a finer one unknown": any(
            each.place is None and rank(each) > rank(where)
            for each in named.context.places
            if each is not where
        ),
    }
    return [f"word {preposition}", *(sign for sign, holds in seen.items() if holds)]


def _holds(where: Where, other: Where) -> bool:
    outer, inner = where.place, other.place
    if outer is None or inner is None or rank(other) <= rank(where):
        return False
    names = (inner.admin1, inner.admin2, *inner.regions)
    return outer.country == inner.country and (outer.kind == "country" or outer.name in names)


def _of_clause(named: Named, killing: Killing) -> list[str]:
    """How it stands to the word of killing in the killing's own sentence."""
    context, span = named.context, named.where.span
    if span is None:
        return []
    sentence = context.sentence
    here = (each.trigger for each in killing.counted if each.sentence == sentence.index)
    act = min(here, key=lambda trigger: abs(trigger.start - span.start))
    at, of_act = sentence.at(span.start), sentence.at(act.start)
    low, high = sorted((at, of_act))
    side = "after" if at > of_act else "before"
    gap = "close" if high - low <= _CLOSE else "middle" if high - low <= _MIDDLE else "wide"
    between = {token.lower for token in sentence.tokens[low + 1 : high]}
    acts = sum(low < predicate.first < high for predicate in context.clause.predicates)
    seen = {
        "told aside": told_aside(sentence, span, act),
        "behind a semicolon": in_a_later_clause(sentence, span, act) or bool(between & {";", ":"}),
        "of a verdict": of_a_verdict(sentence, span, act),
        f"behind another act, {side}": acts > 0,
        "behind a joined act": acts > 0 and bool(between & _JOINS),
        "behind a relative": bool(between & _RELATIVES),
        "behind a saying": bool(between & (topics().saying | {"according", "announced"})),
    }
    found = [f"{side} the act, {gap}", *(sign for sign, holds in seen.items() if holds)]
    return [*found, _nearest(named, act, at, of_act) if named.local else ""]


def _nearest(named: Named, act: Span, at: int, of_act: int) -> str:
    """Whether of several places of the sentence it is the nearest to the act."""
    sentence = named.context.sentence
    others = [
        abs(sentence.at(each.span.start) - of_act)
        for each in named.context.places
        if each is not named.where
        and each.span is not None
        and rank(each) >= rank(named.where)
        and each.relation not in _OUTSIDE
    ]
    if not others:
        return ""
    return "nearest of several" if min(others) > abs(at - of_act) else "not the nearest"
