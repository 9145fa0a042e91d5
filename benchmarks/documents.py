"""How fast the verbs are on real documents: read, extract, link, state, each by processor time on one core.

usage: python benchmarks/documents.py ../shared/data/documents [--runs 7] [--into docs/benchmarks.md]

A document stands here for 10,000 characters of text as read, so that figures compare between collections. In turns with
the verbs runs a reference over the same text: every word of it found by `re`. The ratio of the two says more than the
documents a second: another job on the machine slows both.
"""

import argparse
import gc
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kg import link, state
from kg.document import Document
from kg.errors import SourceError
from kg.extractors import extract_each
from kg.sources import read_content
from kg.sources.content import Content
from kg.sources.inputs import documents_in
from kg.statement import Reading

_SIZE = 10_000
"""Characters of a document."""
_WORD = re.compile(r"\w+")


def main(arguments: list[str]) -> int:
    """Measure, print a table, and write it into a file when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path, help="a folder of documents")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--into", type=Path, help="a Markdown file that has <!-- begin documents --> and its end")
    given = parser.parse_args(arguments)
    table = measured(given.documents, given.runs)
    print(table)
    if given.into:
        page = given.into.read_text(encoding="utf-8")
        filled = f"<!-- begin documents -->\n{table}\n<!-- end documents -->"
        page = re.sub(r"(?s)<!-- begin documents -->.*<!-- end documents -->", lambda _: filled, page)
        given.into.write_text(page, encoding="utf-8")
    return 0


def measured(folder: Path, runs: int) -> str:
    """The table: the fastest of `runs` of each verb and of the reference, in turns."""
    contents = [content for content in documents_in([str(folder)]) if isinstance(content, Content)]
    documents = list(_read(contents))
    text = "\n".join(section.text for document in documents for section in document.sections)
    mentions = extract_each(documents)
    links = [link(*pair) for pair in zip(documents, mentions, strict=True)]
    readings = [[Reading(*parts)] for parts in zip(documents, mentions, links, strict=True)]
    work: dict[str, Callable[[], object]] = {
        "reference": lambda: [sum(1 for _ in _WORD.finditer(text)) for _ in range(5)],
        "read": lambda: list(_read(contents)),
        "extract": lambda: extract_each(documents),
        "link": lambda: [link(*pair) for pair in zip(documents, mentions, strict=True)],
        "state": lambda: [state(reading) for reading in readings],
    }
    gc.freeze()
    best = dict.fromkeys(work, float("inf"))
    for _ in range(runs):
        for name, job in work.items():
            best[name] = min(best[name], _seconds(job))
    number, reference = len(text) / _SIZE, best.pop("reference") / 5
    lines = [
        f"{len(documents)} documents, {len(text):,} characters; the fastest of {runs} runs, Python {sys.version.split()[0]}, "
        f"load {os.getloadavg()[0]:.1f}.",
        "",
        "| verb | documents of 10,000 characters a second, one core | times the reference |",
        "| --- | ---: | ---: |",
    ]
    best["extract, link and state"] = best["extract"] + best["link"] + best["state"]
    best["all four"] = best["read"] + best["extract, link and state"]
    lines += [f"| {name} | {number / seconds:,.0f} | {seconds / reference:.1f} |" for name, seconds in best.items()]
    return "\n".join(lines)


def _read(contents: list[Content]) -> Iterator[Document]:
    for content in contents:
        try:
            yield from read_content(content)
        except SourceError:
            continue


def _seconds(job: Callable[[], object]) -> float:
    """Processor time of one run."""
    before = time.process_time()
    job()
    return time.process_time() - before


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
