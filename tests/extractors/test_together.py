"""Documents that pass together: each has the mentions that it has by itself."""

from importlib import import_module

import pytest

from kg.extractors import extract, extract_each
from kg.registers import Registers
from tests.made import answer, document, question

_DOCUMENTS = [
    document(question("1", "Klopt het dat KPN onderzoek deed naar Telfort (TFT)?")),
    document(answer("1", "De AIVD is onderdeel van het ministerie van BZK. \ud800 Huawei levert aan KPN.")),
    document(
        question("1", "Kent u het bericht ‘Titel’ in Trouw?"), answer("1", "Ja. TFT is een aanbieder in Utrecht.")
    ),
    document(),
]


@pytest.mark.parametrize("together", [1, 100, 100_000])
def test_a_document_has_its_own_mentions(registers: Registers, monkeypatch: pytest.MonkeyPatch, together: int) -> None:
    """What one document defines or relates is nothing to the next, whatever the number that pass together."""
    monkeypatch.setattr(import_module("kg.extractors"), "_TOGETHER", together)
    alone = [extract(one, registers) for one in _DOCUMENTS]
    assert extract_each(_DOCUMENTS, registers) == alone
    assert [len(mentions) > 1 for mentions in alone] == [True, True, True, False]


def test_nothing_is_found_in_nothing(registers: Registers) -> None:
    assert extract_each([], registers) == []
