"""Asking: names and values near enough are understood, and no value makes a query run something else."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, SourceError
from kg.exporters.results import render
from kg.queries import Query, bind, library, load, named, parse, rows_of, run, unknown_names
from kg.queries.tokens import limited
from kg.queries.values import KINDS

EXAMPLE = Path(__file__).parents[1] / "rdf" / "example.ttl"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load(EXAMPLE)


def test_a_query_can_be_found_by_a_near_name() -> None:
    with pytest.raises(QueryError, match="did you mean wie-vroeg-wie"):
        named("wie-vraagt-wie")
    with pytest.raises(QueryError, match="did you mean te-laat"):
        named("laat")
    with pytest.raises(QueryError, match="kg query alone lists them"):
        named("zzz")


def test_a_header_that_lacks_a_line_is_refused() -> None:
    with pytest.raises(QueryError, match="lacks columns, theme, title-en"):
        parse("x", "# title: Wat?\nSELECT * {}")


@pytest.mark.parametrize(
    "value", ['x" } ?s ?p ?o . { "', "x\\", "a\nb", "{ UNDEF }", 'VALUES ?naam { "y" }', "\\1", "’t"]
)
def test_a_value_is_never_read_as_sparql(value: str, store: ox.Store) -> None:
    answer = run('SELECT ?naam { VALUES ?naam { "Huawei" } }', store, {"naam": value})
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["naam"] for row in answer] == [ox.Literal(value)]


def test_a_parameter_the_query_does_not_have_is_refused() -> None:
    with pytest.raises(QueryError, match="no parameter 'naam'; there are wie"):
        bind("SELECT * { VALUES ?wie { UNDEF } }", {"naam": "Huawei"})


def test_prefixes_need_no_declaration_and_errors_say_where(store: ox.Store) -> None:
    assert render(run("ASK { ?s a kg:Law }", store)) == "ja\n"
    with pytest.raises(QueryError, match="does not parse at line 1, column 28"):
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


def test_a_header_that_cannot_be_read_is_refused() -> None:
    head = "# title: Wat?\n# title-en: What?\n# columns: x\n"
    with pytest.raises(QueryError, match="no theme is called 'weer'"):
        parse("x", f"{head}# theme: weer\nSELECT * {{}}")
    with pytest.raises(QueryError, match="is not `NAME"):
        parse("x", f"{head}# theme: naslag\n# param: naam = Huawei\nSELECT * {{}}")


NAMED = "# param: naam (name) e.g. KPN\n# param: dag (date) = 2021-01-01\n"
DATED = NAMED + 'SELECT ?naam ?dag { VALUES ?naam { UNDEF } VALUES ?dag { "2021-01-01"^^xsd:date } }'


@pytest.mark.parametrize(
    ("kind", "typed", "term"),
    [
        ("name", "Dilan  Yeşilgöz-Zegerius", '"dilan yesilgoz-zegerius"'),
        ("name", "Bas van ’t Wout", '"bas van \'t wout"'),
        ("text", "2021Z05118", '"2021Z05118"'),
        ("date", "2021-03-30", '"2021-03-30"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("date", "1-3-2021", '"2021-03-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("year", "2020-21", '"2020-2021"'),
        ("year", "1999/2000", '"1999-2000"'),
        ("number", "21", '"21"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("number", "0,8", '"0.8"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("class", "governmentbody", "<https://w3id.org/kamergraaf/def#GovernmentBody>"),
        ("relation", "kg:subsidiaryOf", "<https://w3id.org/kamergraaf/def#subsidiaryOf>"),
    ],
)
def test_what_is_typed_becomes_a_term_of_its_kind(kind: str, typed: str, term: str) -> None:
    assert str(KINDS[kind](typed)) == term


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("date", "1 mei", "no day; write it as 2021-03-30"),
        ("date", "30-2-2021", "no day"),
        ("year", "2021", "no parliamentary year"),
        ("year", "2020-2022", "no parliamentary year"),
        ("number", "veel", "no number"),
        ("class", "Bedrijf", "is no class; there are Person"),
        ("class", "Compny", "did you mean Company"),
        ("relation", "owner", "did you mean ownerOf"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(kind: str, typed: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        KINDS[kind](typed)


def test_values_are_read_by_the_header_of_the_query_or_by_what_stands_there() -> None:
    assert 'VALUES ?naam { "kpn" }' in bind(DATED, {"naam": "KPN"})
    assert 'VALUES ?dag { "2022-05-01"' in bind(DATED, {"dag": "1-5-2022"})
    assert "VALUES ?dag { UNDEF }" in bind(DATED, {"dag": ""})
    with pytest.raises(QueryError, match="dag: 'x' is no day"):
        bind(DATED, {"dag": "x"})
    assert 'VALUES ?n { "5"^^' in bind("SELECT * { VALUES ?n { 21 } }", {"n": "5"})
    assert 'VALUES ?n { "KPN" }' in bind('SELECT * { VALUES ?n { "Huawei" } }', {"n": "KPN"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "SELECT * WHERE {\n ?s a kg:Law\n FILTR(?s = 3) }",
            ("line 3, column", " FILTR(?s = 3) }", "did you mean FILTER"),
        ),
        ("SELECT * { ?s foo:x ?o }", ("line 1", "foo: needs a line PREFIX foo:")),
        ("SELECT * { ?s shema:x ?o }", ("did you mean schema:",)),
        ("SELECT * { ?s ?p ?o ", ("there are 1 { and 0 }",)),
        ('SELECT ?s { ?s ?p "abc }', ("no closing quote",)),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p", ("must be in GROUP BY",)),
        ("  ", ("the query is empty",)),
    ],
)
def test_a_syntax_error_says_where_and_what_may_help(text: str, words: tuple[str, ...], store: ox.Store) -> None:
    with pytest.raises(QueryError) as caught:
        run(text, store)
    said = str(caught.value)
    assert all(word in said for word in words), said
    place, _shown, mark, hint = said.splitlines()
    column = int(place.partition("column ")[2].partition(":")[0])
    assert mark.index("^") == column - 1 + 4
    assert hint.startswith("hint: ")


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:b> <a:c> 1 }",
        "# note\nPREFIX kg: <https://w3id.org/kamergraaf/def#>\ndelete where { ?s ?p ?o }",
        "DROP ALL",
        "\\u0049NSERT DATA { <a:b> <a:c> 1 }",
    ],
)
def test_an_update_is_refused(text: str, store: ox.Store) -> None:
    with pytest.raises(QueryError, match="the graph is only read"):
        run(text, store)


@pytest.mark.parametrize("word", ["SERVICE", "service SILENT", "\\u0053ERVICE", "SERV\\U00000049CE"])
def test_a_call_to_another_endpoint_is_off(word: str, store: ox.Store) -> None:
    text = f"SELECT * {{ {word} <http://127.0.0.1:1/> {{ ?s ?p ?o }} }}"
    with pytest.raises(QueryError, match="--allow-service"):
        run(text, store)


@pytest.mark.parametrize(
    "text",
    [
        'ASK { ?s ?p "SERVICE <x>" }',
        "ASK { ?service ?SERVICE <http://x/SERVICE> } # SERVICE",
        "PREFIX service: <http://x/> ASK { ?s service:x kg:SERVICE }",
        "ASK { ?s ?p '''INSERT\n\"SERVICE''' }",
    ],
)
def test_the_word_elsewhere_is_no_call(text: str, store: ox.Store) -> None:
    assert render(run(text, store)) == "nee\n"


def test_a_limit_is_added_or_made_smaller() -> None:
    assert limited("SELECT * { ?s ?p ?o } # LIMIT 3", 5).endswith("# LIMIT 3\nLIMIT 5\n")
    assert limited("SELECT * { { SELECT * {} LIMIT 9 } } ORDER BY ?s LIMIT 500 OFFSET 2", 5).endswith(
        "LIMIT 5 OFFSET 2"
    )
    assert limited("SELECT * { ?s ?p ?o } limit 2", 5).endswith("limit 2")
    closing = limited("SELECT * { ?s ?p ?o }\nVALUES ?s { <a:b> }", 5)
    assert ox.Store().query(closing) is not None
    assert closing.index("LIMIT 5") < closing.index("VALUES")


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_each_named_question_can_be_limited(query: Query, store: ox.Store) -> None:
    assert len(list(rows_of(run(query.text, store, limit=1)))) <= 1


def test_a_name_that_is_not_there_is_said_with_names_near_to_it(store: ox.Store) -> None:
    text = named("wat-over").text
    assert list(unknown_names(store, text, {"naam": "HUAWEI"})) == []
    assert list(unknown_names(store, text, {"naam": "Huawii"})) == [
        "the graph has no name 'Huawii'; near to it: huawei"
    ]
    assert "zoek-naam" in next(unknown_names(store, text, {"naam": "qqqqq"}))


def test_a_table_bears_a_title_and_headings(store: ox.Store) -> None:
    answer = run("SELECT ?te_laat { VALUES ?te_laat { 1 } }", store)
    shown = render(answer, "table", width=60, title="Te laat?", headings={"te_laat": "too late"})
    assert shown.splitlines()[0] == "Te laat?"
    assert "too late" in shown


def test_a_narrow_table_loses_no_letter(store: ox.Store) -> None:
    words = " ".join(f'"woord{place} langerwoord{place}"' for place in range(9))
    names = " ".join(f"?kolom{place}" for place in range(9))
    shown = render(run(f"SELECT * {{ VALUES ({names}) {{ ({words}) }} }}", store), "table", width=20)
    flat = "".join(shown.split())
    assert all(f"woord{place}" in flat for place in range(9))
