"""A check reads every quote again: in the section of the graph, and in the raw source behind it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.check import CheckReport, check
from kg.document import Document, Header, Passage, Run, Section, SectionKind, passage_of
from kg.errors import SourceError
from kg.queries import load, run

EXAMPLE = Path(__file__).parent / "rdf" / "example.ttl"
SOURCE = "kv-tk-2021Z05118.txt"

Checker = Callable[..., CheckReport]


def example_document() -> Document:
    """The document the example graph was made of: each section is an indented line of its raw text."""
    rows = run(
        """SELECT ?kind ?number ?text {
            ?section schema:text ?text ; a ?kind
            OPTIONAL { ?section kg:number ?own } OPTIONAL { ?section kg:answers/kg:number ?answered }
            BIND (COALESCE(?own, ?answered, "") AS ?number) FILTER (STRSTARTS(STR(?kind), STR(kg:)))
        } ORDER BY ?kind ?number""",
        load(EXAMPLE),
    )
    kinds = {"ParliamentaryQuestion": SectionKind.FRAME, "Question": SectionKind.QUESTION, "Answer": SectionKind.ANSWER}
    raw, sections = "", []
    for kind, number, text in rows:
        raw += "  "
        span = (len(raw), len(raw) + len(text.value))
        raw += text.value + "\n"
        numbers = (number.value,) if number.value else ()
        sections.append((kinds[kind.value.rpartition("#")[2]], numbers, span))
    return document(raw, [Section(kind, numbers, passage_of(raw, [span]), ()) for kind, numbers, span in sections])


def document(raw: str, sections: list[Section]) -> Document:
    return Document("kv-tk-2021Z05118", SOURCE, "openkamer", "0" * 64, raw, Header("Het bericht"), tuple(sections))


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checker:
    """A check of the example whose source, read again, gives the document at hand (or cannot be read, for `None`)."""
    (tmp_path / SOURCE).write_text("…")

    def checker(given: Document | None, data: Path = EXAMPLE) -> CheckReport:
        def read(path: Path) -> Iterator[Document]:
            if given is None:
                raise SourceError(path, "the file is empty")
            yield given

        monkeypatch.setattr("kg.sources.read", read, raising=False)
        return check(data, sources=tmp_path)

    return checker


def changed(number: str, change: Callable[[Passage], Passage], raw: Callable[[str], str] = str) -> Document:
    """The example document with the passage of one answer changed, and perhaps its raw text."""
    whole = example_document()
    return document(
        raw(whole.raw),
        [
            Section(s.kind, s.numbers, change(s.passage), ())
            if (s.kind, s.numbers) == (SectionKind.ANSWER, (number,))
            else s
            for s in whole.sections
        ],
    )


def test_every_quote_of_the_example_is_found_again(checked: Checker) -> None:
    report = checked(example_document())
    assert report.ok, report
    assert (report.documents, report.quotes, report.reread, report.mended) == (1, 17, 17, 0)


def test_a_source_that_is_gone_is_a_clear_line(tmp_path: Path) -> None:
    report = check(EXAMPLE, sources=tmp_path)
    assert report.missing == (f"{SOURCE}: the source file is not there, so its quotes were not read again",)
    assert not report.ok
    assert report.reread == 0


def test_a_source_that_cannot_be_read_is_a_clear_line(checked: Checker) -> None:
    (line,) = checked(None).missing
    assert line.startswith(f"{SOURCE}: the source could not be read again: ")
    assert line.endswith("the file is empty")


def test_a_document_that_is_no_longer_in_its_file_is_seen(checked: Checker) -> None:
    other = example_document()
    other = Document("kv-tk-2022Z00001", *[getattr(other, name) for name in Document.__slots__[1:]])
    (line,) = checked(other).failures
    assert line.endswith("document kv-tk-2021Z05118 is no longer in it")


def test_a_section_that_now_reads_otherwise_is_seen(checked: Checker) -> None:
    report = checked(changed("6", lambda passage: Passage(passage.text.replace("350c", "350d"), passage.runs)))
    assert report.failures[0] == f"{SOURCE}: the graph does not have answer 6 as it reads now"
    assert len(report.failures) == 4
    assert all("its section is not in the source as read now" in line for line in report.failures[1:])


def test_raw_text_that_differs_is_seen(checked: Checker) -> None:
    report = checked(changed("2", lambda passage: passage, lambda raw: raw.replace("Aannemer HP", "Aannemer PH")))
    assert report.shapes == ()
    assert sorted(line.partition(": ")[2] for line in report.failures) == [
        f"the raw source says 'PH gebruikte onderaannemers, waaronder Huawei' "
        f"({SOURCE}, 'HP gebruikte onderaannemers, waaronder Huawei')",
        f"the raw source says 'PH' ({SOURCE}, 'HP')",
    ]


def test_white_space_in_the_raw_source_may_differ(checked: Checker) -> None:
    def glued(raw: str) -> str:
        return raw.replace("toen onderdeel", "toen\nonderdeel")

    assert checked(changed("2", lambda passage: passage, glued)).ok


def test_a_mended_stretch_is_counted_apart(checked: Checker) -> None:
    def mended(passage: Passage) -> Passage:
        (run,) = passage.runs
        return Passage(passage.text, (Run(run.start, run.end, run.raw_start, run.raw_end + 1),))

    report = checked(changed("7", mended))
    assert report.ok
    report = checked(changed("6", mended))
    assert (report.failures, report.mended, report.reread) == ((), 3, 14)


def test_a_block_that_stands_in_the_text_of_the_set_is_found(tmp_path: Path, checked: Checker) -> None:
    """A second document about the same set: its frame, and what it words otherwise, follow in the text of the set."""
    other, quote = "Antwoord van een ander document over Huawei.", "Huawei"
    frame = example_document().sections[4].text
    start = len(frame) + 1 + other.index(quote)
    end = start + len(quote)
    text = EXAMPLE.read_text(encoding="utf-8").replace('(CDA)"@nl', f'(CDA)\\n{other}"@nl')
    text += f'''
<vraag/2021Z05118/vermelding/{start}-{end}> a kg:Mention , oa:Annotation ;
    kg:refersTo <organisatie/huawei> ;
    kg:inDocument <https://zoek.officielebekendmakingen.nl/kv-tk-2021Z05118> ; kg:inSection <vraag/2021Z05118> ;
    oa:exact "{quote}" ; oa:start "{start}"^^xsd:nonNegativeInteger ;
    oa:end "{end}"^^xsd:nonNegativeInteger ;
    kg:confidence 0.9 ; prov:wasGeneratedBy <regel/naam-uit-register> .'''
    data = tmp_path / "two.ttl"
    data.write_text(text, encoding="utf-8")
    whole = example_document()
    raw = f"{whole.raw}{other}"
    extra = Section(SectionKind.ANSWER, ("1",), passage_of(raw, [(len(whole.raw), len(raw))]), ())
    report = checked(document(raw, [*whole.sections, extra]), data)
    assert report.ok, report
    assert report.reread == 18


def test_a_section_with_no_way_back_is_seen(checked: Checker) -> None:
    report = checked(changed("6", lambda passage: Passage(passage.text, ())))
    assert len(report.failures) == 3
    assert all("no source behind" in line for line in report.failures)


def test_a_quote_that_its_section_does_not_say_is_a_violation(tmp_path: Path) -> None:
    path = tmp_path / "spoiled.ttl"
    path.write_text(EXAMPLE.read_text(encoding="utf-8").replace('oa:exact "AIVD"', 'oa:exact "MIVD"'), encoding="utf-8")
    (line,) = check(path).shapes
    assert line.endswith('the text of the section between oa:start and oa:end is not oa:exact (found "MIVD")')


def test_a_source_is_sought_by_the_tail_of_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checked: Checker
) -> None:
    data = tmp_path / "kamergraaf.ttl"
    text = EXAMPLE.read_text(encoding="utf-8").replace(f'"{SOURCE}"', f'"/elders/documenten/{SOURCE}"')
    data.write_text(text, encoding="utf-8")
    (tmp_path / "documenten").mkdir()
    shutil.move(tmp_path / SOURCE, tmp_path / "documenten" / SOURCE)
    monkeypatch.setattr("kg.sources.read", lambda path: iter([example_document()]), raising=False)
    assert check(data, sources=tmp_path).ok
