"""A spaCy pipeline with named entities: an installed package, or a folder that `nlp.to_disk` wrote."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

_HOW = "install spaCy with: pip install 'kamergraaf[models]'"


@dataclass(frozen=True)
class SpacyModel:
    """The pipeline in `folder`, loaded when it is first asked; `name` and `version` are of its own `meta.json`."""

    folder: Path
    called: str
    version: str

    @classmethod
    def of(cls, named: str) -> "SpacyModel":
        """The pipeline by the name of its package or the path of its folder; raises `ModelError` when it is neither."""
        if find_spec("spacy") is None:
            raise ModelError(f"spacy:{named}: {_HOW}")
        folder = Path(named)
        if not folder.is_dir():
            spec = find_spec(named) if named.isidentifier() else None
            if spec is None or spec.origin is None:
                raise ModelError(f"spacy:{named}: no folder and no installed package is called so")
            folder = Path(spec.origin).parent
        try:
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            called, version = f"{meta['lang']}_{meta['name']}", str(meta["version"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"spacy:{named}: no spaCy pipeline: meta.json cannot be read") from error
        within = folder / f"{called}-{version}"  # where a package keeps its pipeline
        return cls(within if within.is_dir() else folder, called, version)

    @property
    def name(self) -> str:
        """`spacy:nl_core_news_lg`, whatever the folder is called."""
        return f"spacy:{self.called}"

    @cached_property
    def key(self) -> str:
        """A hash of spaCy's version and every file of the pipeline: trained again, it is another model."""
        digest = hashlib.sha256(metadata.version("spacy").encode())
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                with path.open("rb") as file:
                    content = hashlib.file_digest(file, "sha256")
                digest.update(f"{path.relative_to(self.folder).as_posix()}\0".encode() + content.digest())
        return digest.hexdigest()

    def ask(self, text: str) -> Mapping[str, object]:
        """Its named entities; a pipeline of this kind states no relations."""
        names = [
            {"quote": entity.text, "class": entity.label_, "start": entity.start_char}
            for entity in self._pipeline(text).ents
        ]
        return {"version": self.version, "names": names, "relations": []}

    @cached_property
    def _pipeline(self) -> "Language":
        import spacy

        try:
            return spacy.load(self.folder)
        except (OSError, ValueError, ImportError) as error:
            raise ModelError(f"{self.name}: spaCy cannot load it: {str(error).splitlines()[0]}") from error
