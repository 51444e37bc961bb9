"""The answers of a case as tables for people; every row says that it is reported, not found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cenotaph.case.harmless import harmless
from cenotaph.case.setting import Setting
from cenotaph.commands.running import one_line
from cenotaph.commands.wording import bounds, counted, documented, held, period, place

PIPE_WIDTH = 160
LONG = 240
DECIDED = {"merge": "one happening", "split": "not one happening", "undo": "taken back"}
_SHOWN_TIES = 12


class Sheet(NamedTuple):
    """A line above, the columns, the rows of text, and a line below."""

    head: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    foot: str = ""


def show(sheet: Sheet) -> None:
    """Print a sheet on standard output, as wide as the terminal, or as a pipe can well hold."""
    width = None if sys.stdout.isatty() else PIPE_WIDTH
    console = Console(width=width, highlight=False, markup=False)
    console.print(_harmless(sheet.head))
    if sheet.rows:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for column in sheet.columns:
            table.add_column(column, overflow="fold")
        for row in sheet.rows:
            table.add_row(*(Text(_shown(cell)) for cell in row))
        console.print(table)
    if sheet.foot:
        console.print(_harmless(sheet.foot))


def incidents_table(answer: dict[str, Any]) -> Sheet:
    """A row for each incident."""
    rows = [
        (
            item["title"],
            period(item["when"]),
            place(item["where"]),
            bounds(item["deaths"]["minimum"], item["deaths"]["maximum"]),
            _lines(f"{who['name']} ({held(who['certainty'])})" for who in item["perpetrators"]),
            _lines(item["origins"]),
            item["grade"] + (f", {len(item['disputes'])} disputed" if item["disputes"] else ""),
            ("part of another" if item["part_of"] else item["scope"])
            + ("\ndecided by people" if item["decisions"] else ""),
        )
        for item in answer["incidents"]
    ]
    head = f"{answer['case']['title']}: {counted(len(rows), 'incident', 'incidents')} reported"
    columns = ("Incident", "When", "Where", "Deaths reported", "Reportedly by")
    return Sheet(
        head,
        (*columns, "On whose word", "Grade", "Scope"),
        rows,
        "Deaths of parts and of repeated reports must not be added up: see cenotaph tally.",
    )


def tally_table(answer: dict[str, Any]) -> Sheet:
    """The bounds and what each incident adds."""
    rows = [
        (
            item["title"] or item["id"],
            _lines(
                [
                    bounds(item["minimum"], item["maximum"]),
                    *(
                        f"{each['category']}: {bounds(each['minimum'], each['maximum'])}"
                        for each in item["split"]
                    ),
                ]
            ),
            "yes" if item["counted"] else "no",
            item["why"],
        )
        for item in answer["incidents"]
    ]
    head = tally_head(answer)
    notes = [f"Rule “{answer['rule']}”: {_rule_words(answer)}"]
    notes += [f"Relaxed by {item['by']}: {item['why']}" for item in answer["relaxed"]]
    return Sheet(head, ("Incident", "Deaths", "Counted", "Why"), rows, "\n".join(notes))


def _rule_words(answer: dict[str, Any]) -> str:
    rule = answer["counted_by"]
    if rule is None:
        return "unknown to this version."
    order = f" In this order: {'; '.join(rule['order'])}." if rule["order"] else ""
    return f"{rule['meaning']}{order} After {rule['after']} ({rule['paragraph']})."


def tally_head(answer: dict[str, Any]) -> str:
    """The bounds in one line; under a filter also which, and the bounds of the case."""
    known = documented(answer["minimum"], answer["maximum"])
    title, asked = answer["case"]["title"], answer["filter"]
    if asked is None:
        return f"{title}: deaths documented {known}"
    words = [f"{name} {value}" for name, value in asked.items() if value is not None]
    spelled = ", ".join(words).replace("earliest", "from").replace("latest", "to")
    whole = documented(answer["whole"]["minimum"], answer["whole"]["maximum"])
    return f"{title}: deaths documented ({spelled}) {known}; in the whole case {whole}"


def claims_table(answer: dict[str, Any]) -> Sheet:
    """A row for each claim."""
    rows = [
        (
            item["document"],
            f"{item['start']}-{item['end']}",
            item["kind"],
            item["modality"],
            bounds(item["count"]["minimum"], item["count"]["maximum"]) if item["count"] else "",
            said_by(item["attribution"]),
            item["quote"],
        )
        for item in answer["claims"]
    ]
    head = f"{answer['case']['title']}: {counted(len(rows), 'claim', 'claims')}"
    columns = ("Document", "At", "Kind", "Held as", "People", "On whose word")
    return Sheet(head, (*columns, "In the words of the report"), rows)


def said_by(chain: Sequence[dict[str, Any]]) -> str:
    """A chain of sources, the outermost first: "AFP (media) > survivor (witness)"."""
    links = []
    for source in chain:
        marks = [source["speaks_as"]] if source["speaks_as"] not in ("unstated", "person") else []
        marks += [source["stance"]] if source["stance"] != "asserts" else []
        links.append(f"{source['name']} ({', '.join(marks)})" if marks else source["name"])
    return " > ".join(links)


def disputes_table(answer: dict[str, Any]) -> Sheet:
    """A row for each side of each dispute."""
    rows = [
        (
            item["about"] if first else "",
            value["value"] + _GIVEN_UP.get(value["standing"], ""),
            _according_to(value),
            value["quote"],
            item["why"] if first else "",
        )
        for item in answer["disputes"]
        for first, value in _marked(item["values"])
    ]
    count = counted(len(answer["disputes"]), "point", "points")
    head = f"{answer['case']['title']}: {count} on which the reports disagree"
    return Sheet(head, ("About", "Value", "According to", "In its words", "Why"), rows)


_GIVEN_UP = {"replaced": " (since replaced)", "withdrawn": " (since withdrawn)"}


def _according_to(value: dict[str, Any]) -> str:
    """Who says so, with the first-hand origin where that is somebody else."""
    source, origin = value["source"] or value["document"], value["origin"]
    return source if origin in (source, "") else f"{source} (origin: {origin})"


def origins_table(answer: dict[str, Any]) -> Sheet:
    """For each incident a row for each independent origin, then what counts for nothing."""
    names = {origin["id"]: origin for origin in answer["origins"]}
    ties: dict[str, list[dict[str, Any]]] = {}
    for relation in answer["relations"]:
        ties.setdefault(relation["incident"], []).append(relation)
    rows = [
        row
        for item in answer["corroboration"]
        for row in _origin_rows(item, ties.get(item["incident"], []), names)
    ]
    count = counted(len(answer["origins"]), "origin", "origins")
    head = f"{answer['case']['title']}: {count}; those in one row are one origin"
    return Sheet(head, ("Incident", "Origin", "Hand", "Documents", "How they hang together"), rows)


def _origin_rows(
    item: dict[str, Any], ties: Sequence[dict[str, Any]], names: dict[str, dict[str, Any]]
) -> list[tuple[str, str, str, str, str]]:
    def named(identity: str) -> str:
        return str(names[identity]["name"]) if identity in names else ""

    rows = []
    for part in item["parts"]:
        of_it = [
            _tie(tie)
            for tie in ties
            if named(tie["origin"]) in part["origins"] and tie["kind"] != "unknown"
        ]
        rows.append((_lines(part["origins"]), part["hand"], _lines(part["documents"]), of_it))
    unsure = {named(tie["origin"]): tie for tie in ties if tie["kind"] == "unknown"}
    for name in item["unknown"]:
        tie = unsure.get(name)
        file, why = (tie["document"], tie["why"]) if tie else ("", "")
        rows.append((name, "not counted", file, [why]))
    rows += [(name, "denies", "", []) for name in item["denying"]]
    shown = [(name, hand, files, _lines(of_it[:_SHOWN_TIES])) for name, hand, files, of_it in rows]
    title = f"{item['title']}: {item['grade']}" if item["grade"] else item["title"]
    return [(title if first else "", *row) for first, row in _marked(shown)]


def _tie(tie: dict[str, Any]) -> str:
    return f"{tie['document']} {tie['kind']} {tie['other_document']}"


def gaps_table(answer: dict[str, Any]) -> Sheet:
    """For each incident the duties on which reports speak, and how many they are silent on."""
    rows = [row for item in answer["gaps"] for row in _gap_rows(item)]
    head = f"{answer['case']['title']}: what an investigation would still have to establish"
    return Sheet(head, ("Incident", "Duty (Minnesota Protocol)", "Status", "What is said"), rows)


def _gap_rows(item: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    spoken = [row for row in item["rows"] if row["quotes"]]
    silent = [row["id"] for row in item["rows"] if not row["quotes"]]
    rows = [
        (
            item["title"] if first else "",
            f"{row['id']} {row['duty']}",
            row["status"],
            _lines(quote["quote"] for quote in row["quotes"]),
        )
        for first, row in _marked(spoken)
    ]
    if silent:
        duties = counted(len(silent), "other duty", "other duties")
        title = "" if spoken else item["title"]
        rows.append(
            (title, f"{duties}: {', '.join(silent)}", "missing", "no report speaks of them")
        )
    return rows


def demands_table(answer: dict[str, Any]) -> Sheet:
    """A row for each demand."""
    rows = [
        (
            item["by"],
            item["of"] or "nobody named",
            item["what"],
            _lines(f"{reply['by']}: {reply['status']}" for reply in item["responses"])
            or "none reported",
            item["document"],
        )
        for item in answer["demands"]
    ]
    head = f"{answer['case']['title']}: {counted(len(rows), 'demand', 'demands')} reported"
    return Sheet(head, ("By", "Of", "What is demanded", "Response", "Document"), rows)


def decisions_table(answer: dict[str, Any]) -> Sheet:
    """A row for each decision."""
    rows = [
        (
            item["id"],
            DECIDED[item["kind"]],
            f"{item['who']}\n{item['when'][:10]}",
            item["undoes"]
            or _lines(f"{on['document']}@{on['start']} “{on['quote']}”" for on in item["on"]),
            item["why"],
            item["standing"] + (f": {item['note']}" if item["note"] else ""),
        )
        for item in answer["decisions"]
    ]
    head = f"{answer['case']['title']}: {counted(len(rows), 'decision', 'decisions')} of people"
    return Sheet(head, ("Decision", "What", "Who", "On", "Why", "Now"), rows)


def documents_table(answer: dict[str, Any]) -> Sheet:
    """A row for each document."""
    rows = [
        (
            item["name"],
            item["id"][:19],
            item["published"] or "",
            item["publisher"] or "",
            item["language"] or "",
            item["fault"] or f"{item['characters'] or 0:,} characters",
        )
        for item in answer["documents"]
    ]
    notes = [f"not preserved: {fault['where']}: {fault['what']}" for fault in answer["faults"]]
    head = f"{answer['case']['title']}: {counted(len(rows), 'document', 'documents')}"
    columns = ("Document", "Id", "Published", "Publisher", "Language", "Read")
    return Sheet(head, columns, rows, "\n".join(notes))


def search_table(rows: Sequence[dict[str, Any]]) -> Sheet:
    """A row for each paragraph."""
    shown = [(row["document"], f"{row['start']}-{row['end']}", row["quote"]) for row in rows]
    head = counted(len(shown), "paragraph", "paragraphs")
    return Sheet(head, ("Document", "At", "Paragraph"), shown)


def settings_table(settings: Sequence[Setting]) -> Sheet:
    """A row for each setting."""
    rows = [(row.name, str(row.default), row.help) for row in settings]
    head = "Settings: write them under [settings] in the case.toml of a case, reader.X as X under"
    head += " [reader]"
    return Sheet(head, ("Name", "Default", "Meaning"), rows)


TABLES: dict[str, Callable[[dict[str, Any]], Sheet]] = {
    "incidents": incidents_table,
    "tally": tally_table,
    "claims": claims_table,
    "disputes": disputes_table,
    "origins": origins_table,
    "gaps": gaps_table,
    "demands": demands_table,
    "decisions": decisions_table,
}


def _lines(values: Any) -> str:
    return "\n".join(one_line(value) for value in values)


def _harmless(text: str) -> str:
    return "\n".join(map(harmless, text.split("\n")))


def _shown(cell: str) -> str:
    lines = "\n".join(one_line(line) for line in cell.split("\n"))
    return lines if len(lines) <= LONG else lines[: LONG - 1] + "…"


def _marked(values: Sequence[Any]) -> list[tuple[bool, Any]]:
    return [(place == 0, value) for place, value in enumerate(values)]
