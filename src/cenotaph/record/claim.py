"""What one source says in one place: the smallest thing a case file rests on."""

from __future__ import annotations

from enum import StrEnum

from cenotaph.record.actor import ActorKind
from cenotaph.record.base import Record
from cenotaph.record.count import Count
from cenotaph.record.span import Span
from cenotaph.record.when import When
from cenotaph.record.where import Where


class ClaimKind(StrEnum):
    """The kind of act that the words report."""

    KILLING = "killing"
    INJURY = "injury"
    ATTACK = "attack"
    DISAPPEARANCE = "disappearance"
    DETENTION = "detention"
    TORTURE = "torture"
    SEXUAL_VIOLENCE = "sexual violence"
    DISPLACEMENT = "displacement"
    DESTRUCTION = "destruction"
    CONCEALMENT = "concealment of evidence"
    DEPLOYMENT = "deployment"
    INVESTIGATION = "investigation"
    INTERVIEW = "interview"
    LEGAL = "legal characterisation"
    DEMAND = "demand"
    RESPONSE = "response"


class Modality(StrEnum):
    """How the words hold the act; only the first three can make an incident."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"  # conditional, legal definition, threat
    DEMANDED = "demanded"
    BACKGROUND = "background"  # history, other conflicts, standing patterns


class Certainty(StrEnum):
    """How firmly a source ties an actor to an act."""

    STATED = "stated"
    ALLEGED = "alleged"
    SUSPECTED = "suspected"
    DENIED = "denied"


class Stance(StrEnum):
    """What a source does with the statement it is given for."""

    ASSERTS = "asserts"
    ALLEGES = "alleges"
    DENIES = "denies"
    CANNOT_CONFIRM = "cannot confirm"


class SourceKind(StrEnum):
    """As what somebody speaks, by the words of the text: no finding on who they are."""

    WITNESS = "witness"  # survivors, eyewitnesses, former detainees
    RELATIVE = "relative"
    COMMUNITY = "community"  # residents, elders, teachers: of the place, not said to have seen it
    OFFICIAL = "official"
    ARMY = "army"
    POLICE = "police"
    SECURITY = "security"  # "security sources", intelligence: the words leave open which service
    MEDICAL = "medical"
    COURT = "court"
    NGO = "NGO"
    UN = "UN"
    MONITOR = "monitor"  # monitors, observatories, universities, researchers
    MEDIA = "media"
    SOCIAL_MEDIA = "social media"
    ARMED_GROUP = "armed group"
    ANONYMOUS = "anonymous"  # "two sources": nothing is said but that they are not named
    PERSON = "person"
    UNSTATED = "unstated"


class Status(StrEnum):
    """A proposal of the machine until a person decides."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


class FigureRole(StrEnum):
    """What a figure is to the others of its document."""

    TOTAL = "total"
    PART = "part"  # "including three children": inside the figure of `part_of`
    UPDATE = "update"  # "the toll rose to 40": replaces an earlier figure of the happening
    EARLIER = "earlier"  # "until now the official figure was 60": replaced by another


class Perpetrator(Record, frozen=True, kw_only=True):
    """An actor that a source ties to the act; never a finding of ours."""

    name: str
    certainty: Certainty = Certainty.ALLEGED
    kind: ActorKind = ActorKind.UNKNOWN
    actor_id: str | None = None
    span: Span | None = None


class Victims(Record, frozen=True, kw_only=True):
    """A group of victims as worded: category of the table, number if given, names if given.

    `worded_status` holds the words that make them fighters ("terrorists") and
    `status_according_to` whose words these are; nobody here finds that they were.
    """

    category: str
    count: Count | None = None
    names: tuple[str, ...] = ()
    span: Span | None = None
    worded_status: str = ""
    status_according_to: str = ""


class Source(Record, frozen=True, kw_only=True):
    """One link of the chain of who says so, the outermost first (article, report, witness).

    `first_hand` is set for survivors, eyewitnesses and people of the place, `anonymous` for who
    is not named on purpose ("a source", "who asked not to be named"), `quoted` where the words
    of the claim stand in quotation marks as theirs. Who denies or cannot confirm the claim
    stands last.
    """

    name: str
    kind: ActorKind = ActorKind.UNKNOWN
    stance: Stance = Stance.ASSERTS
    actor_id: str | None = None
    first_hand: bool = False
    span: Span | None = None
    speaks_as: SourceKind = SourceKind.UNSTATED
    anonymous: bool = False
    quoted: bool = False


class Claim(Record, frozen=True, kw_only=True):
    """One statement of one document, tied to its words.

    `span` covers the words that carry it, `sentence` the whole sentence, `trigger` the word of
    the act. `count` is the number of people the act befell (for an interview, interviewed).
    `scope` is "aggregate" when the words give a figure over several happenings, with
    `incident_count` how many if stated. `happening` groups the claims of one document that the
    reader takes for one happening (0 when it cannot tell). `about` is the content of a demand,
    response, legal characterisation or deployment in the words of the text; `addressee` of whom
    a demand is made. `notes` say what was inherited or assumed and from where.
    """

    id: str
    document: str
    span: Span
    sentence: Span
    trigger: Span
    kind: ClaimKind
    modality: Modality
    count: Count | None = None
    figure: FigureRole = FigureRole.TOTAL
    part_of: str | None = None
    scope: str = "event"
    incident_count: Count | None = None
    happening: int = 0
    when: When | None = None
    where: Where | None = None
    victims: tuple[Victims, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()
    means: tuple[str, ...] = ()
    attribution: tuple[Source, ...] = ()
    about: str | None = None
    addressee: str | None = None
    notes: tuple[str, ...] = ()
    extractor: str = ""
    confidence: float = 0.5
    status: Status = Status.PROPOSED
