"""Invented printed texts of the shapes in which real ones come: clean lines, glued lines, markdown."""

HEAD = """Tweede Kamer der Staten-Generaal2
Vergaderjaar 2023–2024 Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer, met de daarop door de
regering gegeven antwoorden
731
Vragen van de leden Jansen (XYZ) en De Boer (beiden ABC) aan de Ministers
van Onderwijs, Cultuur en Wetenschap en voor Rechtsbescherming over het
bericht «Brug dicht» (ingezonden 4 januari 2024).
Antwoord van Minister Yes¸ilgöz-Zegerius (Justitie en Veiligheid), mede
namens de Minister van Financiën (ontvangen 1 februari 2024). Zie ook
Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 594.
"""

ANSWER = (
    HEAD
    + """Vraag 1
Kent u het bericht over de brug?1 Wat vindt u daarvan?
Antwoord 1
"""
    + "Ja. Er is door het Ministerie van Justitie en Veiligheid voorafgaand aan hettweeminutendebat Gevangeniswezen en "
    + "tbs op 23 oktober 2024 geen contactgeweest met de gemeen-"
    + """
1NRC, 3 januari 2024, Brug dicht (https://www.nrc.nl/nieuws/2024/01/03/brug-
dicht-a1)
 \nah-tk-20232024-731
ISSN 0921 - 7398’s-Gravenhage 2024Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1
te over de brug.
Vraag 2 en 3
Hoe lang is de brug dicht? En waarom?
Antwoord 2 en 3
De brug is twee weken dicht.
2 Daarna gaat hij open.
Vraag 4
Wilt u deze vragen afzonderlijk beantwoorden?
Antwoord 4
Zie het antwoord op vraag 2 en 3.
Toelichting:
Deze vragen dienen ter aanvulling op eerdere vragen terzake van het lid Kostic ´ (PvdD).
2Kamerstuk 29 279, nr. 339
Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 2
"""
)

POSTPONED = """Tweede Kamer der Staten-Generaal
2
Vergaderjaar 2023–2024 Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer, met de daarop door de
regering gegeven antwoorden
545
Vragen van het lid Jansen (XYZ) aan de Minister van Asiel en Migratie over
opvang (ingezonden 4 januari 2024).
Mededeling van Minister De Vries (Asiel en Migratie) (ontvangen 25 januari
2024).
Vraag 1
Klopt dit?
Mededeling
Hierbij deel ik u mede dat de vragen niet binnen de gebruikelijke termijn
kunnen worden beantwoord.
Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1
"""

ASKED = """Tweede Kamer der Staten-Generaal2
Vergaderjaar 2024–2025 Vragen gesteld door de leden der Kamer
 \n2024Z18435
Vragen van het lid DaniëlleJansen (Nieuw Sociaal Contract) aan de Minister en
de Staatssecretaris van Volksgezondheid, Welzijn en Sportover zorg (ingezonden
14 november 2024).
Vraag 1
Klopt dit bericht?
Vraag 2
Wat gaat u doen?
 \nkv-tk-2024Z18435
’s-Gravenhage 2024 Tweede Kamer, vergaderjaar 2024–2025, Vragen 1
"""

MARKDOWN = """## Tweede Kamer der Staten-Generaal
# 2

#### Vergaderjaar 2023–2024 Aanhangsel van de Handelingen

**Vragen gesteld door de leden der Kamer, met de daarop door de**
**regering gegeven antwoorden**

### 680

Vragen van het lid Jansen (XYZ) aan de Minister van Defensie over een
_schip (ingezonden 5 december 2023)._

Antwoord van Minister De Vries (Defensie) (ontvangen
21 december 2023).

Vraag 1
Kent u het schip?[1 ]

Antwoord 1
Ja.

1 NRC, 3 januari 2024, Schip


ah-tk-20232024-680
ISSN 0921 - 7398
’s-Gravenhage 2023 Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1


-----
"""
