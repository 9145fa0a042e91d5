"""Words beside a name, as data: each row finds its examples, none a counter-example; which news outlets count as actors."""

import pytest

from kg.extractors.beside import Beside, beside
from kg.extractors.joined import Joined
from kg.extractors.lexicon import lexicon
from kg.extractors.names import register_names
from kg.registers import Registers

TABLES = ("outlet_contexts", "no_people")
ROWS = [row for table in TABLES for row in beside(table)]


def of_each(attribute: str) -> list[object]:
    return [
        pytest.param(row, *case, id=f"{row.id}-{n}") for row in ROWS for n, case in enumerate(getattr(row, attribute))
    ]


def test_ids_are_unique() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_each_row_has_examples_and_counter_examples(row: Beside) -> None:
    assert row.before or row.behind
    assert row.examples
    assert row.counter


@pytest.mark.parametrize(("row", "text", "name"), of_each("examples"))
def test_a_row_finds_its_example(row: Beside, text: str, name: str) -> None:
    assert row.holds(text, text.index(name), text.index(name) + len(name))


@pytest.mark.parametrize(("row", "text", "name"), of_each("counter"))
def test_a_row_finds_nothing_in_its_counter_example(row: Beside, text: str, name: str) -> None:
    assert not row.holds(text, text.index(name), text.index(name) + len(name))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De NPO die Nederlandse series niet wil delen", ["NPO"]),
        ("De hervorming van de NPO en de uitzending van de NOS", ["NPO"]),
        ("Het bericht NPO wil minder zendtijd", ["NPO"]),
        ("De arrestatie van de NOS-correspondent", ["NOS"]),
        ("Een artikel in De Telegraaf en op NU.nl", []),
        ("De uitzending van Nieuwsuur over de zorg", []),
        ("NOS, 3 mei 2024", []),
        ("Het programma NPO 3 van NRC", []),
    ],
)
def test_an_outlet_counts_where_it_acts(text: str, expected: list[str], registers: Registers) -> None:
    (found,) = register_names(Joined.of([text]), lexicon(registers))
    assert [text[one.start : one.end] for one in found] == expected
