"""What a text takes back: an earlier version said it and was wrong, or its source withdrew it.

Such words still say what was once said, so their claims stay; but the figure is held as denied and
as an earlier one, and who was accused is accused no longer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from cenotaph.claims.context import SentenceContext
from cenotaph.claims.draft import Draft
from cenotaph.knowledge.cues import words_of
from cenotaph.knowledge.disagreement import dispute_cues
from cenotaph.record.claim import Certainty, Claim, ClaimKind, FigureRole, Modality

WITHDRAWN = "withdrawn: "  # how the note of a claim begins that was taken back
_ACTS = frozenset({ClaimKind.KILLING, ClaimKind.INJURY, ClaimKind.ATTACK})
_MAY_SAY = re.compile(
    r"version|edition|édition|correct|withdr|retract|took .{0,12}back|taken back|rectif"
    r"|revenue?s? sur|retir|rétract"
    r"|(?:earlier|previous) (?:report|story|article|statement|dispatch)",
    re.IGNORECASE,
)


def without_the_withdrawn(
    drafts: Sequence[Draft], contexts: Sequence[SentenceContext]
) -> list[Draft]:
    """The drafts, those that the text takes back marked as such."""
    back = _taken_back(drafts, contexts)
    return [
        _marked(draft, back[draft.sentence]) if draft.sentence in back else draft
        for draft in drafts
    ]


def _marked(draft: Draft, why: str) -> Draft:
    if draft.kind not in _ACTS or draft.modality is Modality.DEMANDED:
        return draft
    parties = tuple(replace(each, certainty=Certainty.DENIED) for each in draft.perpetrators)
    counted = draft.kind is ClaimKind.KILLING and draft.count is not None
    earlier = counted and draft.figure in (FigureRole.TOTAL, FigureRole.UPDATE)
    return replace(
        draft,
        perpetrators=parties,
        figure=FigureRole.EARLIER if earlier else draft.figure,
        modality=Modality.DENIED if earlier else draft.modality,
        notes=(*draft.notes, WITHDRAWN + why),
    )


def _taken_back(drafts: Sequence[Draft], contexts: Sequence[SentenceContext]) -> dict[int, str]:
    """The sentences that are taken back, each with the words that do so."""
    found: dict[int, str] = {}
    speaking = sorted({draft.sentence for draft in drafts if draft.kind in _ACTS})
    for index, context in enumerate(contexts):
        words = context.text[context.sentence.start : context.sentence.end]
        if not _MAY_SAY.search(words):
            continue
        classes = _classes(words)
        if "version" in classes and _is_wrong(index, contexts):
            found.setdefault(index, _short(words))
        elif "withdrawal" in classes and "held" not in classes:
            told = index if index in speaking else _before(index, speaking)
            if told is not None:
                found.setdefault(told, _short(words))
    return found


def _is_wrong(index: int, contexts: Sequence[SentenceContext]) -> bool:
    """Whether the sentence, the one before it or the one behind it says that it is wrong."""
    near = contexts[max(0, index - 1) : index + 2]
    return any("error" in _classes(c.text[c.sentence.start : c.sentence.end]) for c in near)


def _before(index: int, speaking: Sequence[int]) -> int | None:
    """The sentence just before, if it tells of an act."""
    return index - 1 if index - 1 in speaking else None


def _classes(words: str) -> frozenset[str]:
    return frozenset(name for _, _, name in dispute_cues().hits(words_of(words)))


def withdrawn(claim: Claim) -> bool:
    """Whether its text takes a claim back."""
    return any(note.startswith(WITHDRAWN) for note in claim.notes)


_MOST = 160


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST else line[: line.rfind(" ", 0, _MOST)] + " …"
