"""Documents and claims of a case about a country that does not exist, in our own words."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from cenotaph.record.actor import ActorKind
from cenotaph.record.claim import (
    Certainty,
    Claim,
    ClaimKind,
    Modality,
    Perpetrator,
    Source,
    Stance,
)
from cenotaph.record.count import Count
from cenotaph.record.document import Document, Mark, MarkKind, Sensitivity, Text
from cenotaph.record.span import Span
from cenotaph.record.where import Place, Relation, Where

WORDS = Path(__file__).parent


def _words(name: str) -> str:
    return (WORDS / f"{name}.txt").read_text(encoding="utf-8")


def identifier(words: str) -> str:
    return "sha256:" + hashlib.sha256(words.encode()).hexdigest()


class Told:
    """One document of the fixture and the spans of its words."""

    def __init__(self, name: str, words: str, **facts: object) -> None:
        self.words = words
        self.id = identifier(words)
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
    _words("news"),
    title="Contract fighters accused over deaths in the Ouara valley",
    publisher="Kessou Courier",
    published=date(2024, 11, 20),
    language="en",
    dateline="KESSOU",
    url="https://courier.example/ouara",
)
experts = Told(
    "experts-dakora.pdf",
    _words("experts"),
    title="Experts deplore killings in the Dakora area",
    publisher="UN human rights office",
    published=date(2025, 2, 7),
    language="en",
)
arabic = Told(
    "شهود-داكورا.txt",
    _words("arabic"),
    title="شهود: مقتل اثني عشر مسافرا قرب داكورا",
    publisher="صوت الصحراء",
    published=date(2025, 1, 9),
    language="ar",
)
army = Told(
    "communique-4.txt",
    _words("army"),
    title="Communiqué of the General Staff, No. 4",
    publisher="Kessou General Staff",
    published=date(2025, 1, 5),
    language="en",
)
secret = Told(
    "interview-balem.docx",
    _words("interview"),
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
        trigger=source.span(words.split(maxsplit=1)[0]),
        kind=kind,
        modality=fields.pop("modality", Modality.ALLEGED),  # type: ignore[arg-type]
        extractor="grammar/1",
        **fields,  # type: ignore[arg-type]
    )


def harrow(source: Told, certainty: Certainty) -> Perpetrator:
    return Perpetrator(
        name="Harrow Company",
        certainty=certainty,
        kind=ActorKind.PRIVATE_MILITARY_COMPANY,
        span=source.span("Harrow Company"),
    )


def forces(source: Told, certainty: Certainty) -> Perpetrator:
    return Perpetrator(
        name="Kessou Armed Forces",
        certainty=certainty,
        kind=ActorKind.STATE_FORCE,
        span=source.span("Kessou Armed Forces"),
    )


def claims() -> tuple[Claim, ...]:
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
            perpetrators=(harrow(news, Certainty.ALLEGED),),
            where=Where(wording="Ouara", place=OUARA),
        ),
        _claim(
            "lemba",
            news,
            "shot seven men",
            killing,
            count=Count(minimum=7, maximum=7),
            attribution=groups,
            perpetrators=(harrow(news, Certainty.ALLEGED),),
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
                forces(experts, Certainty.STATED),
                harrow(experts, Certainty.SUSPECTED),
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
