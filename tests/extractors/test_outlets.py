"""News outlets: what the words beside one say, and which count as actors."""

import pytest

from kg.extractors.joined import Joined
from kg.extractors.lexicon import lexicon
from kg.extractors.names import register_names
from kg.extractors.outlets import Context, contexts
from kg.registers import Registers


def of_each(attribute: str) -> list[object]:
    return [pytest.param(c, row, id=f"{c.id}-{n}") for c in contexts() for n, row in enumerate(getattr(c, attribute))]


@pytest.mark.parametrize("context", contexts(), ids=lambda context: context.id)
def test_each_context_has_examples_and_counter_examples(context: Context) -> None:
    assert context.before or context.behind
    assert context.examples
    assert context.counter


@pytest.mark.parametrize(("context", "row"), of_each("examples"))
def test_a_context_finds_its_example(context: Context, row: tuple[str, str]) -> None:
    text, name = row
    assert context.holds(text, text.index(name), text.index(name) + len(name))


@pytest.mark.parametrize(("context", "text"), of_each("counter"))
def test_a_context_finds_nothing_in_its_counter_example(context: Context, text: str) -> None:
    words = [name for name in ("NPO", "NOS", "Telegraaf") if name in text]
    assert words
    assert not any(context.holds(text, text.index(name), text.index(name) + len(name)) for name in words)


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
