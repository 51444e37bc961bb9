"""A number of people or things as worded in a text: what every reader of figures works with."""

from __future__ import annotations

from enum import StrEnum

from cenotaph.record.base import Record
from cenotaph.record.count import Count
from cenotaph.record.span import Span


class Unit(StrEnum):
    """What is counted."""

    PERSONS = "persons"
    BODIES = "bodies"
    INCIDENTS = "incidents"
    OTHER = "other"


class Relation(StrEnum):
    """Whether a figure stands by itself or breaks another down."""

    WHOLE = "whole"
    PART = "part"


class Quantity(Record, frozen=True, kw_only=True):
    """A figure with its noun.

    `count.span` covers bound, number and noun ("at least ten people"), `figure` the number words.
    `head` is the noun in lower case, empty when the text leaves it out (`elliptic`); `category`
    is that of the category table, if it has one. A part names the span of its whole in `of`
    (`count.span` of that quantity; None when the whole has no figure). A sum ("six soldiers and
    two maids") lists the spans of its terms in `parts`; the terms are parts of it.
    `toll` is set when the words alone count the dead ("27 dead", "a toll of 41", "136 bodies").
    `modifiers` are states said of all of them ("wounded"). `vague` holds a wording that gives no
    number ("several"). `article` is set for "a man", `definite` for "the six", "his two sons".
    `sure` is false when the noun is in no table and what is counted was told by its context.
    """

    count: Count
    figure: Span
    head: str = ""
    category: str | None = None
    unit: Unit = Unit.PERSONS
    relation: Relation = Relation.WHOLE
    of: Span | None = None
    parts: tuple[Span, ...] = ()
    toll: bool = False
    modifiers: tuple[str, ...] = ()
    vague: str = ""
    article: bool = False
    definite: bool = False
    elliptic: bool = False
    sure: bool = True
