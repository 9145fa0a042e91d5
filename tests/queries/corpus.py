"""Sets of questions written for the tests in the form of openkamer.org, beside the example and an official publication.

People, parties, posts and laws are real, so that the registers know them; the questions and answers are invented.
"""

from collections.abc import Sequence
from pathlib import Path

from tests.sources.assembled import MODERN

Pair = tuple[str, str]


def page(
    number: str,
    title: str,
    submitted: str,
    askers: str,
    pairs: Sequence[Pair],
    answered: str = "",
    answerers: str = "",
    annex: str = "",
) -> str:
    """One page: header lines and a block for each question with its answer; `annex` is the number of the answer."""
    lines = [f"Kamervraag {number}", "", title, "", f"Ingediend {submitted}"]
    if answered:
        lines.append(f"Beantwoord {answered} (na 14 dagen)")
    lines.append(f"Indiener{'s' if ',' in askers else ''} {askers}")
    if answerers:
        lines.append(f"Beantwoord door {answerers}")
    lines += ["Onderwerpen economie ict", f"Bron vraag https://zoek.officielebekendmakingen.nl/kv-tk-{number}.html"]
    if annex:
        lines.append(f"Bron antwoord https://zoek.officielebekendmakingen.nl/ah-tk-{annex}.html")
    for place, (question, answer) in enumerate(pairs, 1):
        lines += [f" • Vraag {place}", f"  {question}", ""]
        lines += [f"  {answer}", ""] if answer else []
    lines += ["", f"Kamervraag document nummer: kv-tk-{number}", f"Volledige titel: {title}", ""]
    return "\n".join(lines)


GRAPPERHAUS = "Ferdinand Grapperhaus (minister justitie en veiligheid) (CDA)"
KEIJZER = "Mona Keijzer (staatssecretaris economische zaken) (CDA)"

TOGETHER = page(
    "2021Z01001",
    "De beveiliging van klantgegevens bij KPN",
    "1 februari 2021",
    "Kathalijne Buitenweg (GL), Michiel van Nispen (SP)",
    [
        (
            "Kent u het bericht «KPN laat Huawei toe» (NRC, 29 januari 2021)?",
            "Ja.",
        ),
        (
            "Deelt u de mening van de AIVD en de Autoriteit Persoonsgegevens dat Telfort, een dochteronderneming van KPN, "
            "klantgegevens beter moet beschermen?",
            "De Autoriteit Persoonsgegevens houdt toezicht op KPN. Zie ook Kamerstuk 26 643, nr. 735.",
        ),
        ("Is artikel 350c van het Wetboek van Strafrecht overtreden?", "Zie antwoord vraag 2."),
        ("Hoe vaak komt dit voor?", ""),
    ],
    answered="15 februari 2021",
    answerers=GRAPPERHAUS,
    annex="20202021-1601",
)

LATE = page(
    "2020Z09001",
    "Toegang van Huawei tot het netwerk van KPN",
    "1 september 2020",
    "Kathalijne Buitenweg (GL)",
    [
        ("Heeft Huawei toegang tot het netwerk van KPN?", "Neen."),
        ("Is artikel 138ab van het Wetboek van Strafrecht overtreden?", "Zie antwoord vraag 3."),
        ("Wat doet het OM?", "Zie antwoord vraag 1."),
    ],
    answered="31 oktober 2020",
    answerers=KEIJZER,
    annex="20202021-0501",
)

OPEN = page(
    "2021Z02001",
    "De verkoop van telefoons van Huawei",
    "1 maart 2021",
    "Michiel van Nispen (SP)",
    [("Verkoopt de overheid telefoons van Huawei?", "")],
)

ALSO_FOR_ANOTHER = MODERN.replace(
    """<achternaam>Van Waterland</achternaam></naam>
      (<organisatie>Infrastructuur en Waterstaat</organisatie>)
""",
    """<achternaam>Van Nieuwenhuizen Wijbenga</achternaam></naam>
      (<organisatie>Infrastructuur en Waterstaat</organisatie>), mede namens de Minister van
      <organisatie>Justitie en Veiligheid</organisatie>
""",
)
"""The official publication, with an answer that a second minister stands behind."""


def write(folder: Path) -> None:
    """The corpus as files."""
    for name, text in (("samen", TOGETHER), ("laat", LATE), ("open", OPEN)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "ah-tk-20202021-9901.xml").write_text(ALSO_FOR_ANOTHER, encoding="utf-8")
