"""A large case made of copies of the realistic one, for tests of speed and size."""

from __future__ import annotations

import msgspec

from cenotaph.record.casefile import CaseFile
from cenotaph.record.document import Document, Sensitivity, Text
from cenotaph.record.incident import Incident
from cenotaph.record.span import Span
from cenotaph.record.tally import Tally, TallyLine


def many(case: CaseFile, documents: int, incidents: int) -> CaseFile:
    """A large case out of copies of the realistic one."""
    told = [d for d in case.documents if d.sensitivity is Sensitivity.INTERNAL]
    words = {t.document: t for t in case.texts}
    model = next(i for i in case.incidents if i.id == "incident-dakora")
    home = model.reports[0].document
    gaps = [gap for gap in case.gaps if gap.incident == model.id]
    papers: list[Document] = []
    texts: list[Text] = []
    for n in range(documents):
        source = told[n % len(told)]
        identifier = f"sha256:{n:064d}"
        papers.append(msgspec.structs.replace(source, id=identifier, name=f"{n}-{source.name}"))
        long = words[source.id].text * 4
        marks = words[source.id].marks
        texts.append(Text(document=identifier, text=long, marks=marks, reader="plain/1"))
    happened: list[Incident] = []
    open_rows = []
    at = [n for n in range(documents) if told[n % len(told)].id == home]
    for n in range(incidents):
        paper = f"sha256:{at[n % len(at)]:064d}"

        def moved(span: Span, paper: str = paper) -> Span:
            return msgspec.structs.replace(span, document=paper)

        report = model.reports[0]
        figures = tuple(msgspec.structs.replace(f, span=moved(f.span)) for f in report.figures)
        report = msgspec.structs.replace(
            report, document=paper, span=moved(report.span), figures=figures
        )
        happened.append(
            msgspec.structs.replace(
                model, id=f"incident-{n}", reports=(report,) * 3, disputes=(), claims=()
            )
        )
        open_rows += [
            msgspec.structs.replace(gap, incident=f"incident-{n}", duty=f"{gap.duty}{k}", quotes=())
            for gap in gaps
            for k in range(4)
        ]
    lines = tuple(
        TallyLine(id=i.id, minimum=10, maximum=None, counted=True, why="alone") for i in happened
    )
    return msgspec.structs.replace(
        case, documents=tuple(papers), texts=tuple(texts), incidents=tuple(happened),
        gaps=tuple(open_rows), disputes=(), demands=(),
        tally=Tally(minimum=10 * incidents, maximum=None, incidents=lines),
    )  # fmt: skip
