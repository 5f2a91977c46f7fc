"""How fast documents become a graph, and with how much memory. Run by hand:

    python tests/benchmarks/throughput.py [PATH...] [--documents 2000] [--repeat 3]

Prints, for the documents in PATH (the examples where none is given): characters of clean text per second for segmentation alone, the
tagger alone, both, reading, and the whole pipeline in one process, each the best of several runs; the ratio of the whole to
segmentation and tagger; then, each in processes of their own, start-up time, builds with one and two jobs, and the peak memory of
builds of more and more documents made from those in PATH. Runs on Linux, whose /proc tells the peak memory.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path

from kg.document_processing import DocumentProcessor, Processed, Settings
from kg.documents.discovery import InputFile, find_documents
from kg.documents.document import Document
from kg.documents.reading import DocumentReader
from kg.examples import examples_folder
from kg.language.segmentation import create_nlp
from kg.language.statistical_names import StatisticalNames
from ontology.vocabulary import Vocabulary, load_vocabulary

_FIGURE = re.compile(r"\d+")
_MEASURED_BUILD = """
import resource, sys, time
from pathlib import Path
from kg.building import build
if __name__ == "__main__":
    begun, first = time.perf_counter(), []
    def progress(done, total):
        if done == int(sys.argv[4]):
            first.append(time.perf_counter())
    report = build([Path(sys.argv[1])], Path(sys.argv[2]), jobs=int(sys.argv[3]), progress=progress)
    ended = time.perf_counter()
    # VmHWM and not ru_maxrss, which a new program inherits from the process that started it
    own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(report.documents, ended - begun, ended - first[0], own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[examples_folder()])
    parser.add_argument("--documents", type=int, default=2000, help="documents of the largest folder (default 2000)")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each stage, of which the best counts (default 3)")
    arguments = parser.parse_args()
    vocabulary = load_vocabulary()
    files, problems = find_documents(arguments.paths)
    for problem in problems:
        print(problem, file=sys.stderr)
    reader = DocumentReader(vocabulary)
    documents = [reader.read(file) for file in files]
    _stages(files, documents, reader, vocabulary, arguments.repeat)
    print(f"\npeak memory of this process: {_megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)}")
    with tempfile.TemporaryDirectory() as folder:
        _builds(documents, Path(folder), arguments.documents)


def _stages(files: Sequence[InputFile], documents: Sequence[Document], reader: DocumentReader, vocabulary: Vocabulary, repeat: int) -> None:
    texts = [document.text for document in documents]
    size = sum(map(len, texts))
    print(f"{len(texts)} documents, {size:,} characters of clean text\n")
    nlp = create_nlp(vocabulary, "pkuseg")
    tagger = StatisticalNames("lac")
    process = DocumentProcessor(Settings())
    words = [nlp.make_doc(text) for text in texts]

    def whole() -> None:
        outcomes = [process(file) for file in files]
        assert all(isinstance(outcome, Processed) for outcome in outcomes), outcomes

    seconds = {
        "segmentation": _best(repeat, lambda: _consume(nlp.make_doc(text) for text in texts)),
        "tagger": _best(repeat, lambda: _consume(tagger(doc.copy()) for doc in words)),
        "segmentation and tagger": _best(repeat, lambda: _consume(tagger(nlp.make_doc(text)) for text in texts)),
        "reading": _best(repeat, lambda: _consume(reader.read(file) for file in files)),
        "whole pipeline": _best(repeat, whole),
    }
    for name, needed in seconds.items():
        print(f"{name:26}{size / needed:12,.0f} characters/s")
    print(f"{'whole : segm. and tagger':26}{seconds['segmentation and tagger'] / seconds['whole pipeline']:12.2f}")


def _builds(documents: Sequence[Document], folder: Path, largest: int) -> None:
    sizes = sorted({largest // 4, largest // 2, largest})
    varied = _varied(documents)
    made: list[str] = [next(varied) for _ in range(largest)]
    for number in sizes:
        _write(made[:number], folder / str(number))
    _write(["各级工会开展送清凉活动，慰问一线职工。"], folder / "one")
    begun = time.perf_counter()
    _build(folder / "one", 1, 1)
    print(f"start-up, build of one sentence: {time.perf_counter() - begun:.2f} s")
    speeds = {}
    for jobs in (1, 2):
        warm = 2 * jobs  # the first documents wait for the processes to start
        size = sum(map(len, made[warm : sizes[0]]))
        _, seconds, working, *_ = _build(folder / str(sizes[0]), jobs, warm)
        speeds[jobs] = size / working
        print(f"build, {sizes[0]} documents, {jobs} job(s): {speeds[jobs]:,.0f} characters/s once started, {seconds:.1f} s in all")
    print(f"two jobs : one job: {speeds[2] / speeds[1]:.2f}")
    for number in sizes:
        read, seconds, _, own, workers = _build(folder / str(number), 2, 1)
        size = sum(map(len, made[:number]))
        memory = f"peak {_megabytes(own)} here, {_megabytes(workers)} in the largest worker"
        print(f"{read:.0f} documents, {size:,} characters, 2 jobs: {seconds:.1f} s, {memory}")


def _build(source: Path, jobs: int, warm: int) -> list[float]:
    """Documents read, seconds in all and after document number ``warm``, peak memory in KiB here and in the workers."""
    with tempfile.TemporaryDirectory() as out:
        script = Path(out) / "measured_build.py"
        script.write_text(_MEASURED_BUILD, encoding="utf-8")
        command = [sys.executable, str(script), str(source), f"{out}/graph", str(jobs), str(warm)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(part) for part in done.stdout.split()]


def _varied(documents: Sequence[Document]) -> Iterator[str]:
    """Endless documents of the paragraphs of ``documents``, each a choice of its own with other figures; always the same ones."""
    for number in count():
        chance = random.Random(number)
        paragraphs = documents[number % len(documents)].text.splitlines()
        others = documents[chance.randrange(len(documents))].text.splitlines()
        chosen = [line for line in (*paragraphs, *others) if chance.random() < 0.5]
        yield "\n".join(_FIGURE.sub(lambda figure, chance=chance: _changed(figure.group(), chance), line) for line in chosen)


def _changed(figure: str, chance: random.Random) -> str:
    return figure if len(figure) == 4 and figure.startswith("20") else str(chance.randrange(1, 10 ** len(figure)))


def _write(texts: Iterable[str], folder: Path) -> None:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def _best(repeat: int, work: Callable[[], None]) -> float:
    """The seconds of the fastest of ``repeat`` runs."""
    seconds = []
    for _ in range(repeat):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def _consume(results: Iterable[object]) -> None:
    for _ in results:
        pass


def _megabytes(kibibytes: float) -> str:
    return f"{kibibytes / 1024:,.0f} MiB"


if __name__ == "__main__":
    main()
