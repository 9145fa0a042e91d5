"""Several files of one publication: one words it, the others are its copies."""

from collections.abc import Sequence
from dataclasses import replace

from kg.document import Copy, Document
from kg.sources import fidelity


def most_faithful(files: Sequence[Document]) -> Document:
    """Of several files of one publication the whole one in the most faithful format; the others are its copies."""
    if len(files) == 1:
        return files[0]
    best, *others = sorted(
        files, key=lambda file: (bool(file.incomplete), fidelity(file.format), file.source_file, file.sha256)
    )
    copies = {Copy(file.source_file, file.format, file.sha256) for file in others} - {
        Copy(best.source_file, best.format, best.sha256)
    }
    return replace(best, copies=tuple(sorted(copies, key=lambda copy: copy.source_file)))
