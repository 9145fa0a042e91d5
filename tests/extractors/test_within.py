"""A body that is named within the name of a part of it."""

import pytest

from kg.extractors import extract
from kg.extractors.within import RULE
from kg.mention import RelationMention
from kg.registers import Registers
from tests.made import answer, document


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("De inlichtingen- en opsporingsdienst van de Inspectie Leefomgeving en Transport", "Inspectie Leefomgeving en Transport"),
        ("Dit doet de Afdeling advisering van de Raad van State.", "Raad van State"),
        ("De VN zegt dit in de VN-Mensenrechtenraad.", "VN"),
        ("De VN stemt in de Algemene Vergadering van de Verenigde Naties.", "Verenigde Naties"),
        ("Dit zegt de VN-Mensenrechtenraad.", None),
        ("De Europese Unie is niet de Raad van de Europese Unie.", None),
        ("Dit doet de Vereniging van Nederlandse Gemeenten.", None),
        ("Dit doet de Raad van State.", None),
        ("Dit doet het Internationale Comité van het Rode Kruis.", None),
    ],
)  # fmt: skip
def test_the_whole_is_named_and_the_part_is_part_of_it(registers: Registers, text: str, whole: str | None) -> None:
    found = extract(document(answer("1", text)), registers)
    assert [
        mention.surface for mention in found if mention.rule == RULE and not isinstance(mention, RelationMention)
    ] == ([whole] if whole else [])
    stated = [one for one in found if isinstance(one, RelationMention) and one.rule == RULE]
    assert [(one.predicate, one.object.surface, one.at) for one in stated] == (
        [("partOf", whole, stated[0].subject.at)] if whole else []
    )
