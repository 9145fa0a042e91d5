"""Mentions and relations as RDF: what stands where, what it is believed to be, and the sentence it rests on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.document import Anchor, Document, SectionKind
from kg.mention import ArticleMention, EntityClass, Mention, PublicationMention, RelationMention
from kg.rdf.entities import class_of
from kg.rdf.iris import Iris, below
from kg.rdf.places import Place, node_of
from kg.rdf.terms import boolean, decimal, iri, offset, text
from kg.rdf.vocabulary import DCTERMS, ELI, KG, OA, PROV, RDF, RDFS, RECORD_TYPES, SCHEMA, term
from kg.registers.entries import Article
from kg.registers.things import JCI_PAGE, jci
from kg.sentences import sentence_around, sentences
from kg.statement import Link, Term

Triple = tuple[Term, Term, Term]

_NOT_MENTIONED = {EntityClass.POST, EntityClass.TOPIC, EntityClass.NEWS_ITEM}
"""What is tied by properties of its own: by the header, or as a citation."""


@dataclass(slots=True)
class Writer:
    """Writes the mentions of one document; keeps count of mentions that share a place."""

    document: Document
    places: Sequence[Place]
    node: Term
    question_set: Term
    iris: Iris
    used: Counter[Term] = field(default_factory=Counter)

    def state_link(self, link: Link) -> Iterator[Triple]:
        """The mention, what it refers to, and the plain edges from its section and its set."""
        mention = link.mention
        node = self._node(mention, "vermelding")
        for kind in RECORD_TYPES[KG.Mention]:
            yield node, RDF.type, kind
        yield from self._place(node, mention, link.confidence)
        yield node, PROV.wasGeneratedBy, self.iris.rule(mention.rule)
        if link.entry is None:
            yield node, KG.undecided, boolean(True)
            weighed = f": {', '.join(link.candidates)}" if link.candidates else ""
            yield node, KG.reason, text(f"{link.reason}{weighed}")
            return
        yield node, KG.reason, text(link.reason)
        entity = self.iris.entity(link.entry)
        yield node, KG.refersTo, entity
        if isinstance(mention, ArticleMention) and mention.part and isinstance(link.entry, Article):
            yield from _part(node, link.entry, mention.part)
        cls = class_of(link.entry)
        if cls not in _NOT_MENTIONED:
            for holder in self.holders(mention.at.section):
                yield holder, SCHEMA.mentions, entity
                if cls in {EntityClass.LAW, EntityClass.ARTICLE}:
                    yield holder, ELI.cites, entity

    def state_reference(self, mention: PublicationMention) -> Iterator[Triple]:
        """The publication that the text points to, with the mention that shows it: a reference to its address."""
        node, address = self._node(mention, "verwijzing"), iri(mention.address)
        for kind in RECORD_TYPES[KG.Mention]:
            yield node, RDF.type, kind
        yield from self._place(node, mention, 1.0)
        yield node, PROV.wasGeneratedBy, self.iris.rule(mention.rule)
        yield node, KG.refersTo, address
        for holder in self.holders(mention.at.section):
            yield holder, DCTERMS.references, address

    def state_relation(self, relation: RelationMention, subject: Term, target: Term) -> Iterator[Triple]:
        """The relation with its quote, and the plain edge beside it."""
        node = self._node(relation, "relatie", relation.predicate)
        predicate = term(f"kg:{relation.predicate}")
        for kind in RECORD_TYPES[KG.Relation]:
            yield node, RDF.type, kind
        yield node, RDF.subject, subject
        yield node, RDF.predicate, predicate
        yield node, RDF.object, target
        yield from self._place(node, relation, relation.confidence)
        yield node, PROV.wasGeneratedBy, self.iris.rule(relation.rule)
        if relation.reason:
            yield node, KG.reason, text(relation.reason)
        yield subject, predicate, target

    def holders(self, index: int) -> Iterator[Term]:
        """The set, and the block that holds the mention; of a joint question every number."""
        yield self.question_set
        section, node = self.document.sections[index], self.places[index].node
        if section.kind is SectionKind.QUESTION and node != self.question_set:
            yield from (below(self.question_set, number) for number in section.numbers)
        elif node != self.question_set:
            yield node

    def _node(self, mention: Mention, kind: str, *more: str) -> Term:
        """By block, document and place in it: the same whichever other documents of the set are read with it."""
        block = node_of(self.document.sections[mention.at.section], self.question_set)
        node = below(block, kind, self.document.id, "-".join((f"{mention.at.start}-{mention.at.end}", *more)))
        self.used[node] += 1
        return node if self.used[node] == 1 else Term(f"{node[:-1]}-{self.used[node]}>")

    def _place(self, node: Term, mention: Mention, confidence: float) -> Iterator[Triple]:
        place = self.places[mention.at.section]
        yield node, KG.inDocument, self.node
        yield node, KG.inSection, place.node
        yield node, OA.exact, text(mention.surface)
        yield node, OA.start, offset(mention.at.start + place.shift)
        yield node, OA.end, offset(mention.at.end + place.shift)
        yield node, KG.confidence, decimal(confidence)
        yield node, KG.sentence, text(self._sentence(mention.at))

    def _sentence(self, at: Anchor) -> str:
        section = self.document.sections[at.section]
        start, end = sentence_around(sentences(section.text), at.start, at.end)
        return section.text[start:end]


def _part(node: Term, article: Article, part: str) -> Iterator[Triple]:
    """The part of the article that is meant, where it can be addressed: `jci1.3:c:BWBR0009950&artikel=3.5&lid=2`."""
    if exact := jci(article.law, article.number, part):
        yield node, ELI.id_local, text(exact)
        yield node, RDFS.seeAlso, iri(JCI_PAGE + exact)
