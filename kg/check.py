"""Is a built graph valid, and does every quote in it stand in its source?

Two questions, answered apart: does the graph have the shape of `ontology/shapes.ttl` (where every quote is the
stretch of its section that it names), and does every section, read again from its source, still say the same.
"""

from dataclasses import dataclass
from pathlib import Path

from kg.exporters import Progress
from kg.queries import load, rows_of, run, value_of
from kg.reread import read_again
from kg.shapes import violations


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found. Each violation, failure and missing file is one line for a person.

    `shapes` are violations of the shapes, `failures` quotes and texts that are not what their source says now,
    `missing` source files that could not be read again. `quotes` counts the mentions and relations of the graph,
    `reread` those of them found again in the raw source, `mended` those that a reader mended beyond comparing.
    """

    shapes: tuple[str, ...]
    failures: tuple[str, ...]
    missing: tuple[str, ...]
    documents: int
    quotes: int
    reread: int
    mended: int

    @property
    def ok(self) -> bool:
        """Whether nothing at all was wrong."""
        return not (self.shapes or self.failures or self.missing)


def check(data: Path, sources: Path | None = None, progress: Progress = lambda what, done, total: None) -> CheckReport:
    """Check a built graph; source files that are not where `kg:sourceFile` says are sought in the folder `sources`.

    `data` is a file or a folder of exports; of a store on disk, `kg.exporters.stored.as_file`.
    """
    store = load(data)
    again = read_again(store, sources, progress)
    counted = run("SELECT (COUNT(DISTINCT ?m) AS ?n) { { ?m a kg:Mention } UNION { ?m a kg:Relation } }", store)
    return CheckReport(
        shapes=violations(data, store, progress),
        failures=again.failures,
        missing=again.missing,
        documents=again.documents,
        quotes=int(value_of(next(rows_of(counted))[0])),
        reread=again.same,
        mended=again.mended,
    )
