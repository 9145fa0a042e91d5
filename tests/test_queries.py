"""Named questions: each parses, runs, gives the columns it promises, and cannot be made to run something else."""

import csv
import io
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.errors import QueryError, SourceError
from kg.exporters.results import render
from kg.queries import Query, bind, library, load, named, parse, run
from kg.resources import ontology

EXAMPLE = Path(__file__).parent / "rdf" / "example.ttl"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load(EXAMPLE)


def rows(name: str, store: ox.Store, **params: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(run(named(name).text, store, params), "csv"))))


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_each_query_gives_its_columns_and_rows(query: Query, store: ox.Store) -> None:
    answer = run(query.text, store)
    assert isinstance(answer, ox.QuerySolutions)
    assert tuple(variable.value for variable in answer.variables) == query.columns
    assert list(answer)
    assert query.title and query.title_en


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_each_query_is_whole_sparql_on_its_own(query: Query) -> None:
    assert ox.Store().query(query.text) is not None


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_header_and_text_agree_on_parameters(query: Query) -> None:
    stated = dict(re.findall(r"VALUES \?(\w+) \{ (.*?) \}", query.text))
    assert stated == {name: "UNDEF" if value is None else f'"{value}"' for name, value in query.params.items()}


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_each_query_uses_terms_of_ours_that_exist(query: Query) -> None:
    defined = {str(term) for term in Graph().parse(ontology("kg.ttl")).subjects()}
    used = {f"https://w3id.org/kamergraaf/def#{name}" for name in re.findall(r"\bkg:(\w+)", query.text)}
    assert used <= defined


def test_who_asked_whom(store: ox.Store) -> None:
    assert rows("wie-vroeg-wie", store) == [
        {
            "datum": "2021-03-30",
            "nummer": "2021Z05118",
            "vrager": "Kathalijne Buitenweg",
            "partij": "GroenLinks",
            "ambt": "Minister van Justitie en Veiligheid",
            "beantwoorder": "Ferdinand Grapperhaus",
            "onderwerp": "Het bericht dat Huawei toegang had tot gegevens van miljoenen Telfort-klanten.",
        }
    ]


def test_who_asked_by_name_or_alias(store: ox.Store) -> None:
    assert len(rows("wie-vroeg-wie", store, wie="buitenweg")) == 1
    assert rows("wie-vroeg-wie", store, wie="Ferdinand Grapperhaus") == []


def test_what_is_said_quotes_each_sentence_once(store: ox.Store) -> None:
    said = rows("wat-over", store, naam="aivd")
    assert [(row["onderdeel"], row["bron"].rpartition("/")[2]) for row in said] == [("vraag 6", "kv-tk-2021Z05118")]
    assert "Veiligheidsdienst (AIVD)" in said[0]["zin"]
    assert [row["onderdeel"] for row in rows("wat-over", store)] == ["kader", "vraag 1", "vraag 2", "antwoord 2"]


def test_laws_beside_companies(store: ox.Store) -> None:
    found = {(row["wet"], row["artikelen"], row["bedrijf"]): row for row in rows("wetten-naast-bedrijven", store)}
    assert found["Wetboek van Strafrecht", "350c", "Huawei"]["vragen"] == "2021Z05118"
    assert found["Telecommunicatiewet", "", "Huawei"]["aantal"] == "1"


def test_a_query_can_be_found_by_a_near_name() -> None:
    with pytest.raises(QueryError, match="did you mean wie-vroeg-wie"):
        named("wie-vraagt-wie")
    with pytest.raises(QueryError, match="there are wat-over"):
        named("zzz")


def test_a_header_that_lacks_a_line_is_refused() -> None:
    with pytest.raises(QueryError, match="lacks columns, title-en"):
        parse("x", "# title: Wat?\nSELECT * {}")


@pytest.mark.parametrize(
    "value", ['x" } ?s ?p ?o . { "', "x\\", "a\nb", "{ UNDEF }", 'VALUES ?naam { "y" }', "\\1", "’t"]
)
def test_a_value_is_never_read_as_sparql(value: str, store: ox.Store) -> None:
    answer = run('SELECT ?naam { VALUES ?naam { "Huawei" } }', store, {"naam": value})
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["naam"] for row in answer] == [ox.Literal(value)]


def test_a_parameter_the_query_does_not_have_is_refused() -> None:
    with pytest.raises(QueryError, match="no parameter 'naam'; it has wie"):
        bind("SELECT * { VALUES ?wie { UNDEF } }", {"naam": "Huawei"})


def test_prefixes_need_no_declaration_and_errors_say_where(store: ox.Store) -> None:
    assert render(run("ASK { ?s a kg:Law }", store)) == "ja\n"
    with pytest.raises(QueryError, match="does not run"):
        run("SELECT ?s WHERE { ?s nope:x ?o }", store)


def test_results_in_each_format(store: ox.Store) -> None:
    def ask(form: str, text: str = "SELECT ?s ?l { ?s a kg:Place OPTIONAL { ?s skos:altLabel ?l } }") -> str:
        return render(run(text, store), form, width=100)

    place = "https://w3id.org/kamergraaf/id/plaats/nederland"
    assert [line.split() for line in ask("table").splitlines() if "http" in line] == [[place]]
    assert ask("csv").split() == ["s,l", f"{place},"]
    assert json.loads(ask("json"))["results"]["bindings"] == [{"s": {"type": "uri", "value": place}}]
    assert ask("ttl", "CONSTRUCT { ?s a kg:Place } { ?s a kg:Place }") == (
        f"@prefix kg: <https://w3id.org/kamergraaf/def#> .\n<{place}> a kg:Place .\n"
    )
    assert ask("table", "ASK { ?s a kg:Nothing }") == ask("csv", "ASK { ?s a kg:Nothing }") == "nee\n"
    assert json.loads(ask("json", "ASK { ?s a kg:Law }"))["boolean"] is True


@pytest.mark.parametrize(
    ("text", "form"), [("SELECT * { ?s ?p ?o }", "ttl"), ("DESCRIBE kg:x", "csv"), ("ASK {}", "ttl"), ("ASK {}", "xml")]
)
def test_a_format_that_does_not_fit_is_refused(text: str, form: str, store: ox.Store) -> None:
    with pytest.raises(QueryError):
        render(run(text, store), form)


def test_markup_in_text_stays_text(store: ox.Store) -> None:
    answer = run('SELECT ?t { VALUES ?t { "[bold]x[/bold]" } }', store)
    assert "[bold]x[/bold]" in render(answer, "table", width=80)


def test_load_reads_each_format_and_a_folder_of_exports(tmp_path: Path, store: ox.Store) -> None:
    quads = list(store)
    forms = {
        ".nq": "N_QUADS",
        ".trig": "TRIG",
        ".ttl": "TURTLE",
        ".nt": "N_TRIPLES",
        ".rdf": "RDF_XML",
        ".jsonld": "JSON_LD",
    }
    for extension, form in forms.items():
        path = tmp_path / f"kamergraaf{extension}"
        ox.serialize(quads, str(path), format=getattr(ox.RdfFormat, form))
        assert len(load(path)) == len(quads), extension
    assert len(load(tmp_path)) == len(quads)


def test_load_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("dit is geen turtle")
    for path, words in (("none.nq", "no such file"), ("a.docx", "no RDF format"), ("broken.ttl", "not valid Turtle")):
        with pytest.raises(SourceError, match=words):
            load(tmp_path / path)


def test_load_opens_a_store_on_disk(tmp_path: Path, store: ox.Store) -> None:
    folder = tmp_path / "store"
    kept = ox.Store(str(folder))
    kept.extend(list(store))
    kept.flush()
    del kept
    assert len(load(folder)) == len(store)
