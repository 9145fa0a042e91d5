"""Damage that is mended, and words that are left alone."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.sources.blocks import label_in
from kg.sources.joins import Joiner
from kg.sources.lines import lines_of
from kg.sources.print_widths import COLUMN, width
from kg.sources.repair_breaks import breaks_in
from kg.sources.repair_lines import Unglue
from kg.sources.repair_words import Words, broken, hyphen_stays


def mended(raw: str, markdown: bool = False) -> str:
    return Joiner(raw, markdown, True, ()).passage(lines_of(raw)).text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("de emissiefacto-\nren zijn hoog", "de emissiefactoren zijn hoog"),
        ("de PVV-\nfractie", "de PVV-fractie"),
        ("de detentie-\nen zorgkosten", "de detentie- en zorgkosten"),
        ("zie https://www.nrc.nl/nieuws/brug-\ndicht-a1 daar", "zie https://www.nrc.nl/nieuws/brug-dicht-a1 daar"),
        ("mevrouw Yes¸ilgöz en Kostic ´ en Sjo¨rdsma", "mevrouw Yeşilgöz en Kostić en Sjördsma"),
        ("een\u00a0zeer ﬁjne\u200b dag", "een zeer fijne dag"),
        ("aan deKamer gezegd", "aan de Kamer gezegd"),
        ("YouTube en DigiD en TenneT", "YouTube en DigiD en TenneT"),
        ("foto´s van huizen", "foto´s van huizen"),
        ("het plan.Daarna kwam Lto.nl", "het plan. Daarna kwam Lto.nl"),
    ],
)
def test_mended(raw: str, text: str) -> None:
    assert mended(raw) == text


def test_markup_is_left_out() -> None:
    assert mended("een _schip_ en **brug**", markdown=True) == "een schip en brug"


@pytest.mark.parametrize("text", ["Het zelfgemaakte stikstofbeleidsplan van de gemeente werd op 3 mei aangenomen."])
def test_long_words_inside_a_printed_line_are_left_alone(text: str) -> None:
    assert Unglue(text).mends(text, 0) == []


GLUED = """De IGJ houdt toezicht op de kwaliteit van zorg bij Fokus. Fokus wordtregelmatig bevraagd door de IGJ over \
specifieke cliëntsituaties, projectgebon-den omstandigheden of de sturing op kwaliteit van de organisatie in het\
algemeen.Desgevraagd moet Fokus verbeterplannen aanleveren en de voortgang vandie plannen gedurende langere tijd aan de \
IGJ rapporteren. Zie de brief van12 april 2024 over de regio’ste samen en het werk van VWSfaciliteert dat."""


def test_lines_come_apart_where_the_column_was_full() -> None:
    text = mended(GLUED)
    assert "Fokus wordt regelmatig" in text and "voortgang van die plannen" in text
    assert "projectgebonden omstandigheden" in text
    assert "in het algemeen.\nDesgevraagd" in text


PARAGRAPH = (
    "De gemeenten hebben in het afgelopen jaar met de provincies en het ministerie gesproken over de gevolgen van het "
    "besluit voor de kinderen die in de opvang verblijven. Daarbij is afgesproken dat de inspectie de kwaliteit van de "
    "zorg onderzoekt en dat de Kamer over de uitkomsten wordt geïnformeerd zodra deze bekend zijn. Het kabinet vindt "
    "het belangrijk dat de veiligheid van de kinderen voorop staat en dat de organisaties voldoende middelen hebben."
)


def set_and_glued(text: str, column: int) -> str:
    """The text set in a column so wide, its line ends lost."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if width(longer) > column:
            lines.append(word)
        else:
            lines[-1] = longer
    return "".join(lines)


@pytest.mark.parametrize("column", [COLUMN, COLUMN - 30])
def test_what_is_set_and_glued_comes_apart_again(column: int) -> None:
    glued = set_and_glued(PARAGRAPH, column)
    assert glued.count(" ") < PARAGRAPH.count(" ")
    assert mended(f"{set_and_glued(PARAGRAPH, COLUMN)}\n\n{glued}").split("\n")[-1] == PARAGRAPH


def test_a_text_that_begins_in_the_middle_of_a_line_comes_apart() -> None:
    start = "zorg in dezelfde gemeenten."
    glued = set_and_glued(f"Zo is het ook met het onderzoek naar de kwaliteit van de {start} {PARAGRAPH}", COLUMN)
    rest = glued[glued.index("zorg in") :]
    assert mended(f"{set_and_glued(PARAGRAPH, COLUMN)}\n\n{rest}").endswith(f"{start} {PARAGRAPH}")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("vande", "van de"),
        ("FPGhierover", "FPG hierover"),
        ("instituutNederland", "instituut Nederland"),
        ("motieVan", "motie Van"),
        ("clusteraanpakwaarbij", "clusteraanpak waarbij"),
    ],
)
def test_the_cheapest_split_is_the_right_one(word: str, parts: str) -> None:
    at, _ = min(Words().splits(word), key=lambda split: split[1])
    assert f"{word[:at]} {word[at:]}" == parts


@pytest.mark.parametrize("word", ["betrokken", "gemeente", "NVWA", "kabinet"])
def test_a_known_word_is_not_split(word: str) -> None:
    assert Words().splits(word) == []


def test_plural_s_and_addresses_stay_whole() -> None:
    assert min(breaks_in("regio’ste", 1, 8, Words()), key=lambda found: found[1].cost)[0] == 7
    assert all(not found.text for _, found in breaks_in("https://www.voorbeeld.nl/naarde-brug", 1, 30, Words()))


def test_a_text_that_kept_its_blanks_is_left_alone() -> None:
    text = "Het is de vraag of de kennismigrantenregeling en de Noordrijn-Westfaalse samenwerking " * 8
    assert Unglue(text).mends(text, 0) == []


def test_a_blank_before_a_mark_and_control_characters() -> None:
    assert mended("in 2019 , worden zij geteld\x81 en dat") == "in 2019, worden zij geteld• en dat"


def test_hyphens() -> None:
    assert hyphen_stays("bescher", "ming") == ""
    assert hyphen_stays("re", "integratie") == "-"
    assert hyphen_stays("Oost", "Nederland") == "-"
    assert not broken("zelf", "Nederland")


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Vraag 4 en 5", ("4", "5")),
        ("Antwoord 2, 3 en 6 t/m 8", ("2", "3", "6", "7", "8")),
        ("Vraag 2 t/m 6", ("2", "3", "4", "5", "6")),
        ("Antwoord op vraag 1:", ("1",)),
        ("Antwoord op vraag 2 en vraag 3", ("2", "3")),
        ("Antwoord vraag 6", ("6",)),
        ("**Vraag 12**", ("12",)),
        ("Antwoord:", ()),
        ("Vraag 1: Bent u bekend met dit bericht?", ("1",)),
    ],
)
def test_labels(line: str, numbers: tuple[str, ...]) -> None:
    label = label_in(line)
    assert label and label.numbers == numbers


@pytest.mark.parametrize(
    "line",
    ["Vraag 3 en 4 gaan over hetzelfde", "Antwoord van Minister A", "Vragen over zorg", "Toelichting op de cijfers"],
)
def test_sentences_are_no_labels(line: str) -> None:
    assert label_in(line) is None


@pytest.mark.parametrize(
    "letter", ["a", "1", "-", " ", "(", "_", "a-", "1, ", "x.", "//", "ah-tk-", "é¸", "A.B", "de-het-", "vande "]
)
def test_long_runs_of_one_letter_take_no_time(letter: str) -> None:
    start = time.process_time()
    for times in (3_000, 10_000):  # below and above the longest line that is taken apart
        raw = letter * times
        mended(raw, markdown=True)
        label_in(raw)
    assert time.process_time() - start < 5


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="abcdeé .,-–«»()12\n´¸\u00a0ﬁZ", max_size=400))
def test_every_letter_stays_or_is_named(raw: str) -> None:
    joiner = Joiner(raw, False, True, ())
    passage = joiner.passage(lines_of(raw))
    covered = set()
    for run in passage.runs:
        covered.update(range(run.raw_start, run.raw_end))
    for mend in joiner.mends:
        if mend.reason:
            covered.update(range(mend.start, mend.end))
    assert not [letter for at, letter in enumerate(raw) if not letter.isspace() and at not in covered]
