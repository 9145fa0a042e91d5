"""Names that also mean other things, and names whose neighbours say that they are none."""

import pytest

from kg.extractors import extract
from kg.mention import Mention
from kg.registers import Registers
from tests.made import answer, document


def found(text: str, registers: Registers) -> list[Mention]:
    return [m for m in extract(document(answer("1", text)), registers) if m.at.section == 1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dat volgt uit de WIA en is bekend.", "WIA"),
        ("Wij lezen de Kaderrichtlijn Water nog eens.", "Kaderrichtlijn Water"),
        ("Wij lezen de Aanvullingswet Bodemgebruik nog eens.", "Aanvullingswet Bodemgebruik"),
        ("Wij lezen de Gordijnenrichtlijn nog eens.", "Gordijnenrichtlijn"),
        ("De directeur van de school te Enterveld zei dat.", "Enterveld"),
        ("Het rapport van Oxfam Novib is er.", "Oxfam Novib"),
        ("Volgens de IEA is dat zo.", "IEA"),
        ("Vandaag heeft Meta dat besloten; Meta weigert dat.", "Meta"),
        ("De klacht tegen Picnic is gegrond.", "Picnic"),
        ("Het oordeel van de ESA en anderen.", "ESA"),
        ("De werknemers bij Picnic staken.", "Picnic"),
        ("Volgens Poetin is dat zo.", "Poetin"),
        ("Dat ziekenhuis Meppel sluit.", "ziekenhuis Meppel"),
        ("Dat volgt uit de EU-Turkije Verklaring.", "Turkije"),
        ("De reizen naar de Filippijnen en Tajikistan.", "Filippijnen"),
        ("Zij hebben met SZW en de politie gesproken.", "SZW"),
        ("Het herstel Groningen is bezig.", "Groningen"),
        ("De vergunning van TEMU is er niet.", "TEMU"),
        ("Het Akkoord van Parijs geldt in Frankrijk.", "Frankrijk"),
        ("Kent u de TEN-T verordening?", "TEN-T verordening"),
        ("Het wetsvoorstel Verbetering beschikbaarheid jeugdzorg is er.", "Verbetering beschikbaarheid jeugdzorg"),
        ("De Verenigde Staten en de VS zijn hetzelfde.", "VS"),
        ("De vluchtelingen komen uit de DRC en Soedan.", "DRC"),
        ("Het dorpje Enterveld is klein.", "Enterveld"),
        ("Voorzitter Ursula Von der Leyen zei dat.", "Ursula Von der Leyen"),
        ("Het rapport van EMB Nederland, de vereniging van ouders, is er.", "EMB Nederland"),
        ("Het VN Central Emergency Response Fund helpt.", "Central Emergency Response Fund"),
        ("Het Kwaliteitsberaad voor de gezondheidszorg en het", "Kwaliteitsberaad voor de gezondheidszorg"),
    ],
)
def test_what_counts(text: str, name: str, registers: Registers) -> None:
    assert name in {mention.surface for mention in found(text, registers)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Een WIA-uitkering en een WIA is iets.", "WIA"),
        ("Een ESA-missie en een ESA is iets.", "ESA"),
        ("Het kabinet Rutte IV en het kabinet-Rutte.", "Rutte"),
        ("Ivanka Trump en Trump Tower.", "Trump"),
        ("Het Akkoord van Parijs geldt.", "Parijs"),
        ("De doelstelling van Parijs is leidend.", "Parijs"),
        ("Het Parijs akkoord geldt.", "Parijs"),
        ("De situatie in Zuid-Soedan is zorgelijk.", "Soedan"),
        ("De Commissie heeft een Europese verordening gedaan.", "verordening gedaan"),
        ("Romano van der Dussen is vrij.", "Dussen"),
        ("Denk aan de kosten daarvan.", "Denk"),
        (
            "Het Meerjarenprogramma Infrastructuur en Energie (MIE) loopt.",
            "Meerjarenprogramma Infrastructuur en Energie",
        ),
        ("De Maartenschool te Nijmegen sluit.", "Maartenschool te Nijmegen"),
        ("Het College van Bestuur heeft laten weten dat.", "College van Bestuur"),
        ("De Delta Rhine Corridor loopt vertraging op; de DRC is nodig.", "DRC"),
        ("De gemeente Soest Bingo verbiedt.", "gemeente Soest Bingo"),
    ],
)
def test_what_does_not(text: str, name: str, registers: Registers) -> None:
    assert name not in {mention.surface for mention in found(text, registers)}
