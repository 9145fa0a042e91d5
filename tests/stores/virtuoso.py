"""OpenLink Virtuoso as Debian ships it: an instance of our own in a folder, on the loopback, gone afterwards."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.stores.engines import PATIENCE, Endpoint, free_port, running

PASSWORD = "dba"
"""That of a fresh instance, which nobody else can reach."""

_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
DirsAllowed = {folder}
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 60
"""


def is_here() -> bool:
    """Whether Debian's virtuoso-opensource is installed."""
    return shutil.which("virtuoso-t") is not None and shutil.which("isql-vt") is not None


class Virtuoso(Endpoint):
    """A running instance."""

    def __init__(self, http: int, sql: int, has_graphs: bool = True) -> None:
        super().__init__(f"http://127.0.0.1:{http}/sparql", has_graphs)
        self.root = f"http://127.0.0.1:{http}"
        self._sql = f"127.0.0.1:{sql}"
        self.own = self.quads()

    def sql(self, statement: str) -> str:
        """What `isql` prints for a statement."""
        words = [self._sql, "dba", PASSWORD, "VERBOSE=OFF", "BANNER=OFF", "PROMPT=OFF", "ERRORS=STDOUT"]
        done = subprocess.run(
            ["isql-vt", *words, f"EXEC={statement}"], capture_output=True, text=True, timeout=PATIENCE, check=True
        )
        assert "*** Error" not in done.stdout, done.stdout
        return done.stdout

    def quads(self) -> int:
        """How many quads there are, those of Virtuoso itself among them."""
        return int(self.rows("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")[0][0])

    def bulk_load(self, path: Path) -> None:
        """By the bulk loader; `path` lies in the folder of the instance."""
        self.sql(f"ld_dir('{path.parent}', '{path.name}', 'urn:triples')")
        self.sql("rdf_loader_run(); checkpoint;")
        failed = self.sql("SELECT ll_error FROM DB.DBA.load_list WHERE ll_state <> 2 OR ll_error IS NOT NULL")
        assert "NULL" not in failed and "Error" not in failed, failed


@contextmanager
def instance(folder: Path) -> Iterator[Virtuoso]:
    """A fresh instance in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    http, sql = free_port(), free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_INI.format(folder=folder, http=http, sql=sql), encoding="utf-8")
    start = ["virtuoso-t", "+foreground", "+configfile", str(ini)]
    with running(start, f"http://127.0.0.1:{http}/sparql", folder / "out.log", cwd=folder):
        yield Virtuoso(http, sql)


@contextmanager
def loaded(path: Path, folder: Path) -> Iterator[Virtuoso]:
    """A fresh instance with one file in it."""
    with instance(folder / "virtuoso") as virtuoso:
        inside = folder / "virtuoso" / path.name
        shutil.copyfile(path, inside)
        virtuoso.bulk_load(inside)
        virtuoso.has_graphs = path.suffix == ".nq"
        yield virtuoso
