"""Where the files lie that are not code: the ontology, its shapes and its queries."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def ontology(name: str) -> Path:
    """A file or folder of the ontology, in an installed wheel (`kg/ontology`) or a checkout (`ontology` beside `kg`).

    >>> ontology("kg.ttl").name
    'kg.ttl'
    """
    installed = _PACKAGE / "ontology"
    return (installed if installed.is_dir() else _PACKAGE.parent / "ontology") / name
