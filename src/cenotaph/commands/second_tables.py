"""The two readers side by side as text, and what a run of the second one came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from cenotaph.commands.tables import Sheet
from cenotaph.commands.wording import bounds, counted
from cenotaph.second.check import NO_COUNT, NO_DATE


def comparison_table(answer: Mapping[str, Any]) -> Sheet:
    """A row for each claim that either reader found, and below why others were thrown away."""
    totals = answer["totals"]
    models = sorted({document["model"] for document in answer["documents"]})
    head = (
        f"{answer['case']['title']}: {counted(len(answer['documents']), 'document', 'documents')}"
        f" read by {', '.join(models) or 'no second reader'}: {totals['agreed']} agreed, "
        f"{totals['differing_figure']} with differing figures, "
        f"{totals['only_built_in']} only built-in, {totals['only_second']} only second"
    )
    columns = ("Document", "At", "Readers", "Kind", "Built-in", "Second", "In the words")
    return Sheet(head, columns, [_row(row) for row in answer["rows"]], _foot(answer))


def _row(row: Mapping[str, Any]) -> tuple[str, ...]:
    claim = row["built_in"] or row["second"]
    words = [
        f"{name}: {row[key]['quote']}"
        for name, key in (("built-in", "built_in"), ("second", "second"))
        if row[key]
    ]
    differs = [f"also: {', '.join(row['differs'])}"] if row["differs"] else []
    return (
        claim["document"],
        f"{claim['start']}-{claim['end']}",
        "\n".join([row["verdict"], *differs]),
        claim["kind"],
        _people(row["built_in"]),
        _people(row["second"]),
        "\n".join(dict.fromkeys(words)),
    )


def _people(claim: Mapping[str, Any] | None) -> str:
    if claim is None:
        return "nothing"
    count = claim["count"]
    return bounds(count["minimum"], count["maximum"]) if count else "not stated"


def _foot(answer: Mapping[str, Any]) -> str:
    thrown = Counter(
        f"{item['part']}: {_sort(item['why'])}"
        for document in answer["documents"]
        for item in document["discarded"]
    )
    lines = [f"Thrown away, {why}: {number}" for why, number in sorted(thrown.items())]
    lines += [
        f"{document['document']}: {document['answered']} of {document['passages']} passages"
        " answered"
        for document in answer["documents"]
        if document["answered"] < document["passages"]
    ]
    lines.append("What a second reader says is a proposal; no incident and no figure rests on it.")
    return "\n".join(lines)


def _sort(why: str) -> str:
    """The reason without the figure or day that it was about."""
    sort = next((sort for sort in (NO_COUNT, NO_DATE) if why.startswith(sort)), None)
    return f"{sort} the one given" if sort else why


def asked_lines(answer: Mapping[str, Any]) -> Iterator[str]:
    """What was sent in a run and what came back, and where to look next."""
    faults = len(answer["faults"])
    yield f"{answer['case']['title']}: {answer['model']} at {answer['endpoint']}"
    yield f"  documents   {answer['documents']:,} to be read, {answer['sent']:,} sent in this run"
    yield (
        f"  passages    {answer['passages']:,}: {answer['before']:,} answered before, "
        f"{answer['answered']:,} now"
    )
    if answer["withheld"]:
        withheld = counted(answer["withheld"], "document", "documents")
        yield f"  withheld    {withheld} too sensitive to be sent"
    if faults:
        yield f"  faults      {counted(faults, 'fault', 'faults')}, each named above"
