"""Names by what is said of them: the patterns of `kg/data/context_patterns.toml`, both ways."""

import pytest

from kg.extractors.contexts import described
from kg.extractors.patterns import Pattern, patterns
from kg.mention import EntityClass

PATTERNS = patterns("context_patterns")


def of_each(attribute: str) -> list[object]:
    return [pytest.param(p, row, id=f"{p.id}-{n}") for p in PATTERNS for n, row in enumerate(getattr(p, attribute))]


def found(text: str) -> list[tuple[str, str]]:
    return [(one.rule, text[one.start : one.end]) for one in described(text)]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.id)
def test_each_pattern_has_examples_and_counter_examples(pattern: Pattern) -> None:
    assert pattern.examples
    assert pattern.counter
    assert pattern.yields in {cls.value for cls in EntityClass}


@pytest.mark.parametrize(("pattern", "row"), of_each("examples"))
def test_a_pattern_finds_its_example(pattern: Pattern, row: tuple[str, str]) -> None:
    assert (pattern.id, row[1]) in found(row[0])


@pytest.mark.parametrize(("pattern", "text"), of_each("counter"))
def test_nothing_is_found_in_a_counter_example(pattern: Pattern, text: str) -> None:
    assert found(text) == []
