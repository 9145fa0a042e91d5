"""What a model may propose: the classes and relations of `kg/data/model_contract.toml`, as a schema and as a prompt."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.mention import EntityClass

_DATA = Path(__file__).parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Contract:
    """`labels` gives the class that a label of a pipeline means, `None` for an organisation of any kind; `means` the words
    in which classes and predicates are explained, in order; `ends` the classes that a predicate's two ends may have.
    """

    labels: dict[str, EntityClass | None]
    classes: dict[EntityClass, str]
    predicates: dict[str, str]
    ends: dict[str, tuple[frozenset[EntityClass], frozenset[EntityClass]]]


@cache
def contract() -> Contract:
    """The table, read once."""
    table = tomllib.loads((_DATA / "model_contract.toml").read_text(encoding="utf-8"))
    labels: dict[str, EntityClass | None] = dict.fromkeys(table["any_organisation"])
    for row in table["class"]:
        labels |= dict.fromkeys((row["name"], *row["labels"]), EntityClass(row["name"]))
    return Contract(
        labels,
        {EntityClass(row["name"]): row["means"] for row in table["class"]},
        {row["predicate"]: row["means"] for row in table["relation"]},
        {row["predicate"]: (_classes(row["subject"]), _classes(row["object"])) for row in table["relation"]},
    )


def _classes(names: list[str]) -> frozenset[EntityClass]:
    return frozenset(map(EntityClass, names))


@cache
def prompt() -> str:
    """What a language model is asked to do with the text that follows."""
    told = contract()
    return (
        (_DATA / "model_prompt.txt")
        .read_text(encoding="utf-8")
        .format(
            classes="\n".join(f"- {cls}: {means}" for cls, means in told.classes.items()),
            relations="\n".join(f"- {predicate}: {means}" for predicate, means in told.predicates.items()),
        )
    )


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema that an answer must keep to: only keywords that servers with schema-bound output know."""
    word = {"type": "string"}
    return _object(
        names=_list(_object(quote=word, **{"class": _one_of(contract().classes)}, context=word)),
        relations=_list(_object(subject=word, predicate=_one_of(contract().predicates), object=word, quote=word)),
    )


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _one_of(values: dict[Any, str]) -> dict[str, Any]:
    return {"type": "string", "enum": [str(value) for value in values]}
