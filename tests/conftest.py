"""What several tests need: the registers, the built example, the shared documents beside the project."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg import registers as all_registers
from kg.pipeline import build
from kg.queries import load
from kg.registers import Registers

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
_SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def registers() -> Registers:
    """The real registers of the package."""
    return all_registers.load()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of exports of a fresh build of `examples/`, read by the relative path the README uses."""
    out = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        report = build(["examples"], out, jobs=1)
    assert report.errors == ()
    return out


@pytest.fixture(scope="session")
def example(built: Path) -> ox.Store:
    """The graph of the built example, ready to be asked."""
    return load(built / "kamergraaf.nq")


@pytest.fixture(scope="session")
def bytes_built(built: Path) -> Mapping[str, bytes]:
    """Every file of the built example by name."""
    return {path.name: path.read_bytes() for path in sorted(built.iterdir())}


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared documents and facts beside the project."""
    if not SHARED.is_dir():
        pytest.skip("the shared documents and facts are not beside the project")
    return SHARED


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium of this machine that asks nothing of its own."""
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    path = next(filter(None, found), None)
    if path is None:
        pytest.skip("no Chromium in PATH")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=_SWITCHES)
        yield started
        started.close()
