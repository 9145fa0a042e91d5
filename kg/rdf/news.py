"""Cited publications as RDF: who published what when and where, and which question or answer cites it."""

from collections.abc import Iterator

from kg.mention import NewsMention
from kg.rdf.mentions import Writer
from kg.rdf.terms import day, iri, text
from kg.rdf.vocabulary import DCTERMS, KG, RDFS, SCHEMA
from kg.registers.entries import Entry, NewsItem
from kg.statement import Reading, Term

Triple = tuple[Term, Term, Term]


def state_news(reading: Reading, writer: Writer) -> Iterator[tuple[Triple, Entry]]:
    """What the document says of each publication it cites, with the entry each statement makes necessary.

    The label is the registers' graph's: of several wordings of one title it takes one.
    """
    for link in reading.links:
        mention, entry = link.mention, link.entry
        if not isinstance(mention, NewsMention) or not isinstance(entry, NewsItem):
            continue
        node = writer.iris.entity(entry)
        yield (node, KG.inDocument, writer.node), entry
        if entry.publisher:
            yield (node, SCHEMA.publisher, writer.iris.entity(entry.publisher)), entry.publisher
        if mention.url:
            yield (node, SCHEMA.url, iri(mention.url)), entry
            yield (node, RDFS.seeAlso, iri(mention.url)), entry
        if mention.day:
            yield (node, SCHEMA.datePublished, day(mention.day)), entry
        if mention.title:
            yield (node, DCTERMS.title, text(mention.title, "nl")), entry
        for holder in writer.holders((mention.cited_at or mention.at).section):
            yield (holder, SCHEMA.citation, node), entry
