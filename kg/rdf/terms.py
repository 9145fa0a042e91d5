"""RDF terms in N-Triples syntax, made once and joined into lines: the fastest way to much RDF from Python.

Escaping follows https://www.w3.org/TR/n-triples/#grammar-production-STRING_LITERAL_QUOTE; `str.replace` chained is some
twenty times faster than `str.translate` on Dutch text.
"""

import re
from datetime import date
from urllib.parse import quote

from kg.statement import Term

XSD = "http://www.w3.org/2001/XMLSchema#"
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def iri(address: str) -> Term:
    """The address as a term; characters that no IRI may hold are percent-encoded.

    >>> iri("https://wetten.overheid.nl/jci1.3:c:BWBR0001854&artikel=350c")
    '<https://wetten.overheid.nl/jci1.3:c:BWBR0001854&artikel=350c>'
    """
    return Term(f"<{_NOT_IN_IRI.sub(lambda found: quote(found.group()), address)}>")


def text(value: str, language: str = "") -> Term:
    """A string, with its language when it has one.

    >>> text('Hij zei: "ja"', "nl")
    '"Hij zei: \\\\"ja\\\\""@nl'
    """
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return Term(f'"{escaped}"@{language}' if language else f'"{escaped}"')


def number(value: int) -> Term:
    """An `xsd:integer`."""
    return Term(f'"{value}"^^<{XSD}integer>')


def offset(value: int) -> Term:
    """An `xsd:nonNegativeInteger`, as Web Annotation asks of `oa:start` and `oa:end`."""
    return Term(f'"{value}"^^<{XSD}nonNegativeInteger>')


def decimal(value: float) -> Term:
    """An `xsd:decimal` with two digits, as `kg:confidence` is written."""
    return Term(f'"{value:.2f}"^^<{XSD}decimal>')


def day(value: date) -> Term:
    """An `xsd:date`."""
    return Term(f'"{value.isoformat()}"^^<{XSD}date>')


def boolean(value: bool) -> Term:
    """An `xsd:boolean`."""
    return Term(f'"{str(value).lower()}"^^<{XSD}boolean>')
