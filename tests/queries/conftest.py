"""The corpus of `tests.queries.corpus` and the example, built together by the real pipeline."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.pipeline import build
from kg.queries import load
from tests.conftest import EXAMPLES
from tests.queries import corpus


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of exports."""
    inputs, out = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("asked")
    corpus.write(inputs)
    assert build([str(inputs), str(EXAMPLES)], out, jobs=1).errors == ()
    return out


@pytest.fixture(scope="session")
def asked(folder: Path) -> ox.Store:
    """The graph, ready to be asked."""
    return load(folder)
