"""Which classes a thing carries, and which relations a text may state: what `ontology/kg.ttl` says, for the code."""

from kg.mention import EntityClass
from kg.rdf.vocabulary import ELI, FOAF, KG, OA, ORG, PROV, RDF, SCHEMA, SKOS
from kg.statement import Term

LEAF_TYPES: dict[EntityClass, tuple[Term, ...]] = {
    EntityClass.PERSON: (KG.Person, FOAF.Person),
    EntityClass.PARTY: (KG.PoliticalParty, ORG.FormalOrganization),
    EntityClass.POST: (KG.Post, ORG.Post),
    EntityClass.MINISTRY: (KG.Ministry, ORG.FormalOrganization, SCHEMA.GovernmentOrganization),
    EntityClass.GOVERNMENT_BODY: (KG.GovernmentBody, ORG.FormalOrganization, SCHEMA.GovernmentOrganization),
    EntityClass.COMPANY: (KG.Company, ORG.FormalOrganization, SCHEMA.Corporation),
    EntityClass.ORGANIZATION: (KG.Organization, ORG.Organization),
    EntityClass.LAW: (KG.Law, ELI.LegalResource),
    EntityClass.ARTICLE: (KG.LawArticle, ELI.LegalResourceSubdivision),
    EntityClass.PLACE: (KG.Place, SCHEMA.Place),
    EntityClass.TOPIC: (KG.Topic, SKOS.Concept),
    EntityClass.NEWS_ITEM: (KG.NewsItem, SCHEMA.NewsArticle),
}
"""The leaf class of an entity, then the shared classes beside it."""

RECORD_TYPES: dict[Term, tuple[Term, ...]] = {
    KG.ParliamentaryQuestion: (KG.ParliamentaryQuestion, SCHEMA.CreativeWork),
    KG.Question: (KG.Question, SCHEMA.Question),
    KG.Answer: (KG.Answer, SCHEMA.Answer),
    KG.Postponement: (KG.Postponement, PROV.Activity),
    KG.Document: (KG.Document, FOAF.Document, PROV.Entity),
    KG.Mention: (KG.Mention, OA.Annotation),
    KG.Relation: (KG.Relation, RDF.Statement),
    KG.Membership: (KG.Membership, ORG.Membership),
    KG.Incumbency: (KG.Incumbency, ORG.Membership),
}
"""The same for what is no entity: `RECORD_TYPES[KG.Question]`."""

PREDICATES: tuple[Term, ...] = (
    KG.subsidiaryOf,
    KG.partOf,
    KG.ownerOf,
    KG.contractorOf,
    KG.subcontractorOf,
    KG.supplierOf,
    KG.customerOf,
    KG.supervises,
    KG.worksFor,
    KG.memberOf,
    KG.cooperatesWith,
    KG.investigates,
    KG.fined,
    KG.funds,
    KG.replaces,
    KG.locatedIn,
)
"""The closed list of relations that a text may state."""
