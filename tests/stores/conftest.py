"""A graph of some size, as its users would build it, and every engine loaded with each of its files."""

import gzip
import json
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from kg.pipeline import build
from tests.conftest import EXAMPLES, SHARED
from tests.stores import jena, virtuoso
from tests.stores.engines import Engine, Pyoxigraph, Rdflib, oxigraph_server

RECORDS = 1_000
DOCUMENTS = ("openkamer-text", "docx-text", "wetsuite-qa-text")
ENGINES = ("pyoxigraph", "rdflib", "oxigraph", "jena", "virtuoso")

# What has upset a loader somewhere: quotes, backslashes, control characters, what looks like markup, a template or the
# end of a literal, characters beyond the first plane, letters that run from right to left, composed and decomposed é.
_AWKWARD = (
    'Het "bericht" over \\ en \\n en \\u0041',
    "Regel een\nregel twee\tmet tab\r\nen regeleinde",
    "<script>alert('x')</script> & ]]> {{ 7*7 }} ${x}",
    "Emoji 🧨 en 𝔎𝔞𝔪𝔢𝔯, العربية en עברית",
    "Café (cafe\u0301), zachte\u00adafbreking, nulbreedte\u200bspatie en \u2028regelscheiding",
    'Einde"""@nl . <urn:a> <urn:b> <urn:c> .',
    "Controle \u0001\u0008\u000b\u000c\u001f\u007f\u0085 tekens",
)


def made_records(number: int) -> Iterator[str]:
    """Records of the form of the Tweede Kamer with titles that are hard on a parser."""
    for place in range(number):
        record = {
            "id": f"gemaakt-{place}",
            "nummer": f"2021Z9{place:04}",
            "onderwerp": f"{_AWKWARD[place % len(_AWKWARD)]} ({place}) bij Huawei en KPN",
            "datum": f"2021-03-{place % 28 + 1:02}",
            "vergaderjaar": "2020-2021",
            "afgedaan": True,
            "indieners": [{"naam": "Kathalijne Buitenweg", "initialen": "K.M."}],
            "medeindieners": [],
            "gericht_aan": [{"naam": "F.B.J. Grapperhaus"}],
            "status": "Vrijgegeven",
        }
        yield json.dumps(record, ensure_ascii=False)


def real_records(folder: Path, number: int) -> Iterator[str]:
    """The first records of some years."""
    paths = sorted((folder / "data" / "zaken").glob("*.jsonl.gz"))[-4:]
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (line.rstrip("\n") for line in islice(lines, number // len(paths)))


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of the example, made records and, where they are, real records and documents."""
    folder = tmp_path_factory.mktemp("graph")
    lines = [*made_records(150), *(real_records(SHARED, RECORDS) if SHARED.is_dir() else ())]
    (folder / "zaken.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    shutil.copytree(EXAMPLES, folder / "examples")
    inputs = [str(folder / "zaken.jsonl"), str(folder / "examples")]
    if SHARED.is_dir():
        inputs += [str(SHARED / "data" / "documents" / name) for name in DOCUMENTS]
    build(inputs, folder / "exports", jobs=1)
    return folder / "exports"


@pytest.fixture(scope="session")
def reference(exports: Path) -> Pyoxigraph:
    """What the others are compared with."""
    return Pyoxigraph(exports / "kamergraaf.nq")


@pytest.fixture(scope="module", params=[(name, form) for name in ENGINES for form in ("nq", "ttl")], ids="-".join)
def engine(request: pytest.FixtureRequest, exports: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Each engine with each file; one that is not installed is skipped."""
    name, form = request.param
    path, folder = exports / f"kamergraaf.{form}", tmp_path_factory.mktemp(f"{name}-{form}")
    if name in ("jena", "virtuoso") and not (jena if name == "jena" else virtuoso).is_here():
        pytest.skip(f"{name} is not installed")
    if name == "oxigraph":
        with oxigraph_server(path, folder) as server:
            yield server
    elif name == "virtuoso":
        with virtuoso.loaded(path, folder) as server:
            yield server
    elif name == "jena":
        yield jena.Jena(path, folder)
    else:
        yield {"pyoxigraph": Pyoxigraph, "rdflib": Rdflib}[name](path)
