"""Posts of government in running text."""

import pytest

from kg.document import Anchor
from kg.extractors.posts import FORMER, IN_TEXT, PREDECESSOR, post_names
from kg.mention import PostMention
from kg.registers import Registers


def found(text: str, registers: Registers) -> list[tuple[str, str, str]]:
    """Rule, name and surface of each post."""
    mentions = []
    for candidate in post_names(text, registers):
        surface = text[candidate.start : candidate.end]
        mention = candidate.make(Anchor(0, candidate.start, candidate.end), surface)
        assert isinstance(mention, PostMention)
        assert mention.role is None
        mentions.append((mention.rule, mention.name, surface))
    return mentions


@pytest.mark.parametrize(
    ("text", "name", "surface"),
    [
        (
            "Kan de minister van Justitie en Veiligheid dit bevestigen?",
            "Minister van Justitie en Veiligheid",
            "minister van Justitie en Veiligheid",
        ),
        ("Wat vindt de staatssecretaris van VWS ervan?", "Staatssecretaris van VWS", "staatssecretaris van VWS"),
        (
            "Is de minister voor Rechtsbescherming bereid …",
            "Minister voor Rechtsbescherming",
            "minister voor Rechtsbescherming",
        ),
        ("Deelt de minister-president die mening?", "Minister-president", "minister-president"),
        (
            "De Minister van Onderwijs, Cultuur en Wetenschap (OCW) schreef",
            "Minister van Onderwijs, Cultuur en Wetenschap",
            "Minister van Onderwijs, Cultuur en Wetenschap",
        ),
        (
            "Demissionair minister van Binnenlandse Zaken en Koninkrijksrelaties De Jonge",
            "Minister van Binnenlandse Zaken en Koninkrijksrelaties",
            "minister van Binnenlandse Zaken en Koninkrijksrelaties",
        ),
    ],
)
def test_one_post(text: str, name: str, surface: str, registers: Registers) -> None:
    assert found(text, registers) == [(IN_TEXT, name, surface)]


def test_an_enumeration_holds_several(registers: Registers) -> None:
    text = "de ministers van Financiën en voor Rechtsbescherming en de staatssecretaris van VWS"
    assert [name for _, name, _ in found(text, registers)] == [
        "Minister van Financiën",
        "Minister voor Rechtsbescherming",
        "Staatssecretaris van VWS",
    ]


@pytest.mark.parametrize(
    "text", ["de toenmalige minister van Economische Zaken", "oud-minister van Defensie", "voormalig minister van VWS"]
)
def test_a_former_holder_is_said_so(text: str, registers: Registers) -> None:
    assert [rule for rule, _, _ in found(text, registers)] == [FORMER]


def test_a_predecessor(registers: Registers) -> None:
    assert found("Zoals mijn ambtsvoorganger u schreef", registers) == [
        (PREDECESSOR, "Ambtsvoorganger", "ambtsvoorganger")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Minister-president Modi van India",
        "De Duitse minister van Financiën",
        "de minister van Defensie van België",
        "het ministerie van Defensie",
        "de minister van Justitie en Toverij",
        "de minister",
        "ministers van Buitenlandse Zakenlieden",
        "een ambtsvoorganger",
    ],
)
def test_what_is_no_post_of_ours(text: str, registers: Registers) -> None:
    assert found(text, registers) == []
