"""`kg build` with a model: what it adds, what it says, and that without one nothing is different."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.cli import main
from kg.commands.build import FILES
from kg.errors import ModelError
from kg.models import chosen
from kg.pipeline import build
from kg.queries import load
from tests.conftest import EXAMPLES, ROOT
from tests.models.server import completion, send, serving

EXAMPLE = EXAMPLES / "kv-tk-2021Z05118.txt"


def everything_in(folder: Path) -> Mapping[str, bytes]:
    """The files for people; what a later build wants to know of this one is not among them."""
    return {name: (folder / name).read_bytes() for name in FILES}


def sensible(handler: BaseHTTPRequestHandler, body: dict[str, Any], number: int) -> None:
    """Reads the text it is given: proposes each capitalised pair of words, and nonsense beside it."""
    text = body["messages"][1]["content"]
    words = text.split()
    pairs = [f"{one} {two}" for one, two in pairwise(words) if one.istitle() and two.istitle()]
    names = [{"quote": pair, "class": "Organization", "context": ""} for pair in pairs]
    names += [{"quote": "Palantir", "class": "Company", "context": "Palantir"}, {"quote": 3}]
    relation = {"subject": "KPN", "predicate": "ownerOf", "object": "Huawei", "quote": "KPN is eigenaar van Huawei"}
    send(handler, 200, completion(json.dumps({"names": names, "relations": [relation]})))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document that has a name no rule knows."""
    text = EXAMPLE.read_text(encoding="utf-8")
    assert "toegang" in text
    (tmp_path / "vraag.txt").write_text(text.replace("toegang", "Snorrebot Vlasbaard toegang", 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_build_with_a_model_shows_where_each_of_its_names_stands_and_who_said_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(sensible) as asked:
        arguments = ["build", "vraag.txt", "-o", "uit", "--model", "openai:proef", "--model-cache", "antwoorden"]
        assert main([*arguments, "--endpoint", asked.url]) == 0
        once = len(asked.bodies)
        assert once > 0
        assert main([*arguments[:3], "weer", *arguments[4:], "--endpoint", asked.url, "--jobs", "2"]) == 0
        assert len(asked.bodies) == once
    assert everything_in(folder / "uit") == everything_in(folder / "weer")
    assert "by the model: 2 accepted" in capsys.readouterr().out  # and "De Kamer", which a register knows
    rows = load(folder / "uit" / "kamergraaf.nq").query(
        """
        PREFIX kg: <https://w3id.org/kamergraaf/def#> PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX schema: <https://schema.org/>
        SELECT ?label ?rule ?confidence (SUBSTR(?text, ?start + 1, ?end - ?start) AS ?there) WHERE { GRAPH ?d {
            ?mention oa:exact "Snorrebot Vlasbaard" ; kg:refersTo ?thing ; prov:wasGeneratedBy ?by ; oa:start ?start ; oa:end ?end ;
                kg:confidence ?confidence ; kg:inSection ?section . ?section schema:text ?text }
            GRAPH ?r { ?thing rdfs:label ?label . ?by rdfs:label ?rule . } }"""
    )
    assert isinstance(rows, ox.QuerySolutions)
    ((label, rule, confidence, there),) = [[str(value.value) for value in row] for row in rows]
    assert (label, rule, there) == ("Snorrebot Vlasbaard", "model:openai:proef@test-1.2", "Snorrebot Vlasbaard")
    assert float(confidence) < 0.6
    report = (folder / "uit" / "report.md").read_text(encoding="utf-8")
    assert "| Palantir | Company | not in the text |" in report
    assert "not as the schema asks" in report
    assert main(["check", "--data", "uit/kamergraaf.nq"]) == 0


def test_nothing_of_the_rules_changes_when_a_model_has_nothing_to_say(folder: Path) -> None:
    build(["vraag.txt"], folder / "zonder")

    def silent(handler: BaseHTTPRequestHandler, body: dict[str, Any], number: int) -> None:
        send(handler, 200, completion('{"names": [], "relations": []}'))

    with serving(silent) as asked:
        build(["vraag.txt"], folder / "met", model=chosen("openai:stil", asked.url, folder / "antwoorden"))
    assert everything_in(folder / "zonder") == everything_in(folder / "met")


def test_a_text_without_an_answer_is_said_and_the_rest_is_built(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(lambda handler, body, number: send(handler, 200, b"<html>")) as asked:
        status = main(
            ["build", "vraag.txt", "-o", "uit", "--model", "openai:x", "--endpoint", asked.url, "--model-cache", "c"]
        )
    said = capsys.readouterr()
    if "in a row" in said.err:
        pytest.fail("the example has fewer than five excerpts")
    assert status == 1
    assert "texts without an answer of the model: the answer is no JSON" in said.err
    assert (folder / "uit" / "kamergraaf.ttl").stat().st_size > 10_000


def test_a_model_that_cannot_be_asked_stops_the_build_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        shutil.copyfile("vraag.txt", f"vraag-{number}.txt")
    with serving(lambda handler, body, number: send(handler, 401, b'{"error": "no such key"}')) as asked:
        status = main(["build", ".", "-o", "uit", "--jobs", "2", "--model", "openai:x", "--endpoint", asked.url])
    said = capsys.readouterr()
    assert status == 1
    assert said.err.splitlines() == [f'kg: {asked.url}/chat/completions: HTTP 401: {{"error": "no such key"}}']
    assert not (folder / "uit" / "kamergraaf.ttl").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--model", "gpt-4"], "a model is spacy:NAME_OR_PATH"),
        (["--model", "openai:"], "a model is spacy:NAME_OR_PATH"),
        (["--model", "openai:gpt-4"], "needs an endpoint"),
        (["--model", "spacy:x", "--endpoint", "http://localhost"], "nothing else has one"),
        (["--endpoint", "http://localhost"], "name it with --model"),
        (["--model", "openai:x", "--endpoint", "localhost"], "begins with http"),
    ],
)
def test_a_choice_that_makes_no_sense_is_named(
    arguments: list[str], reason: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "vraag.txt", "-o", "uit", *arguments]) == 1
    assert reason in capsys.readouterr().err
    assert not (folder / "uit").exists()


def test_the_errors_of_a_model_come_whole_from_another_process() -> None:
    import pickle

    assert str(pickle.loads(pickle.dumps(ModelError("weg")))) == "weg"


def test_without_a_model_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kg.pipeline import build; build(sys.argv[1:2], Path(sys.argv[2]), jobs=1);"
        "print(*sorted({name.split('.')[0] for name in sys.modules} & {'requests', 'urllib3', 'spacy', 'thinc', 'torch'}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(EXAMPLE), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == []
