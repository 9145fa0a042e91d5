"""A real spaCy pipeline, small, that the test trains itself on sentences of its own."""

import random
from pathlib import Path

import pytest

from kg.errors import ModelError
from kg.extractors import extract
from kg.linking import link
from kg.models import chosen, lowered, opened, propose
from kg.registers import Registers
from tests.made import answer, document

_FIRST = ["Xilo", "Quinta", "Wobke", "Jelmar", "Ypke", "Zefan", "Oda", "Birre"]
_LAST = ["Zandbergen", "Pelikaan", "Vuurdoorn", "Klaverland", "Hazelnoot", "Morgenrood", "Dijkwater", "Eikenhout"]
_FIRMS = ["Snorrebot", "Kwikzilver", "Vlasbaard", "Zonnedraad", "Waterklok", "Steenvos", "Luchtpost", "Rietdekker"]
_FRAMES = [
    ("Volgens {p} levert {f} de kabels.", "pf"),
    ("Uit onderzoek van {p} blijkt dat {f} de storing kende.", "pf"),
    ("Bij {f} werken driehonderd mensen.", "f"),
    ("Dat heeft {p} op de radio verteld.", "p"),
    ("De leiding van {f} ontkent dit.", "f"),
    ("In 2020 sprak {p} met {f} over de aanleg.", "pf"),
]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a pipeline with the labels PERSON and Company, trained for a few seconds."""
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'kamergraaf[models]'")
    from spacy.training import Example
    from spacy.util import fix_random_seed

    fix_random_seed(7)
    chance = random.Random(7)
    nlp = spacy.blank("nl")
    recogniser = nlp.add_pipe("ner")
    for label in ("PERSON", "Company"):
        recogniser.add_label(label)
    examples = [_example(nlp, chance, Example) for _ in range(120)]
    optimiser = nlp.initialize(lambda: examples)
    for _ in range(5):
        chance.shuffle(examples)
        for start in range(0, len(examples), 20):
            nlp.update(examples[start : start + 20], sgd=optimiser)
    nlp.meta["name"], nlp.meta["version"] = "proef", "0.7.0"
    folder = tmp_path_factory.mktemp("pipeline") / "any name"
    nlp.to_disk(folder)
    return folder


def _example(nlp, chance: random.Random, make):  # type: ignore[no-untyped-def]
    frame, kinds = chance.choice(_FRAMES)
    text, entities = frame, []
    names = {"p": f"{chance.choice(_FIRST)} {chance.choice(_LAST)}", "f": chance.choice(_FIRMS)}
    for kind in kinds:
        start = text.index(f"{{{kind}}}")
        text = text.replace(f"{{{kind}}}", names[kind])
        entities.append((start, start + len(names[kind]), {"p": "PERSON", "f": "Company"}[kind]))
    return make.from_dict(nlp.make_doc(text), {"entities": entities})


TEXT = "Volgens Oda Klaverland levert Waterklok de kabels. De leiding van Waterklok ontkent dit. Huawei zwijgt."


def test_what_a_pipeline_finds_in_the_text_is_accepted(trained: Path, tmp_path: Path, registers: Registers) -> None:
    made = document(answer("1", TEXT))
    rules = extract(made, registers)
    model = opened(chosen(f"spacy:{trained}", folder=tmp_path))
    outcome = propose(made, rules, registers, model)
    assert {(mention.surface, mention.rule) for mention in outcome.mentions} >= {
        ("Waterklok", "model:spacy:nl_proef@0.7.0"),
        ("Oda Klaverland", "model:spacy:nl_proef@0.7.0"),
    } - {(mention.surface, "model:spacy:nl_proef@0.7.0") for mention in rules}
    assert sum(mention.surface == "Waterklok" for mention in outcome.mentions) == 2
    linked = lowered(link(made, outcome.mentions, registers))
    firm = next(one for one in linked if one.mention.surface == "Waterklok")
    assert firm.entry is not None
    assert (firm.entry.slug, firm.confidence) == ("waterklok", 0.52)


def test_its_answers_are_kept_and_then_it_is_not_even_loaded(
    trained: Path, tmp_path: Path, registers: Registers
) -> None:
    made = document(answer("1", TEXT))
    first, again = (opened.__wrapped__(chosen(f"spacy:{trained}", folder=tmp_path)) for _ in range(2))
    assert propose(made, (), registers, first) == propose(made, (), registers, again)
    assert "_pipeline" in vars(first.model)
    assert "_pipeline" not in vars(again.model)


def test_trained_again_it_is_another_model(trained: Path, tmp_path: Path) -> None:
    choice = chosen(f"spacy:{trained}", folder=tmp_path)
    before = opened.__wrapped__(choice).model.key
    (trained / "vocab" / "note.txt").write_text("another")
    after = opened.__wrapped__(choice).model.key
    (trained / "vocab" / "note.txt").unlink()
    assert before != after
    assert opened.__wrapped__(choice).model.key == before


@pytest.mark.parametrize("named", ["nl_core_nowhere", "no/such/folder", "os.path", "..", ""])
def test_what_is_no_pipeline_is_named_with_its_reason(named: str) -> None:
    pytest.importorskip("spacy")
    with pytest.raises(ModelError, match="spacy:"):
        opened(chosen(f"spacy:{named}"))


def test_a_damaged_pipeline_is_named_with_its_reason(tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    (tmp_path / "meta.json").write_text('{"lang": "nl", "name": "leeg", "version": "1"}')
    model = opened(chosen(f"spacy:{tmp_path}", folder=tmp_path / "kept"))
    with pytest.raises(ModelError, match="spacy:nl_leeg: spaCy cannot load it"):
        model.answer("Tekst.")
