"""A realistic case in our own words, about a country that does not exist, for tests of the dossier."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from cenotaph.record.actor import ActorKind
from cenotaph.record.casefile import CaseFile, Custody, Fault
from cenotaph.record.claim import (
    Certainty,
    Claim,
    ClaimKind,
    Modality,
    Perpetrator,
    Source,
    Stance,
    Victims,
)
from cenotaph.record.count import Count
from cenotaph.record.document import Document, Mark, MarkKind, Sensitivity, Text
from cenotaph.record.finding import Answer, Demand, Dispute, Gap, Position
from cenotaph.record.incident import Containment, Figure, Incident, Link, Origin, Report
from cenotaph.record.span import Span
from cenotaph.record.tally import Tally, TallyLine
from cenotaph.record.when import Basis, Precision, When
from cenotaph.record.where import Place, Relation, Where

NEWS = """Menu
Home | World | Weather

Contract fighters accused over deaths in the Ouara valley

KESSOU, 20 November 2024 - Two rights groups said on Wednesday that fighters of the Harrow Company killed at least 27 civilians in six or more incidents between March and July 2024, most of them in Ouara and Sahra regions.

In one account, the fighters are said to have shot seven men near the village of Lemba in March, after holding them overnight. The groups spoke with more than 50 survivors and witnesses.

The Company arrived in late 2021 at the invitation of the transitional government. The government has not commented on the findings. The groups asked the authorities to open an independent inquiry and to publish its result.

A market was also attacked late in 2023, according to the groups; they could not say how many died or which market it was.

Sign up for our newsletter
"""

EXPERTS = """Experts deplore killings in the Dakora area

Independent experts of the United Nations deplored the killing of at least ten people, women and children among them, by soldiers of the Kessou Armed Forces and men believed to belong to the Harrow Company, in the Dakora area of Ouara region between 2 and 4 January 2025.

The travellers were on their way to the Tamsin camp when a joint patrol stopped them. Their remains were found burned close to Fataro; some had been put down a well, which the experts called an attempt to hide evidence.

The Company has been present since 2022, the experts said. They called on the authorities to investigate without delay, independently and in the open, and to return the remains to the families.
"""

ARABIC = """شهود: مقتل اثني عشر مسافرا قرب داكورا

قال شاهدان نجيا من الحادث إن اثني عشر شخصا قُتلوا في الثالث من يناير 2025 قرب داكورا، بينهم أربع نساء وطفلان.

وقال الشاهدان إن جنودا ورجالا أجانب فتشوا السيارات قبل إطلاق النار. ولم تتسلم العائلات أي جثمان.
"""

ARMY = """Communiqué of the General Staff, No. 4

On 3 January 2025 a patrol of the Kessou Armed Forces met an armed convoy near Dakora. Eight terrorists were neutralised. No civilian was harmed. The General Staff rejects the statements that are spread about this operation.

An inquiry by the military justice is under way.
"""

SECRET = """Note of an interview, not for circulation

The witness, Idris Balem, a driver from Fataro, counted fourteen bodies near Dakora on the morning of 4 January 2025.
"""


def _identifier(words: str) -> str:
    return "sha256:" + hashlib.sha256(words.encode()).hexdigest()


class Told:
    """One document of the fixture and the spans of its words."""

    def __init__(self, name: str, words: str, **facts: object) -> None:
        self.words = words
        self.id = _identifier(words)
        self.document = Document(
            id=self.id,
            name=name,
            names=(name,),
            size=len(words.encode()),
            media_type="text/plain",
            **facts,  # type: ignore[arg-type]
        )

    def span(self, words: str, nth: int = 0) -> Span:
        """Where the words stand for the n-th time."""
        at = -1
        for _ in range(nth + 1):
            at = self.words.index(words, at + 1)
        return Span(document=self.id, start=at, end=at + len(words))

    def text(self, *extra: Mark) -> Text:
        """The text with a mark for each paragraph."""
        marks = list(extra)
        at = 0
        for piece in self.words.split("\n\n"):
            if piece.strip():
                marks.append(Mark(start=at, end=at + len(piece.rstrip()), kind=MarkKind.PARAGRAPH))
            at += len(piece) + 2
        return Text(document=self.id, text=self.words, marks=tuple(sorted(marks)), reader="plain/1")

    def sentence(self, words: str) -> Span:
        """The sentence (up to full stops or line ends) round the words."""
        at = self.words.index(words)
        start = max(self.words.rfind(". ", 0, at) + 2, self.words.rfind("\n", 0, at) + 1, 0)
        stops = [self.words.find(". ", at + len(words)), self.words.find("\n", at + len(words))]
        end = min(stop for stop in stops if stop != -1)
        return Span(document=self.id, start=start, end=end + (self.words[end] == "."))


news = Told(
    "ouara-valley.html",
    NEWS,
    title="Contract fighters accused over deaths in the Ouara valley",
    publisher="Kessou Courier",
    published=date(2024, 11, 20),
    language="en",
    dateline="KESSOU",
    url="https://courier.example/ouara",
)
experts = Told(
    "experts-dakora.pdf",
    EXPERTS,
    title="Experts deplore killings in the Dakora area",
    publisher="UN human rights office",
    published=date(2025, 2, 7),
    language="en",
)
arabic = Told(
    "شهود-داكورا.txt",
    ARABIC,
    title="شهود: مقتل اثني عشر مسافرا قرب داكورا",
    publisher="صوت الصحراء",
    published=date(2025, 1, 9),
    language="ar",
)
army = Told(
    "communique-4.txt",
    ARMY,
    title="Communiqué of the General Staff, No. 4",
    publisher="Kessou General Staff",
    published=date(2025, 1, 5),
    language="en",
)
secret = Told(
    "interview-balem.docx",
    SECRET,
    title="Note of an interview with a driver",
    language="en",
    sensitivity=Sensitivity.CONFIDENTIAL,
)

LEMBA = Place(
    name="Lemba", kind="locality", country="XK", admin1="Sahra", latitude=15.7, longitude=-4.9
)
DAKORA = Place(
    name="Dakora", kind="locality", country="XK", admin1="Ouara", latitude=14.83, longitude=-5.25
)
FATARO = Place(
    name="Fataro", kind="locality", country="XK", admin1="Ouara", latitude=14.6, longitude=-4.7
)
TAMSIN = Place(
    name="Tamsin camp", kind="feature", country="XM", latitude=15.86, longitude=-5.8, admin1="Hodra"
)
OUARA = Place(
    name="Ouara", kind="region", country="XK", admin1="Ouara", latitude=14.5, longitude=-4.2
)


def _claim(key: str, source: Told, words: str, kind: ClaimKind, **fields: object) -> Claim:
    return Claim(
        id=f"claim-{key}",
        document=source.id,
        span=source.span(words),
        sentence=source.sentence(words),
        trigger=source.span(words.split()[0]),
        kind=kind,
        modality=fields.pop("modality", Modality.ALLEGED),  # type: ignore[arg-type]
        extractor="grammar/1",
        **fields,  # type: ignore[arg-type]
    )


def _harrow(source: Told, certainty: Certainty) -> Perpetrator:
    return Perpetrator(
        name="Harrow Company",
        certainty=certainty,
        kind=ActorKind.PRIVATE_MILITARY_COMPANY,
        span=source.span("Harrow Company"),
    )


def _forces(source: Told, certainty: Certainty) -> Perpetrator:
    return Perpetrator(
        name="Kessou Armed Forces",
        certainty=certainty,
        kind=ActorKind.STATE_FORCE,
        span=source.span("Kessou Armed Forces"),
    )


def _claims() -> tuple[Claim, ...]:
    groups = (
        Source(name="Kessou Courier", kind=ActorKind.MEDIA),
        Source(name="two rights groups", kind=ActorKind.NGO, stance=Stance.ALLEGES),
    )
    un = (Source(name="UN experts", kind=ActorKind.UN),)
    killing = ClaimKind.KILLING
    return (
        _claim(
            "total",
            news,
            "killed at least 27 civilians",
            killing,
            count=Count(minimum=27),
            scope="aggregate",
            attribution=groups,
            perpetrators=(_harrow(news, Certainty.ALLEGED),),
            where=Where(wording="Ouara", place=OUARA),
        ),
        _claim(
            "lemba",
            news,
            "shot seven men",
            killing,
            count=Count(minimum=7, maximum=7),
            attribution=groups,
            perpetrators=(_harrow(news, Certainty.ALLEGED),),
        ),
        _claim("hold", news, "holding them overnight", ClaimKind.DETENTION, attribution=groups),
        _claim("market", news, "A market was also attacked", killing, attribution=groups),
        _claim(
            "dakora",
            experts,
            "the killing of at least ten people",
            killing,
            count=Count(minimum=10),
            attribution=un,
            modality=Modality.ASSERTED,
            perpetrators=(
                _forces(experts, Certainty.STATED),
                _harrow(experts, Certainty.SUSPECTED),
            ),
            where=Where(wording="Dakora", place=DAKORA),
        ),
        _claim(
            "burned",
            experts,
            "remains were found burned close to Fataro",
            ClaimKind.CONCEALMENT,
            attribution=un,
            modality=Modality.ASSERTED,
            where=Where(wording="Fataro", place=FATARO),
        ),
        _claim(
            "camp",
            experts,
            "on their way to the Tamsin camp",
            ClaimKind.DISPLACEMENT,
            attribution=un,
            where=Where(wording="Tamsin camp", place=TAMSIN, relation=Relation.TOWARDS),
        ),
        _claim(
            "twelve",
            arabic,
            "اثني عشر شخصا قُتلوا",
            killing,
            count=Count(minimum=12, maximum=12),
            attribution=(
                Source(name="صوت الصحراء", kind=ActorKind.MEDIA),
                Source(name="two survivors", first_hand=True),
            ),
        ),
        _claim(
            "eight",
            army,
            "Eight terrorists were neutralised",
            killing,
            count=Count(minimum=8, maximum=8),
            modality=Modality.ASSERTED,
            attribution=(Source(name="Kessou General Staff", kind=ActorKind.STATE_FORCE),),
        ),
        _claim(
            "none",
            army,
            "No civilian was harmed",
            killing,
            modality=Modality.DENIED,
            count=Count(minimum=0, maximum=0),
            attribution=(
                Source(
                    name="Kessou General Staff", kind=ActorKind.STATE_FORCE, stance=Stance.DENIES
                ),
            ),
        ),
        _claim(
            "fourteen",
            secret,
            "counted fourteen bodies",
            killing,
            count=Count(minimum=14, maximum=14),
            attribution=(Source(name="Idris Balem", first_hand=True),),
        ),
    )


GROUPS = Origin(
    id="origin-groups",
    name="two rights groups",
    kind="NGO",
    documents=(news.id,),
    relation="attribution",
    why="named by ouara-valley.html as the source of its figures",
)
UN_ORIGIN = Origin(
    id="origin-un",
    name="UN experts",
    kind="UN",
    documents=(experts.id,),
    relation="own reporting",
)
SURVIVORS = Origin(
    id="origin-survivors",
    name="two survivors",
    kind="person",
    documents=(arabic.id,),
    relation="attribution",
)
STAFF = Origin(
    id="origin-staff",
    name="Kessou General Staff",
    kind="state force",
    documents=(army.id,),
    relation="own reporting",
)
DRIVER = Origin(
    id="origin-driver",
    name="Idris Balem",
    kind="person",
    documents=(secret.id,),
    relation="attribution",
)


def _incidents() -> tuple[Incident, ...]:
    spring = When(
        earliest=date(2024, 3, 1),
        latest=date(2024, 7, 31),
        precision=Precision.RANGE,
        span=news.span("between March and July 2024"),
        wording="between March and July 2024",
    )
    march = When(
        earliest=date(2024, 3, 1),
        latest=date(2024, 3, 31),
        precision=Precision.MONTH,
        basis=Basis.INHERITED,
        span=news.span("in March"),
        wording="in March",
        anchor="between March and July 2024",
    )
    late = When(
        earliest=date(2023, 9, 1),
        latest=date(2023, 12, 31),
        precision=Precision.SEASON,
        span=news.span("late in 2023"),
        wording="late in 2023",
    )
    january = When(
        earliest=date(2025, 1, 2),
        latest=date(2025, 1, 4),
        precision=Precision.RANGE,
        span=experts.span("between 2 and 4 January 2025"),
        wording="between 2 and 4 January 2025",
    )
    third = When(
        earliest=date(2025, 1, 3),
        latest=date(2025, 1, 3),
        precision=Precision.DAY,
        span=army.span("On 3 January 2025"),
        wording="On 3 January 2025",
    )
    ouara = Where(
        wording="Ouara and Sahra regions",
        relation=Relation.IN,
        place=OUARA,
        span=news.span("Ouara and Sahra regions"),
        why="a region of that name in the same country",
    )
    lemba = Where(
        wording="near the village of Lemba",
        relation=Relation.NEAR,
        place=LEMBA,
        span=news.span("near the village of Lemba"),
        why="the only Lemba within 300 km of the regions named",
        alternatives=(Place(name="Lemba", kind="locality", country="XL", admin1="Tor"),),
    )
    dakora = Where(
        wording="the Dakora area of Ouara region",
        relation=Relation.AREA,
        place=DAKORA,
        span=experts.span("the Dakora area of Ouara region"),
        region="Ouara",
        why="in the region that the source names",
    )
    near_dakora = Where(
        wording="near Dakora",
        relation=Relation.NEAR,
        place=DAKORA,
        span=army.span("near Dakora"),
        why="in the country of the source",
    )
    return (
        Incident(
            id="incident-total",
            scope="aggregate",
            title="Killings of at least 27 civilians in Ouara, March to July 2024",
            claims=("claim-total",),
            when=spring,
            where=ouara,
            deaths=Count(minimum=27),
            incident_count=Count(minimum=6),
            origins=(GROUPS,),
            grade="single origin",
            victims=(Victims(category="civilians", span=news.span("civilians")),),
            perpetrators=(_harrow(news, Certainty.ALLEGED),),
            reports=(
                Report(
                    document=news.id,
                    claims=("claim-total",),
                    deaths=Count(minimum=27),
                    span=news.span("at least 27 civilians"),
                    origin="origin-groups",
                    when=spring,
                    where=ouara,
                    figures=(
                        Figure(
                            claim="claim-total",
                            deaths=Count(minimum=27),
                            span=news.span("at least 27 civilians"),
                            origin="origin-groups",
                            by="two rights groups",
                        ),
                    ),
                ),
            ),
        ),
        Incident(
            id="incident-lemba",
            scope="event",
            part_of="incident-total",
            title="Killing of 7 people near Lemba, March 2024",
            claims=("claim-lemba", "claim-hold"),
            when=march,
            where=lemba,
            deaths=Count(minimum=7, maximum=7),
            origins=(GROUPS,),
            grade="single origin",
            victims=(
                Victims(
                    category="men", count=Count(minimum=7, maximum=7), span=news.span("seven men")
                ),
            ),
            perpetrators=(_harrow(news, Certainty.ALLEGED),),
            disputes=("dispute-place",),
            containments=(
                Containment(
                    part="incident-lemba",
                    whole="incident-total",
                    certain=True,
                    why="the same source tells it as one account within its total",
                ),
            ),
            reports=(
                Report(
                    document=news.id,
                    claims=("claim-lemba", "claim-hold"),
                    deaths=Count(minimum=7, maximum=7),
                    span=news.span("seven men"),
                    origin="origin-groups",
                    when=march,
                    where=lemba,
                    figures=(
                        Figure(
                            claim="claim-lemba",
                            deaths=Count(minimum=7, maximum=7),
                            span=news.span("seven men"),
                            origin="origin-groups",
                            by="two rights groups",
                        ),
                    ),
                ),
            ),
        ),
        Incident(
            id="incident-dakora",
            scope="event",
            title="Killing of at least 10 people in the area of Dakora, January 2025",
            claims=(
                "claim-dakora",
                "claim-burned",
                "claim-camp",
                "claim-twelve",
                "claim-eight",
                "claim-none",
                "claim-fourteen",
            ),
            when=january,
            where=dakora,
            deaths=Count(minimum=10),
            origins=(UN_ORIGIN, SURVIVORS, STAFF, DRIVER),
            grade="independent origins",
            victims=(
                Victims(category="women", span=experts.span("women and children")),
                Victims(
                    category="children",
                    span=arabic.span("وطفلان"),
                    count=Count(minimum=2, maximum=2),
                ),
                Victims(
                    category="people",
                    names=("Hawa of Tamsin",),
                    span=secret.span("fourteen bodies"),
                ),
            ),
            perpetrators=(
                _forces(experts, Certainty.STATED),
                _harrow(experts, Certainty.SUSPECTED),
            ),
            disputes=("dispute-count", "dispute-presence"),
            links=(
                Link(
                    left=experts.id,
                    right=army.id,
                    same=True,
                    reasons=(("date", "overlap", 3.2), ("place", "same", 5.1)),
                ),
            ),
            reports=(
                Report(
                    document=experts.id,
                    claims=("claim-dakora", "claim-burned", "claim-camp"),
                    deaths=Count(minimum=10),
                    span=experts.span("at least ten people"),
                    origin="origin-un",
                    when=january,
                    where=dakora,
                    figures=(
                        Figure(
                            claim="claim-dakora",
                            deaths=Count(minimum=10),
                            span=experts.span("at least ten people"),
                            origin="origin-un",
                            by="UN experts",
                        ),
                    ),
                ),
                Report(
                    document=arabic.id,
                    claims=("claim-twelve",),
                    deaths=Count(minimum=12, maximum=12),
                    span=arabic.span("اثني عشر شخصا"),
                    origin="origin-survivors",
                    figures=(
                        Figure(
                            claim="claim-twelve",
                            deaths=Count(minimum=12, maximum=12),
                            span=arabic.span("اثني عشر شخصا"),
                            origin="origin-survivors",
                            by="two survivors",
                        ),
                    ),
                ),
                Report(
                    document=army.id,
                    claims=("claim-eight", "claim-none"),
                    deaths=Count(minimum=8, maximum=8),
                    span=army.span("Eight terrorists"),
                    origin="origin-staff",
                    when=third,
                    where=near_dakora,
                    figures=(
                        Figure(
                            claim="claim-eight",
                            deaths=Count(minimum=8, maximum=8),
                            span=army.span("Eight terrorists"),
                            origin="origin-staff",
                            role="rival",
                            by="Kessou General Staff",
                            why="another origin gives another number",
                        ),
                        Figure(
                            claim="claim-none",
                            deaths=Count(minimum=0, maximum=0),
                            span=army.span("No civilian was harmed"),
                            origin="origin-staff",
                            role="denial",
                            by="Kessou General Staff",
                            why="a denial",
                        ),
                    ),
                ),
                Report(
                    document=secret.id,
                    claims=("claim-fourteen",),
                    deaths=Count(minimum=14, maximum=14),
                    span=secret.span("fourteen bodies"),
                    origin="origin-driver",
                ),
            ),
        ),
        Incident(
            id="incident-market",
            scope="event",
            title="Killing at a market, September to December 2023",
            claims=("claim-market",),
            when=late,
            origins=(GROUPS,),
            grade="single origin",
            where=Where(wording="a market", span=news.span("A market")),
            reports=(
                Report(
                    document=news.id,
                    claims=("claim-market",),
                    deaths=None,
                    span=news.span("A market was also attacked"),
                    origin="origin-groups",
                    when=late,
                ),
            ),
        ),
    )


def _disputes() -> tuple[Dispute, ...]:
    return (
        Dispute(
            id="dispute-count",
            kind="count",
            about="how many people died near Dakora",
            why="twelve and eight cannot both be the number",
            incidents=("incident-dakora",),
            positions=(
                Position(value="12", span=arabic.span("اثني عشر شخصا"), source="two survivors"),
                Position(
                    value="8", span=army.span("Eight terrorists"), source="Kessou General Staff"
                ),
            ),
        ),
        Dispute(
            id="dispute-place",
            kind="place",
            about="the region of Lemba",
            why="the gazetteer has Lemba in Sahra; the source tells of it under Ouara",
            incidents=("incident-lemba",),
            positions=(
                Position(
                    value="Ouara and Sahra",
                    span=news.span("Ouara and Sahra regions"),
                    source="two rights groups",
                ),
                Position(value="near Lemba", span=news.span("near the village of Lemba")),
            ),
        ),
        Dispute(
            id="dispute-presence",
            kind="presence",
            about="since when the Harrow Company is present",
            why="late 2021 and since 2022 cannot both be the beginning",
            positions=(
                Position(value="late 2021", span=news.span("late 2021"), source="Kessou Courier"),
                Position(value="since 2022", span=experts.span("since 2022"), source="UN experts"),
            ),
        ),
    )


def _gaps() -> tuple[Gap, ...]:
    rows = (
        ("M1", "Identify the victims", "25(a)", "missing", (), ""),
        (
            "M2",
            "Recover and keep remains and other material",
            "25(b)",
            "contradicted",
            (
                experts.span("remains were found burned close to Fataro"),
                experts.span("some had been put down a well"),
            ),
            "remains are said to be burned and hidden",
        ),
        (
            "M3",
            "Find witnesses and hear them",
            "25(c)",
            "reported",
            (arabic.span("قال شاهدان نجيا من الحادث"),),
            "",
        ),
        ("M6", "Hold an autopsy or give reasons in writing", "25", "missing", (), ""),
        (
            "P3",
            "Be independent of the alleged perpetrators",
            "28-30",
            "contradicted",
            (army.span("An inquiry by the military justice is under way"),),
            "the inquiry is by the forces alleged to be involved",
        ),
        (
            "F3",
            "Return the remains to the families",
            "37",
            "contradicted",
            (arabic.span("ولم تتسلم العائلات أي جثمان"),),
            "",
        ),
    )
    full = tuple(
        Gap(
            incident="incident-dakora",
            duty=duty,
            title=title,
            paragraph=paragraph,
            status=status,
            quotes=quotes,
            note=note,
        )
        for duty, title, paragraph, status, quotes, note in rows
    )
    bare = tuple(
        Gap(incident=incident, duty=duty, title=title, paragraph=paragraph, status="missing")
        for incident in ("incident-total", "incident-lemba", "incident-market")
        for duty, title, paragraph, _, _, _ in rows
    )
    return full + bare


def _demands() -> tuple[Demand, ...]:
    return (
        Demand(
            id="demand-1",
            by="two rights groups",
            of="the authorities",
            what="open an independent inquiry and publish its result",
            span=news.span("open an independent inquiry and to publish its result"),
            answers=(
                Answer(
                    by="the government",
                    status="no response reported",
                    span=news.span("The government has not commented on the findings"),
                ),
            ),
        ),
        Demand(
            id="demand-2",
            by="UN experts",
            of="the authorities",
            what="investigate without delay, independently and in the open",
            span=experts.span("investigate without delay, independently and in the open"),
        ),
        Demand(
            id="demand-3",
            by="UN experts",
            of=None,
            what="return the remains to the families",
            span=experts.span("return the remains to the families"),
        ),
    )


def _tally() -> Tally:
    return Tally(
        minimum=37,
        maximum=None,
        incidents=(
            TallyLine(
                id="incident-total",
                minimum=27,
                maximum=None,
                counted=True,
                why="it counts with all its parts",
            ),
            TallyLine(
                id="incident-lemba",
                minimum=7,
                maximum=7,
                counted=False,
                why="its dead are among the 27 of incident-total",
            ),
            TallyLine(
                id="incident-dakora",
                minimum=10,
                maximum=None,
                counted=True,
                why="it lies in no other incident",
            ),
            TallyLine(
                id="incident-market",
                minimum=0,
                maximum=None,
                counted=True,
                why="no number is given; it leaves the upper bound open",
            ),
        ),
    )


def build_case() -> CaseFile:
    """Five documents (one of them confidential), four incidents, disputes, gaps, demands."""
    menu = Mark(start=0, end=NEWS.index("\n\n"), kind=MarkKind.BOILERPLATE, label="navigation")
    letter = news.span("Sign up for our newsletter")
    subscribe = Mark(
        start=letter.start, end=letter.end, kind=MarkKind.BOILERPLATE, label="subscribe"
    )
    headline = news.span("Contract fighters accused over deaths in the Ouara valley")
    title = Mark(start=headline.start, end=headline.end, kind=MarkKind.TITLE)
    pages = (
        Mark(start=0, end=EXPERTS.index("Their remains"), kind=MarkKind.PAGE, label="1"),
        Mark(start=EXPERTS.index("Their remains"), end=len(EXPERTS), kind=MarkKind.PAGE, label="2"),
    )
    everything = sorted((news, experts, arabic, army, secret), key=lambda s: s.document.name)
    texts = {
        news.id: news.text(menu, subscribe, title),
        experts.id: experts.text(*pages),
    }
    return CaseFile(
        title="Kessou, Ouara and Sahra regions",
        documents=tuple(source.document for source in everything),
        texts=tuple(texts.get(source.id) or source.text() for source in everything),
        claims=_claims(),
        incidents=_incidents(),
        origins=(DRIVER, GROUPS, STAFF, SURVIVORS, UN_ORIGIN),
        tally=_tally(),
        disputes=_disputes(),
        gaps=_gaps(),
        demands=_demands(),
        faults=(
            Fault(what="the file is encrypted and no password was given", where="annex-locked.pdf"),
        ),
        custody=Custody(originals=6, ledger=19, head=hashlib.sha256(b"ledger").hexdigest()),
    )


@pytest.fixture(scope="session")
def case() -> CaseFile:
    """The realistic case."""
    return build_case()
