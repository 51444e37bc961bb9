"""The reasons of a link in words: what two reports have in common, and what came of it."""

from __future__ import annotations

from cenotaph.publish.strings import Strings
from cenotaph.record.decision import ON_ACCOUNTS, Decision, DecisionKind, Ruling, anchored
from cenotaph.record.incident import Link
from cenotaph.record.span import Span

# Levels that say only that the two could not be compared.
SILENT = frozenset({"unknown", "two languages"})


def reasons(link: Link) -> list[tuple[str, str, float]]:
    """The reasons that say something, the weightiest first."""
    telling = [reason for reason in link.reasons if reason[2] or reason[1] not in SILENT]
    return sorted(telling, key=lambda reason: (-abs(reason[2]), reason[0]))


def reason_words(dimension: str, level: str, say: Strings) -> str:
    """One reason: "both on the same day", "about a fifth of the rare words in common"."""
    key = f"{dimension}: {level}"
    known = say.term("reason", key)
    if known != key:
        return known
    common = say.term("in_common", dimension)
    if common == dimension or not _is_share(level):
        return key
    share = say.term("share", level)
    if share == level:
        share = say.term("share", "other").format(hundredths=round(100 * float(level)))
    return common.format(share=share)


def barred_words(link: Link, say: Strings) -> str:
    """What keeps the two apart whatever else agrees, "" where nothing does."""
    return say.term("barred", link.barred) if link.barred else ""


def outcome(link: Link, say: Strings) -> str:
    """What came of a pair, and of what."""
    if link.decisions:
        return say.term("outcome", "decided same" if link.same else "decided apart")
    if link.same:
        return say.term("outcome", "for" if link.bits > 0 else "through others")
    if link.barred:
        return say.term("outcome", "barred").format(why=barred_words(link, say))
    return say.term("outcome", "not enough" if link.bits <= 0 else "others against")


def bits(weight: float) -> str:
    """A weight with its sign: "+3.6", "−0.4", "0"."""
    rounded = round(weight, 1)
    if not rounded:
        return "0"
    sign = "+" if rounded > 0 else "\N{MINUS SIGN}"
    return f"{sign}{abs(rounded):.1f}"


def deed(kind: DecisionKind, say: Strings) -> str:
    """What a decision says: "one happening", "not one happening", "taken back"."""
    return say.term("decision", kind.value)


def spans_of(decision: Decision) -> list[tuple[Span, str]]:
    """The words that a decision on accounts rests on, each with its place when it was taken."""
    if decision.kind not in ON_ACCOUNTS:
        return []
    return list(zip(map(anchored, decision.on), decision.words, strict=True))


def rulings_of(decisions: tuple[str, ...], rulings: dict[str, Ruling]) -> list[Ruling]:
    """The rulings behind some ids, in their order; unknown ids are left out."""
    return [rulings[each] for each in decisions if each in rulings]


def _is_share(level: str) -> bool:
    return level.replace(".", "", 1).isdigit()
