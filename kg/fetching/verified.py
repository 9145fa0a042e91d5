"""Is what came in what was asked for? An error page with status 200 is the usual trap."""

from dataclasses import replace
from io import BufferedReader, BytesIO

from kg.errors import FetchError, SourceError
from kg.fetching.client import Answer
from kg.sources import official_html, official_xml, official_xml_old
from kg.sources.content import Content
from kg.sources.markup import parse_xml
from kg.sources.tree import Element
from kg.sources.unpacking import unpacked

_ZIP = b"PK\3\4"


def xml(answer: Answer) -> Element:
    """The root of a well-formed XML document without a DTD; raises `FetchError` for anything else, HTML above all."""
    if _is_page(answer.data):
        raise FetchError(answer.address, "a web page came in place of XML")
    try:
        tree = parse_xml(Content(answer.address, answer.data).text, answer.address)
    except SourceError as error:  # a document type declaration, say: it is there in every copy
        raise FetchError(answer.address, error.reason, final=True) from error
    root = next(tree.root.elements(), None)
    if root is None or name(root).lower() == "html":
        raise FetchError(answer.address, "a web page came in place of XML" if root else "no XML came")
    if tree.incomplete:
        raise FetchError(answer.address, tree.incomplete.removesuffix(" and was read forgivingly"))
    return root


def document(answer: Answer, form: str) -> Answer:
    """The answer, where it is a whole document of this form: `xml`, `html`, `pdf` or `docx`; else raises `FetchError`.

    KOOP packs some pages in a zip; then what comes back is the page itself.
    """
    if form == "xml":
        xml(answer)
        content = Content(answer.address, answer.data)
        if not (official_xml.recognises(content) or official_xml_old.recognises(content)):
            raise FetchError(answer.address, "the XML has no Kamervraag in it")
    elif form == "html":
        answer = _unpacked(answer)
        _html(answer)
    elif form == "pdf" and not (answer.data.startswith(b"%PDF-") and b"%%EOF" in answer.data[-2048:]):
        raise FetchError(answer.address, "the PDF is cut off" if answer.data.startswith(b"%PDF-") else "no PDF came")
    elif form == "docx" and not answer.data.startswith(_ZIP):
        raise FetchError(answer.address, "no Word file came")
    return answer


def form_of(answer: Answer) -> str:
    """`pdf` or `docx`, by the first bytes; raises `FetchError` for anything else."""
    for form, start in (("pdf", b"%PDF-"), ("docx", _ZIP)):
        if answer.data.startswith(start):
            document(answer, form)
            return form
    raise FetchError(answer.address, f"neither PDF nor Word came, but {answer.media_type or 'something unnamed'}")


def name(element: Element) -> str:
    """The name of an element without its prefix, for the prefixes differ from server to server.

    >>> name(Element("sru:record", {}, 0, 0, ()))
    'record'
    """
    return element.tag.rpartition(":")[2]


def below(element: Element, *names: str) -> list[Element]:
    """Every element below with one of these names, in document order."""
    return [node for node in element.walk() if isinstance(node, Element) and name(node) in names]


def value(element: Element, *names: str) -> str:
    """The text of the first element below with one of these names, without blanks around it; empty where there is none."""
    found = next(iter(below(element, *names)), None)
    return " ".join(found.text.split()) if found else ""


def _unpacked(answer: Answer) -> Answer:
    if not answer.data.startswith(_ZIP):
        return answer
    for content in unpacked(answer.address, BufferedReader(BytesIO(answer.data))):
        if isinstance(content, Content) and official_html.recognises(content):
            return replace(answer, data=content.data)
    raise FetchError(answer.address, "a zip came with no Kamervraag as HTML in it")


def _html(answer: Answer) -> None:
    content = Content(answer.address, answer.data)
    try:
        is_question = _is_page(answer.data) and official_html.recognises(content)
        whole = "</html" in content.text[-2000:].lower()
    except SourceError as error:
        raise FetchError(answer.address, error.reason) from error
    if not is_question:
        raise FetchError(answer.address, "the page has no Kamervraag in it")
    if not whole:
        raise FetchError(answer.address, "the page is cut off")


def _is_page(data: bytes) -> bool:
    head = data[:2000].lstrip().lower()
    return head.startswith((b"<!doctype html", b"<html")) or b"<html" in head
