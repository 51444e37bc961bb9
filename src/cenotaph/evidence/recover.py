"""What an interrupted run left between the vault and the ledger is written down on opening."""

from __future__ import annotations

from cenotaph.evidence.entry import FOUND, RECEIVE, Entry
from cenotaph.evidence.ledger import Ledger
from cenotaph.evidence.vault import Vault

WHY = "kept by a run that was interrupted before it wrote the receipt; name and source unknown"


def adopt(vault: Vault, ledger: Ledger) -> tuple[Entry, ...]:
    """Enter each original that the ledger never received with the act "found".

    An original is durable before its receipt is, so a crash in between leaves one without. The
    entry claims nothing of where the bytes come from; a later "receive" of the same bytes does.

    Raises:
        DamagedError: the ledger does not hold.
        EvidenceError: the disk refused.
    """
    known = {
        entry.payload.get("sha256") for entry in ledger.entries() if entry.act in (RECEIVE, FOUND)
    }
    left = [digest for digest in vault if digest not in known]
    return ledger.append_all(
        (FOUND, {"sha256": digest, "size": vault.path(digest).stat().st_size, "why": WHY})
        for digest in left
    )
