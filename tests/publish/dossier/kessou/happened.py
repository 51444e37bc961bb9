"""Incidents and origins of the case about Kessou."""

from __future__ import annotations

from datetime import date

from cenotaph.record.claim import (
    Certainty,
    Victims,
)
from cenotaph.record.count import Count
from cenotaph.record.incident import Containment, Figure, Incident, Link, Origin, Report
from cenotaph.record.when import Basis, Precision, When
from cenotaph.record.where import Place, Relation, Where
from tests.publish.dossier.kessou.told import (
    DAKORA,
    LEMBA,
    OUARA,
    arabic,
    army,
    experts,
    forces,
    harrow,
    news,
    secret,
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


def incidents() -> tuple[Incident, ...]:
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
            perpetrators=(harrow(news, Certainty.ALLEGED),),
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
            perpetrators=(harrow(news, Certainty.ALLEGED),),
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
                forces(experts, Certainty.STATED),
                harrow(experts, Certainty.SUSPECTED),
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
