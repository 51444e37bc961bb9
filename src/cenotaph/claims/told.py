"""A draft in its document, and what one document tells in several languages put together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.claims.confidence import signs
from cenotaph.claims.draft import Draft
from cenotaph.claims.sentences import Sentence
from cenotaph.claims.setting import Setting
from cenotaph.claims.tongues import Stretch
from cenotaph.record.base import Record
from cenotaph.record.claim import Source


class Told(Record, frozen=True, kw_only=True):
    """A draft in its document: the number and setting of its happening (0, `None`: none), the
    sentence that it was read from, and the name and versions of what read it.
    """

    draft: Draft
    happening: int
    setting: Setting | None
    sentence: Sentence
    extractor: str

    @property
    def signs(self) -> tuple[str, ...]:
        """What can be seen of it that tells right from wrong claims."""
        setting = self.setting or Setting()
        return signs(
            self.draft,
            self.sentence,
            dated=not self.happening or (self.draft.when or setting.when) is not None,
            placed=not self.happening or (self.draft.where or setting.where) is not None,
        )


def in_tongue(draft: Draft, language: str, said_by: tuple[Source, ...]) -> Draft:
    """A draft read in another language than its document's: it says so, and on whose word.

    `said_by` counts only where the stretch itself names nobody.
    """
    return msgspec.structs.replace(
        draft,
        attribution=draft.attribution or said_by,
        notes=(*draft.notes, f"language: read in {language}"),
    )


def without(told: Sequence[Told], stretches: Sequence[Stretch]) -> tuple[Told, ...]:
    """What was told outside the stretches; a part whose whole goes, goes with it."""
    kept: dict[int, int] = {}
    left: list[Told] = []
    for index, each in enumerate(told):
        draft = each.draft
        if any(stretch.holds(draft.span.start) for stretch in stretches):
            continue
        if draft.part_of >= 0 and draft.part_of not in kept:
            continue
        kept[index] = len(left)
        whole = kept[draft.part_of] if draft.part_of >= 0 else -1
        left.append(
            msgspec.structs.replace(each, draft=msgspec.structs.replace(draft, part_of=whole))
        )
    return tuple(left)


def after(told: Sequence[Told], more: Sequence[Told]) -> tuple[Told, ...]:
    """Both, with the wholes and happenings of the second numbered on."""
    happenings = max((each.happening for each in told), default=0)
    moved = [
        msgspec.structs.replace(
            each,
            happening=each.happening + happenings if each.happening else 0,
            draft=msgspec.structs.replace(
                each.draft,
                part_of=each.draft.part_of + len(told) if each.draft.part_of >= 0 else -1,
            ),
        )
        for each in more
    ]
    return (*told, *moved)
