"""How the words hold an act: reported, alleged, denied, hypothetical, demanded, history."""

from __future__ import annotations

from itertools import pairwise

from cenotaph.claims.grammar.clause import Clause
from cenotaph.claims.predicates import Predicate
from cenotaph.claims.setting import Setting
from cenotaph.claims.units import is_armed
from cenotaph.claims.voices import Voice
from cenotaph.knowledge.inflect import Form
from cenotaph.knowledge.speech import Phrases, Speech, find_phrase
from cenotaph.knowledge.topics import topics
from cenotaph.record.actor import ARMED
from cenotaph.record.claim import Modality, Stance
from cenotaph.record.span import Span
from cenotaph.record.when import Precision

_INTENT_REACH = 4
_HEDGE_REACH = 14
_WAR_REACH = 8
_ALMOST = frozenset({"nearly", "almost", "narrowly", "presque"})  # "were nearly killed"
_IN_WHICH = {("in", "which"), ("dans", "laquelle")}  # "the crash in which 60 died"


def modality_of(
    clause: Clause,
    predicate: Predicate,
    speech: Speech,
    voice: Voice | None,
    *,
    counted: bool,
) -> Modality:
    """The modality of one act; `counted` when its words give a figure of people."""
    refuted = _spoken(clause, speech.refutes)
    if refuted or _denied(clause, predicate, speech, voice):
        return Modality.DENIED
    if _imagined(clause, predicate, speech, counted=counted):
        return Modality.HYPOTHETICAL
    history = not counted and _spoken(clause, speech.history)
    bygone = find_phrase(clause.words, speech.bygone) >= 0
    befell = predicate.act.lemma not in topics().deliberate and _misfortune(clause, speech)
    if history or bygone or of_a_war(clause, predicate, speech) or befell:
        return Modality.BACKGROUND
    accused = voice is not None and voice.stance is Stance.ALLEGES
    return Modality.ALLEGED if accused or _hedged(clause, predicate, speech) else Modality.ASSERTED


def _imagined(clause: Clause, predicate: Predicate, speech: Speech, *, counted: bool) -> bool:
    """Whether the act belongs to a condition, a plan, a law, a rumour or a story."""
    lawful = _spoken(clause, speech.lawgiving) or (not counted and _spoken(clause, speech.law))
    told = _spoken(clause, speech.fiction) or _spoken(clause, speech.rumours)
    return lawful or told or _hypothetical(clause, predicate, speech, counted=counted)


def _spoken(clause: Clause, phrases: Phrases) -> bool:
    """Whether one of the phrases stands in the sentence outside the names of actors."""
    position = find_phrase(clause.words, phrases)
    while position >= 0:
        unit = clause.unit_at(position)
        if unit is None or unit.actor is None:
            return True
        position = find_phrase(clause.words, phrases, position + 1)
    return False


def of_a_war(clause: Clause, predicate: Predicate, speech: Speech) -> bool:
    """Whether the dead are those of a war, a year or a misfortune rather than of a happening.

    "The war has cost …", "died in the conflict", "are killed each year", "died in a crash".
    """
    if find_phrase(clause.words, speech.statistics) >= 0:
        return True
    start = clause.start_of_verb(predicate.first)
    before = find_phrase(clause.words, speech.conflicts, max(0, start - _WAR_REACH), start)
    if before >= 0 and clause.unit_at(before) is None and predicate.act.agent == "subject":
        return not any(unit.first > before for unit in clause.units_left(start))
    between = clause.words[before:start] if before >= 0 else ()
    if _IN_WHICH & set(pairwise(between)):
        return True
    after = find_phrase(clause.words, speech.conflicts, predicate.end)
    between = clause.words[predicate.end : max(after, predicate.end)]
    ended = {",", ";", ":", ")"} & set(between) or clause.syntax.have & set(between)
    return (
        0 <= after - predicate.end <= _WAR_REACH
        and not ended
        and not any(clause.is_predicate(place) for place in range(predicate.end, after))
    )


def remembered(clause: Clause, predicate: Predicate, speech: Speech, setting: Setting) -> bool:
    """Whether a sentence speaks of an anniversary or a monument and not of the act as a case.

    It is a case where the words right behind the act say when, to the month, or where it was:
    "five years after the shooting of nine marchers at Sola", not "marked in Sola on Monday".
    """
    if find_phrase(clause.words, speech.memorials) < 0:
        return False
    when = setting.when
    dated = when is not None and when.precision in (Precision.DAY, Precision.MONTH)
    spans = [when.span] if when is not None and dated else []
    spans += [setting.where.span] if setting.where is not None else []
    return not any(_right_behind(clause, predicate, span) for span in spans if span is not None)


def _right_behind(clause: Clause, predicate: Predicate, span: Span) -> bool:
    start = clause.sentence.at(span.start)
    between = clause.words[predicate.end : start]
    finite = clause.syntax.be | clause.syntax.have | {",", ";", ":"}
    return start >= predicate.end and not finite & set(between)


def unreported(clause: Clause, speech: Speech) -> Modality | None:
    """What a bare figure of dead is when its sentence reports no killing; None if it may.

    Stories, rumours and laws are hypothetical; statistics, history and misfortunes background.
    """
    told = (speech.fiction, speech.rumours, speech.lawgiving)
    if any(_spoken(clause, phrases) for phrases in told):
        return Modality.HYPOTHETICAL
    told = (speech.statistics, speech.bygone, speech.memorials)
    past = any(find_phrase(clause.words, phrases) >= 0 for phrases in told)
    return Modality.BACKGROUND if past or _misfortune(clause, speech) else None


def _misfortune(clause: Clause, speech: Speech) -> bool:
    """Whether people died of a disease, a storm or a crash: nobody is said to have killed them.

    A force, a weapon or an attack in the same sentence leaves it open.
    """
    if find_phrase(clause.words, speech.misfortunes) < 0:
        return False
    armed = any(
        is_armed(unit) or (unit.actor is not None and unit.actor.kind in ARMED)
        for unit in clause.units
    )
    return not armed and not _violent(clause, speech)


def _violent(clause: Clause, speech: Speech) -> bool:
    """Whether a weapon or an attack is named; a heart attack is none."""
    place = find_phrase(clause.words, speech.violence)
    while place >= 0:
        if clause.word(place - 1) not in {"heart", "asthma", "panic"}:
            return True
        place = find_phrase(clause.words, speech.violence, place + 1)
    return False


def _denied(clause: Clause, predicate: Predicate, speech: Speech, voice: Voice | None) -> bool:
    chain = set(clause.auxiliaries(predicate.first))
    place = predicate.first - 1
    close = {clause.word(place), clause.word(place - 1), clause.word(place - 2)}
    if clause.word(place) in clause.syntax.relative and clause.unit_at(place - 1) is not None:
        close = set()  # "it was not soldiers who shot him": who is ruled out, not the deed
    if chain & clause.syntax.negation or close & {"not", "n't", "never", "pas"}:
        return True
    denial = find_phrase(clause.words, speech.denies, 0, predicate.first)
    if denial < 0 or clause.unit_at(denial) is not None:
        return False
    if any(each.act.agent == "object" for each in clause.predicates if each.first > denial):
        return predicate.act.agent == "object"  # "rejected it and accused the army of murdering"
    return voice is not None and voice.stance is Stance.DENIES


def _hypothetical(clause: Clause, predicate: Predicate, speech: Speech, *, counted: bool) -> bool:
    if _any_such(clause, predicate):
        return True
    if find_phrase(clause.words, speech.conditionals, 0, predicate.first) >= 0 and (
        _conditional_governs(clause, predicate, speech, counted=counted)
    ):
        return True
    chain = clause.auxiliaries(predicate.first)
    if chain[:1] == ("be",) and set(chain) & clause.syntax.modal:
        return True  # "could be killed", "will be executed": not done
    if _nearly_so(clause, predicate, chain):
        return True
    start = clause.start_of_verb(predicate.first)
    if Form.BASE in predicate.forms and Form.PAST not in predicate.forms:
        meant = clause.word(clause.before(start)) in clause.syntax.purpose
        if predicate.act.language == "en" or meant or _intended(clause, predicate, speech, chain):
            return meant or _intended(clause, predicate, speech, chain)
    # "fear being killed", "escaped being shot": the phrase ends with the auxiliary
    end = start + 1 if clause.word(start) == "being" else start
    nearly = clause.word(predicate.first - 1) in _ALMOST
    return nearly or (
        find_phrase(clause.words, speech.intents, max(0, start - _INTENT_REACH), end) >= 0
    )


def _nearly_so(clause: Clause, predicate: Predicate, chain: tuple[str, ...]) -> bool:
    """ "could have killed 300 people": what did not happen; "may have killed" is a report.

    "40 could have been killed" is one too, unless a condition follows ("had it gone off").
    """
    if not chain or not set(chain) & {"could", "might"} or "have" not in chain:
        return False
    if chain[0] == "have":
        return True
    after = clause.words[predicate.end :]
    return any(left in {"had", "if"} for left in after)


def _any_such(clause: Clause, predicate: Predicate) -> bool:
    """ "A soldier who killed a prisoner would …", "a sentence for killing a person": anybody."""
    generic = clause.word(predicate.first - 1) == "for" and Form.GERUND in predicate.forms
    if generic and predicate.act.pos == "verb":
        target = clause.object_after(predicate.last)
        if target is not None and target.quantity is not None and target.quantity.article:
            return True
    relative = clause.word(clause.before(clause.start_of_verb(predicate.first)))
    later = set(clause.words[predicate.end :])
    return relative in {"who", "qui", "whoever"} and bool(later & {"would", "shall", "commits"})


def _conditional_governs(
    clause: Clause, predicate: Predicate, speech: Speech, *, counted: bool
) -> bool:
    """A condition reaches up to the verb unless the clause it opens has ended before.

    "If officers are tried for the murder of six priests": the dead are dead all the same.
    """
    position = find_phrase(clause.words, speech.conditionals, 0, predicate.first)
    word = clause.word(position)
    the_act = predicate.act.pos == "noun" and clause.word(predicate.first - 1) == "the"
    of_some = counted and the_act and clause.word(predicate.end) in clause.syntax.of
    if of_some and word in {"if", "whether"}:
        return False
    if word in {"whether", "would"}:
        between = clause.words[position : predicate.first]
        return "," not in between and predicate.first - position < _HEDGE_REACH
    if word == "if":
        # "if not more", "if any": a bound on a figure, not a condition
        return clause.word(position + 1) not in {"not", "any", "confirmed", "true"}
    return True


def _intended(clause: Clause, predicate: Predicate, speech: Speech, chain: tuple[str, ...]) -> bool:
    """A bare verb is an act done only after a past auxiliary; else it is planned or imagined."""
    if not chain:
        return False
    if chain[0] in {"did", "do", "does"}:
        return False
    return chain[0] == "to" or chain[0] in clause.syntax.modal


def _hedged(clause: Clause, predicate: Predicate, speech: Speech) -> bool:
    start = max(0, predicate.first - _HEDGE_REACH)
    if find_phrase(clause.words, speech.hedges, start, predicate.first) >= 0:
        return True
    return find_phrase(clause.words, speech.doubts) >= 0
