"""What a person decides on accounts goes into the ledger, unless it contradicts what was decided.

A decision is checked and written under the ledger's lock, then linking, count and assessment are
brought up to date; an interruption between the two loses nothing, the next build applies it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from cenotaph.case.accounts import SHORTEST, Account, Accounts
from cenotaph.case.conclude import Concluding
from cenotaph.case.errors import CaseError
from cenotaph.case.folder import CaseFolder
from cenotaph.case.history import Act, History, decision_in
from cenotaph.case.making import ACTOR, NOBODY, actor
from cenotaph.case.steps import gazetteer_of
from cenotaph.case.watch import Watch
from cenotaph.evidence.ledger import Ledger
from cenotaph.incidents.decided import decide
from cenotaph.record.decision import (
    ON_ACCOUNTS,
    Decision,
    DecisionKind,
    Standing,
    anchor,
    anchored,
    undone,
)

PREFIX = "decision-"
TRIAL = "trial"
# Later than every time that a ledger can hold; only the order given matters.
LAST = "9999-12-31T23:59:59.999999Z"


class How(NamedTuple):
    """Why somebody decides, and whether linking waits for the next build."""

    why: str
    later: bool = False


def decide_on(
    folder: CaseFolder, kind: DecisionKind, references: Sequence[str], how: How, watch: Watch
) -> Decision:
    """Enter that accounts are one happening (`MERGE`) or that two are not (`SPLIT`).

    Raises:
        CaseError: a reference names no one account, two name the same, an earlier decision says
            otherwise, nobody is named as who decides, or the case cannot be written. Nothing is
            written then.
    """
    _named_person()
    with folder.writing() as (ledger, history):
        accounts = Accounts(folder)
        found = [accounts.find(reference) for reference in references]
        _distinct(found)
        payload: dict[str, Any] = {
            "kind": kind,
            "on": [anchor(account.span) for account in found],
            "words": [account.words for account in found],
            "why": how.why,
        }
        _refuse(kind, found, how.why, history, accounts)
        decision = _enter(ledger, history, payload)
        _apply(folder, history, how, watch)
    return decision


def undo(folder: CaseFolder, reference: str, how: How, watch: Watch) -> Decision:
    """Enter that a decision is taken back; it stays in the ledger.

    Raises:
        CaseError: no decision or several answer to the reference, it is undone already or is an
            undo itself, nobody is named as who decides, or the case cannot be written.
    """
    _named_person()
    with folder.writing() as (ledger, history):
        folder.projection()
        target = decision_of(history.decisions, reference)
        taken_back = undone(history.decisions)
        if target.kind is DecisionKind.UNDO:
            raise CaseError(f"{target.id}: takes back another decision; decide that one anew")
        if target.id in taken_back:
            by = next(d for d in history.decisions if d.id == taken_back[target.id])
            raise CaseError(f"{target.id}: {by.who} undid it on {by.when[:10]}: {by.why}")
        payload: dict[str, Any] = {
            "kind": DecisionKind.UNDO.value,
            "on": [target.id],
            "why": how.why,
        }
        decision = _enter(ledger, history, payload)
        _apply(folder, history, how, watch)
    return decision


def decision_of(decisions: Sequence[Decision], reference: str) -> Decision:
    """The decision whose id is, or begins like, a reference.

    Raises:
        CaseError: none or several do.
    """
    bare = reference.removeprefix(PREFIX)
    found = [d for d in decisions if d.id.removeprefix(PREFIX).startswith(bare)]
    if len(found) == 1 and len(bare) >= SHORTEST:
        return found[0]
    if found:
        raise CaseError(f"{reference}: {len(found)} decisions begin so; give more of the id")
    raise CaseError(f"{reference}: no such decision was taken; see cenotaph decisions")


def _named_person() -> None:
    if actor() == NOBODY:
        raise CaseError(f"a decision needs the name of who takes it; set {ACTOR}")


def _distinct(found: Sequence[Account]) -> None:
    seen: dict[str, Account] = {}
    for account in found:
        other = seen.setdefault(account.telling, account)
        if other is not account:
            raise CaseError(f"{other.name} and {account.name} are words of the same account")


def _refuse(
    kind: DecisionKind,
    found: Sequence[Account],
    why: str,
    history: History,
    accounts: Accounts,
) -> None:
    """Try the decision after all others, as linking will.

    Raises:
        CaseError: it contradicts what was decided before.
    """
    trial = Decision(
        id=TRIAL,
        who=actor(),
        when=LAST,
        kind=kind,
        on=tuple(anchor(account.span) for account in found),
        words=tuple(account.words for account in found),
        why=why,
    )
    decisions = [*history.decisions, trial]
    on = (anchored(name).document for d in decisions if d.kind in ON_ACCOUNTS for name in d.on)
    texts, tellings = accounts.of(on)
    ruling = decide(decisions, tellings, texts).rulings[-1]
    if ruling.standing is not Standing.HOLDS:
        names = " and ".join(account.name for account in found)
        raise CaseError(f"{names}: refused: {ruling.why}")


def _enter(ledger: Ledger, history: History, payload: dict[str, Any]) -> Decision:
    try:
        entry = ledger.append(Act.DECIDE, payload)
    except ValueError as cause:
        raise CaseError(str(cause)) from cause
    history.tell(entry)
    return decision_in(entry)[0]


def _apply(folder: CaseFolder, history: History, how: How, watch: Watch) -> None:
    if not how.later:
        Concluding(folder, history, gazetteer_of(folder), watch).run()
