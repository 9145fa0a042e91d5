"""Mentions and relations as RDF: what stands where, what it is believed to be, and the sentence it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kg.document import Document, SectionKind
from kg.mention import ArticleMention, EntityClass, Mention, PublicationMention, RelationMention
from kg.rdf.blocks import Blocks, Pair
from kg.rdf.entities import class_of
from kg.rdf.iris import Iris, below
from kg.rdf.model import RECORD_TYPES
from kg.rdf.places import Place
from kg.rdf.terms import boolean, decimal, iri, offset, text
from kg.rdf.vocabulary import DCTERMS, ELI, KG, OA, PROV, RDF, RDFS, SCHEMA, term
from kg.registers.entries import Article, Incumbency
from kg.registers.things import JCI_PAGE, jci
from kg.sentences import sentence_of
from kg.statement import Link, Term

_NOT_MENTIONED = {EntityClass.POST, EntityClass.TOPIC, EntityClass.NEWS_ITEM}
"""What is tied by properties of its own: by the header, or as a citation."""


_A_MENTION = tuple((RDF.type, kind) for kind in sorted(RECORD_TYPES[KG.Mention]))
_A_RELATION = tuple((RDF.type, kind) for kind in sorted(RECORD_TYPES[KG.Relation]))
_LAWS = {EntityClass.LAW, EntityClass.ARTICLE}
_TRUE = boolean(True)
_reason = lru_cache(maxsize=4096)(text)
"""Many mentions are linked for one reason."""


@dataclass(slots=True)
class Writer:
    """Writes the mentions of one document into `blocks`; keeps count of mentions that share a place."""

    blocks: Blocks
    document: Document
    places: Sequence[Place]
    node: Term
    question_set: Term
    iris: Iris
    used: dict[Term, int] = field(default_factory=dict)
    above: dict[tuple[int, str], Term] = field(default_factory=dict)
    """What the addresses of the mentions in a section begin with, by kind."""
    held: dict[int, Sequence[Term]] = field(default_factory=dict)
    """What holds the mentions in a section."""

    def state_link(self, link: Link, held: Incumbency | None = None) -> None:
        """The mention, what it refers to, and the plain edges from its section and its set.

        `held` is the time on a post that the text means by naming the post.
        """
        mention, entry = link.mention, link.entry
        if entry is None:
            weighed = f": {', '.join(link.candidates)}" if link.candidates else ""
            what: tuple[Pair, ...] = ((KG.reason, text(f"{link.reason}{weighed}")),)
            said = self._told(_A_MENTION, mention, link.confidence, held, what)
            said.append((KG.undecided, _TRUE))
        else:
            entity = self.iris.entity(entry)
            cls = class_of(entry)
            what = (KG.reason, _reason(link.reason)), (KG.refersTo, entity)
            if cls is EntityClass.ARTICLE and isinstance(entry, Article) and isinstance(mention, ArticleMention):
                said = self._told((*_A_MENTION, *_part(entry, mention)), mention, link.confidence, held, what)
            else:
                said = self._told(_A_MENTION, mention, link.confidence, held, what)
            if cls in _LAWS:
                self._hold(mention, ((ELI.cites, entity), (SCHEMA.mentions, entity)))
            elif cls not in _NOT_MENTIONED:
                self._hold(mention, ((SCHEMA.mentions, entity),))
        self.blocks.tell(self._node(mention, "vermelding"), said, self.node)

    def state_reference(self, mention: PublicationMention) -> None:
        """The publication that the text points to, with the mention that shows it: a reference to its address."""
        address = iri(mention.address)
        said = self._told(_A_MENTION, mention, 1.0, None, ((KG.refersTo, address),))
        self.blocks.tell(self._node(mention, "verwijzing"), said, self.node)
        self._hold(mention, ((DCTERMS.references, address),))

    def state_relation(self, relation: RelationMention, subject: Term, target: Term) -> None:
        """The relation with its quote, and the plain edge beside it."""
        predicate = term(f"kg:{relation.predicate}")
        what = (*_A_RELATION, (RDF.object, target), (RDF.predicate, predicate), (RDF.subject, subject))
        why = ((KG.reason, text(relation.reason)),) if relation.reason else ()
        said = self._told(what, relation, relation.confidence, None, why)
        self.blocks.tell(self._node(relation, "relatie", relation.predicate), said, self.node)
        self.blocks.say(subject, ((predicate, target),), self.node)

    def holders(self, index: int) -> Sequence[Term]:
        """The set, and the block that holds the mention; of a joint question every number."""
        found = self.held.get(index)
        if found is None:
            found = self.held[index] = (self.question_set, *self._blocks_of(index))
        return found

    def _blocks_of(self, index: int) -> Sequence[Term]:
        section, node = self.document.sections[index], self.places[index].node
        if node == self.question_set:
            return ()
        if section.kind is SectionKind.QUESTION:
            return [below(self.question_set, number) for number in section.numbers]
        return (node,)

    def _hold(self, mention: Mention, said: Sequence[Pair]) -> None:
        """The same of each holder of the mention."""
        for holder in self.holders(mention.at.section):
            self.blocks.say(holder, said, self.node)

    def _node(self, mention: Mention, kind: str, *more: str) -> Term:
        """By block, document and place in it: the same whichever other documents of the set are read with it."""
        section, start, end = mention.at
        above = self.above.get((section, kind))
        if above is None:
            above = self.above[section, kind] = below(self.places[section].block, kind, self.document.id)
        node = Term(f"{above[:-1]}/{'-'.join((f'{start}-{end}', *more))}>")
        times = self.used[node] = self.used.get(node, 0) + 1
        return node if times == 1 else Term(f"{node[:-1]}-{times}>")

    def _told(
        self,
        first: Sequence[Pair],
        mention: Mention,
        confidence: float,
        held: Incumbency | None,
        then: Sequence[Pair],
    ) -> list[Pair]:
        """What is said of a mention, in the order of predicates: `first` what it is, and `then` before its sentence.

        Between them where it stands, the rule that saw it there, how sure it is, and the time on a post that is meant.
        """
        section, start, end = mention.at
        place = self.places[section]
        shift = place.shift
        return [
            *first,
            (OA.end, offset(end + shift)),
            (OA.exact, text(mention.surface)),
            (OA.start, offset(start + shift)),
            (PROV.wasGeneratedBy, self.iris.rule(mention.rule)),
            (KG.confidence, decimal(confidence)),
            *(((KG.heldUnder, self.iris.incumbency(held)),) if held else ()),
            (KG.inDocument, self.node),
            (KG.inSection, place.node),
            *then,
            (KG.sentence, text(sentence_of(self.document.sections[section].text, start, end))),
        ]


def _part(article: Article, mention: ArticleMention) -> Iterator[Pair]:
    """The part of the article that is meant, where it can be addressed: `jci1.3:c:BWBR0009950&artikel=3.5&lid=2`."""
    if mention.part and (exact := jci(article.law, article.number, mention.part)):
        yield ELI.id_local, text(exact)
        yield RDFS.seeAlso, iri(JCI_PAGE + exact)
