"""Who acts or speaks: forces, groups, bodies, courts, media, communities."""

from __future__ import annotations

from enum import StrEnum

from cenotaph.record.base import Record
from cenotaph.record.span import Span


class ActorKind(StrEnum):
    """What sort of body an actor is; decides who can be a perpetrator and who a source."""

    STATE_FORCE = "state force"
    PRIVATE_MILITARY_COMPANY = "private military company"
    ARMED_GROUP = "armed group"
    MILITIA = "militia"
    GOVERNMENT = "government"
    UN = "UN"
    NGO = "NGO"
    COURT = "court"
    MEDIA = "media"
    COMMUNITY = "community"
    PERSON = "person"
    UNKNOWN = "unknown"


ARMED = frozenset(
    {
        ActorKind.STATE_FORCE,
        ActorKind.PRIVATE_MILITARY_COMPANY,
        ActorKind.ARMED_GROUP,
        ActorKind.MILITIA,
    }
)


class Actor(Record, frozen=True, kw_only=True):
    """An entry of the actor table. `parent` is the id of the body it is part of or succeeded.

    `country` is where it belongs or mainly acts (ISO 3166-1 alpha-2), `None` if many. `short` is
    the abbreviation that reports use beside the name, "" if there is none.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    allegiance: str | None = None
    parent: str | None = None
    short: str = ""

    @property
    def full(self) -> str:
        """The name with its abbreviation: "Rapid Support Forces (RSF)"."""
        if self.short and self.name.endswith(")"):
            return f"{self.name[:-1]}, {self.short})"
        return f"{self.name} ({self.short})" if self.short else self.name


class ActorMention(Record, frozen=True, kw_only=True):
    """An actor as one stretch of text names it.

    `name` is canonical ("Malian Armed Forces" for "Malian troops"), or the wording itself with
    `actor_id` None when the table has no entry ("unidentified gunmen", "Ilaria Alpi").
    `affiliation` is the body a person speaks for ("a senior researcher at Amnesty International"),
    or the one that unnamed troops are said or seem to belong to without being named as it
    ("soldiers believed to be affiliated with X"). `why` says how the name was chosen where the
    words alone do not give it ("the army" in a document about one country).
    """

    name: str
    kind: ActorKind
    span: Span
    actor_id: str | None = None
    affiliation: str | None = None
    why: str = ""
