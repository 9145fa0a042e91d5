"""JSON-LD: names that people can read, and the same quads for every reader."""

import json
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.exporters.jsonld import context, jsonld
from kg.exporters.rdf_files import convert
from kg.rdf.iris import BASE
from kg.rdf.vocabulary import PREFIXES
from tests.conftest import ROOT

SET, XSD = f"<{BASE}vraag/1>", PREFIXES["xsd"]
ODD = rf"""
{SET} <https://schema.org/text> "a \"b\"\n</script>\u2028"@nl <x:g> .
{SET} <https://schema.org/text> "in English"@en <x:g> .
{SET} <https://schema.org/text> "no language" <x:g> .
{SET} <https://schema.org/position> "007"^^<{XSD}integer> <x:g> .
{SET} <https://schema.org/position> "-7"^^<{XSD}integer> <x:g> .
{SET} <{PREFIXES["kg"]}undecided> "true"^^<{XSD}boolean> <x:g> .
{SET} <{PREFIXES["kg"]}undecided> "1"^^<{XSD}boolean> <x:g> .
{SET} <{PREFIXES["kg"]}number> <https://schema.org//odd> <x:h> .
{SET} <{PREFIXES["kg"]}askedBy> "no address" <x:h> .
{SET} <{PREFIXES["kg"]}dateAnswered> "2021"^^<{XSD}gYear> .
<{BASE}vraag/1/2> <p:unknown> _:b <x:g> .
_:b <{PREFIXES["rdf"]}type> <{PREFIXES["kg"]}Person> <x:g> .
"""


def test_both_readers_find_the_quads_again(built: Path, tmp_path: Path) -> None:
    convert(built / "kamergraaf.nq", tmp_path / "graaf.jsonld", "jsonld")
    quads = set(ox.parse(path=built / "kamergraaf.nq", format=ox.RdfFormat.N_QUADS))
    assert set(ox.parse(path=tmp_path / "graaf.jsonld", format=ox.RdfFormat.JSON_LD)) == quads
    ours, theirs = rdflib.Dataset(), rdflib.Dataset()
    ours.parse(tmp_path / "graaf.jsonld", format="json-ld")
    theirs.parse(built / "kamergraaf.nq", format="nquads")
    assert set(ours.quads()) == set(theirs.quads())


def canonical(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """The quads with blank nodes named by what is said of them."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


def test_what_no_plain_string_can_say_is_said_in_full() -> None:
    quads = list(ox.parse(ODD, format=ox.RdfFormat.N_QUADS))
    text = "".join(jsonld(quads, BASE))
    assert json.loads(text)
    assert canonical(ox.parse(text, format=ox.RdfFormat.JSON_LD)) == canonical(quads)
    assert len(quads) == 12


def test_a_person_can_read_it(built: Path, tmp_path: Path) -> None:
    convert(built / "kamergraaf.nq", tmp_path / "graaf.jsonld", "jsonld")
    graphs = json.loads((tmp_path / "graaf.jsonld").read_text(encoding="utf-8"))["@graph"]
    nodes = {node["@id"]: node for graph in graphs for node in graph["@graph"]}
    asked = nodes["vraag:2021Z05118"]
    assert asked["askedBy"] == "persoon:kathalijne-buitenweg"
    assert asked["dateSubmitted"] == "2021-03-30"
    assert asked["daysToAnswer"] == 50
    assert asked["title"].startswith("Het bericht dat Huawei")
    assert "ParliamentaryQuestion" in asked["@type"]


def test_names_of_ours_are_those_of_the_ontology() -> None:
    """A property that is not named there is written by its own name all the same: see `@vocab`."""
    ontology = rdflib.Graph().parse(ROOT / "ontology" / "kg.ttl")
    things, values = (
        {str(one).removeprefix(PREFIXES["kg"]) for one in ontology.subjects(rdflib.RDF.type, kind)}
        for kind in (rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty)
    )
    plain = {name for name, said in context().items() if said == f"kg:{name}"}
    typed = {
        name: str(said["@type"])
        for name, said in context().items()
        if isinstance(said, dict) and said["@id"] == f"kg:{name}"
    }
    assert {"askedBy", "dateAnswered"} <= typed.keys()
    assert plain | typed.keys() <= things | values
    assert {name for name, kind in typed.items() if kind == "@id"} <= things
    assert plain | {name for name, kind in typed.items() if kind != "@id"} <= values


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_prefixes_are_those_of_the_program(prefix: str) -> None:
    assert context()[prefix] == PREFIXES[prefix]
