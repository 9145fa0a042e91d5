"""Apache Jena as Debian ships it: jars without its scripts, so we start the classes that the scripts start."""

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

from tests.stores.engines import PATIENCE, Rows, rows_of

JARS = Path("/usr/share/java")
_JENA = (
    "arq",
    "base",
    "cmds",
    "core",
    "dboe-base",
    "dboe-index",
    "dboe-storage",
    "dboe-trans-data",
    "dboe-transaction",
    "iri",
    "rdfconnection",
    "shacl",
    "shex",
    "tdb",
    "tdb2",
)
_BESIDE = (
    "commons-cli",
    "commons-codec",
    "commons-compress",
    "commons-csv",
    "commons-io",
    "commons-lang3",
    "dexx.collection",
    "gson",
    "guava",
    "httpclient",
    "httpcore",
    "jackson-annotations",
    "jackson-core",
    "jackson-databind",
    "jakarta.json-api",
    "jcl-over-slf4j",
    "jsonld-java",
    "protobuf",
    "slf4j-api",
    "slf4j-simple",
    "thrift",
    "titanium-json-ld",
)
"""What Jena needs beside its own jars. Not log4j-over-slf4j, which gets into a circle with another of Debian's jars."""

_BUNDLES = "org/apache/jena/ext/xerces/"


def is_here() -> bool:
    """Whether Debian's libapache-jena-java is installed."""
    return (JARS / "jena-cmds.jar").exists() and shutil.which("java") is not None


class Jena:
    """A TDB2 store in a folder, filled with one file."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.folder = folder
        self.has_graphs = path.suffix == ".nq"
        self._unpack_messages()
        self.run("tdb2.tdbloader", "--loc", str(folder / "tdb2"), str(path))

    def run(self, main: str, *arguments: str, also: tuple[int, ...] = ()) -> tuple[str, str]:
        """What a command of Jena prints on both its outputs; an exit status but 0 and `also` fails the test."""
        own = [str(JARS / f"jena-{name}.jar") for name in _JENA]
        beside = [str(JARS / f"{name}.jar") for name in _BESIDE]
        path = ":".join([str(self.folder / "messages"), *own, *beside])
        done = subprocess.run(
            ["java", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", path, main, *arguments],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        assert done.returncode in (0, *also), done.stderr
        return done.stdout, done.stderr

    def rows(self, query: str) -> Rows:
        asked = self.folder / "query.rq"
        asked.write_text(query, encoding="utf-8")
        union = ("--set", "tdb2:unionDefaultGraph=true") if self.has_graphs else ()
        said, _ = self.run(
            "tdb2.tdbquery", "--loc", str(self.folder / "tdb2"), *union, "--query", str(asked), "--results", "json"
        )
        return rows_of(said)

    def warnings(self, path: Path) -> list[str]:
        """What RIOT finds wrong with a file, warnings too."""
        _, said = self.run("riotcmd.riot", "--validate", "--strict", str(path), also=(1,))
        return [line for line in said.splitlines() if re.search(r"\b(WARN|ERROR|FATAL)\b", line)]

    def _unpack_messages(self) -> None:
        """Debian moved Xerces inside jena-core, but the moved code asks for its messages where they were before."""
        with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
            for name in jar.namelist():
                if name.startswith(_BUNDLES) and name.endswith(".properties"):
                    place = self.folder / "messages" / "xerces" / name.removeprefix(_BUNDLES)
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(jar.read(name))
