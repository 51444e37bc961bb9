"""Score the incidents of a folder of reports against gold, as `make bench` quotes it.

    python -m benchmarks.score_reports seeds|reports|muc [--misses] [--keep PATH]

Builds the case in memory (text, claims, incidents), writes its `incidents` JSON and hands it to
the scorer under the shared folder (option --shared or CENOTAPH_SHARED, by default ../shared).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from benchmarks.sentences import opened
from cenotaph.claims.reader import read_claims
from cenotaph.incidents import link
from cenotaph.knowledge.gazetteer import Gazetteer, import_geonames, open_gazetteer
from cenotaph.publish.answers import incidents_answer
from cenotaph.record.casefile import CaseFile
from cenotaph.record.claim import Claim
from cenotaph.record.document import Document, Text
from cenotaph.record.tally import Tally
from cenotaph.text import Unreadable

GOLD = {
    "seeds": ("gold/seeds.json", "seeds"),
    "reports": ("reports/gold.json", "reports/docs"),
    "muc": ("muc4/gold_dev.json", "muc4/docs_dev.tar.gz"),
}
ROOT = Path(__file__).parents[1]
OURS = {
    "sahel": (ROOT / "examples/sahel/gold.json", ROOT / "examples/sahel/reports"),
    "own": (ROOT / "benchmarks/reports/gold.json", ROOT / "benchmarks/reports/docs"),
}
KEPT_UNSEEN = ("TST1", "TST2")
UNSEEN_SERIES = frozenset("klnt")  # of our own reports: nobody looks at their errors


def located(name: str, shared: Path) -> tuple[Path, Path]:
    """The gold and the reports of a set: ours with the project, the others in the shared folder."""
    if name in OURS:
        return OURS[name]
    gold, place = GOLD[name]
    return shared / gold, shared / place


def sources(place: Path, prefix: str, limit: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the reports, in order."""
    if place.suffix == ".gz":
        with tarfile.open(place) as archive:
            members = sorted((m for m in archive if m.isfile()), key=lambda m: m.name)
            chosen = [m for m in members if Path(m.name).name.startswith(prefix)]
            for member in chosen[: limit or None]:
                stream = archive.extractfile(member)
                if stream is not None:
                    yield Path(member.name).name, stream.read()
        return
    names = sorted(path for path in place.iterdir() if path.is_file())
    wanted = [path for path in names if of_side(path, prefix)]
    for path in wanted[: limit or None]:
        yield path.name, path.read_bytes()


def of_side(path: Path, side: str) -> bool:
    """Whether one of our reports is on a side: "tuned", "unseen", or any other word for all.

    A report's side is its series, the letter that its name begins with.
    """
    if side not in ("tuned", "unseen"):
        return True
    return path.stem[:1].isalpha() and (path.stem[:1] in UNSEEN_SERIES) == (side == "unseen")


def gazetteer(shared: Path, folder: Path) -> Gazetteer:
    """The package's own table and the country dumps of the shared folder."""
    dumps = sorted((shared / "gazetteer").glob("geonames_*.txt.gz"))
    index = folder / "gazetteer.db"
    if dumps:
        import_geonames(dumps, index)
    return open_gazetteer(index if dumps else None)


def build(files: Iterator[tuple[str, bytes]], places: Gazetteer) -> CaseFile:
    """Read and link, with the time each takes on standard error."""
    documents: list[Document] = []
    texts: list[Text] = []
    claims: list[Claim] = []
    started = time.perf_counter()
    for name, data in files:
        digest = f"sha256:{sha256(data).hexdigest()}"
        try:
            text, document = opened(data, name, digest)
        except Unreadable as fault:
            print(f"{name}: {fault}", file=sys.stderr)
            continue
        documents.append(document)
        texts.append(text)
        claims.extend(read_claims(text, document, places))
    read_in = time.perf_counter() - started
    started = time.perf_counter()
    linked = link(documents, texts, claims)
    print(
        f"{len(documents)} documents read in {read_in:.1f} s, {len(claims)} claims linked into "
        f"{len(linked.incidents)} incidents in {time.perf_counter() - started:.1f} s",
        file=sys.stderr,
    )
    return CaseFile(
        title="benchmark",
        documents=tuple(documents),
        texts=tuple(texts),
        claims=tuple(claims),
        incidents=linked.incidents,
        origins=linked.origins,
        tally=Tally(minimum=0, maximum=None, incidents=()),
    )


def narrowed(gold: dict[str, object], names: set[str]) -> dict[str, object]:
    """The gold of the documents that were read, so that a part of a set can be scored."""
    documents = {k: v for k, v in gold["documents"].items() if k in names}  # type: ignore[attr-defined]
    incidents = []
    for incident in gold["incidents"]:  # type: ignore[attr-defined]
        deaths = {d: c for d, c in incident["deaths_by_doc"].items() if d in names}
        if any(d in names for d in incident["docs"]):
            incidents.append({**incident, "deaths_by_doc": deaths})
    return {**gold, "documents": documents, "incidents": incidents}


def in_language(
    files: Iterator[tuple[str, bytes]], gold: dict[str, object], language: str
) -> Iterator[tuple[str, bytes]]:
    """The reports that gold says are in a language; all of them if none is asked for."""
    documents: dict[str, dict[str, str]] = gold["documents"]  # type: ignore[assignment]
    for name, data in files:
        said = documents.get(Path(name).stem, {}).get("language", "en")
        if not language or said.startswith(language):
            yield name, data


def main() -> int:
    """Build, write, score; the scorer's exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", choices=sorted({*GOLD, *OURS}))
    parser.add_argument("--shared", default=os.environ.get("CENOTAPH_SHARED", "../shared"))
    parser.add_argument(
        "--prefix", default="DEV", help="of MUC-4 documents; tuned or unseen of ours"
    )
    parser.add_argument("--language", default="", help="only reports in it: en, fr")
    parser.add_argument("--limit", type=int, default=0, help="read only so many reports")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--keep", type=Path, help="write the incidents JSON here")
    options = parser.parse_args()
    shared = Path(options.shared)
    gold_path, place = located(options.set, shared)
    with tempfile.TemporaryDirectory() as folder:
        wanted = json.loads(gold_path.read_text())
        files = sources(place, options.prefix, options.limit)
        case = build(in_language(files, wanted, options.language), gazetteer(shared, Path(folder)))
        predicted = options.keep or Path(folder) / "incidents.json"
        predicted.write_text(json.dumps(incidents_answer(case), indent=1, ensure_ascii=False))
        gold = Path(folder) / "gold.json"
        names = {Path(document.name).stem for document in case.documents}
        gold.write_text(json.dumps(narrowed(wanted, names)))
        command = [sys.executable, str(shared / "score" / "score.py"), str(gold), str(predicted)]
        command += ["--misses"] if options.misses else []
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
