"""What models are told stays in step with what the graph and the rules know."""

from kg.extractors.patterns import patterns
from kg.models.contract import contract, prompt, schema
from kg.rdf.model import PREDICATES
from kg.rdf.vocabulary import term
from tests.marked import unmark

_LETTERS = {"Company": "C", "GovernmentBody": "G", "Organization": "O", "Person": "P", "Place": "T", "Law": "L"}


def test_the_predicates_are_those_of_the_graph() -> None:
    assert [term(f"kg:{name}") for name in contract().predicates] == list(PREDICATES)
    assert contract().ends.keys() == contract().predicates.keys()


def test_each_relation_that_patterns_find_may_be_proposed_too() -> None:
    for pattern in patterns("relation_patterns"):
        for sentence, subject, target in pattern.examples:
            _, mentions = unmark(sentence)
            for end, classes in zip((subject, target), contract().ends[pattern.yields], strict=True):
                letters = {_LETTERS[cls] for cls in classes}
                marked = {letter for letter in "CGOPTL" if f"‹{letter}:{end}›" in sentence}
                assert marked <= letters, f"{pattern.id}: {end}"
            assert mentions


def test_the_prompt_explains_every_class_and_predicate_and_the_schema_allows_no_other() -> None:
    names = schema()["properties"]["names"]["items"]
    relations = schema()["properties"]["relations"]["items"]
    assert names["properties"]["class"]["enum"] == list(contract().classes)
    assert relations["properties"]["predicate"]["enum"] == list(contract().predicates)
    for word in (*contract().classes, *contract().predicates):
        assert f"- {word}: " in prompt()
    assert "{" not in prompt()


def test_the_schema_is_as_strict_as_servers_ask() -> None:
    """Every object closed, every property required: else `strict` is refused."""

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if node.get("type") == "object":
                assert node["additionalProperties"] is False
                assert node["required"] == list(node["properties"])
            for value in node.values():
                walk(value)

    walk(schema())
