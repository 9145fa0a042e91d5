# ruff: noqa: N815 - attributes bear the names of the terms they stand for, so that `KG.askedBy` reads as RDF does.
"""The terms the code writes, by vocabulary: `KG.askedBy`, `SCHEMA.mentions`, `OA.exact`.

Our own are defined in `ontology/kg.ttl`; `tests/rdf/test_vocabulary.py` holds the two together.
"""

from kg.statement import Term

PREFIXES: dict[str, str] = {
    "kg": "https://w3id.org/kamergraaf/def#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "eli-dl": "http://data.europa.eu/eli/eli-draft-legislation-ontology#",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
}


def term(curie: str) -> Term:
    """The term a prefixed name stands for.

    >>> term("schema:mentions")
    '<https://schema.org/mentions>'
    """
    prefix, _, name = curie.partition(":")
    return Term(f"<{PREFIXES[prefix]}{name}>")


class KG:
    """Ours: https://w3id.org/kamergraaf/def# ."""

    ParliamentaryQuestion = term("kg:ParliamentaryQuestion")
    Question = term("kg:Question")
    Answer = term("kg:Answer")
    Postponement = term("kg:Postponement")
    Document = term("kg:Document")
    NewsItem = term("kg:NewsItem")
    Person = term("kg:Person")
    PoliticalParty = term("kg:PoliticalParty")
    Post = term("kg:Post")
    GovernmentBody = term("kg:GovernmentBody")
    Ministry = term("kg:Ministry")
    Company = term("kg:Company")
    Organization = term("kg:Organization")
    Law = term("kg:Law")
    LawArticle = term("kg:LawArticle")
    Place = term("kg:Place")
    Topic = term("kg:Topic")
    Mention = term("kg:Mention")
    Relation = term("kg:Relation")
    Membership = term("kg:Membership")
    Incumbency = term("kg:Incumbency")

    annexNumber = term("kg:annexNumber")
    parliamentaryYear = term("kg:parliamentaryYear")
    portfolio = term("kg:portfolio")
    dateAnswered = term("kg:dateAnswered")
    datePostponed = term("kg:datePostponed")
    daysToAnswer = term("kg:daysToAnswer")
    dueDate = term("kg:dueDate")
    askedBy = term("kg:askedBy")
    askedForParty = term("kg:askedForParty")
    askedAs = term("kg:askedAs")
    addressedTo = term("kg:addressedTo")
    addressedPerson = term("kg:addressedPerson")
    addressedUnder = term("kg:addressedUnder")
    answeredBy = term("kg:answeredBy")
    answeredAs = term("kg:answeredAs")
    answeredUnder = term("kg:answeredUnder")
    alsoOnBehalfOf = term("kg:alsoOnBehalfOf")

    number = term("kg:number")
    answers = term("kg:answers")
    refersToAnswerOf = term("kg:refersToAnswerOf")
    sourceFile = term("kg:sourceFile")
    sha256 = term("kg:sha256")
    joinedBy = term("kg:joinedBy")

    refersTo = term("kg:refersTo")
    inDocument = term("kg:inDocument")
    inSection = term("kg:inSection")
    sentence = term("kg:sentence")
    confidence = term("kg:confidence")
    reason = term("kg:reason")
    undecided = term("kg:undecided")
    post = term("kg:post")
    heldUnder = term("kg:heldUnder")

    statedRelation = term("kg:statedRelation")
    subsidiaryOf = term("kg:subsidiaryOf")
    partOf = term("kg:partOf")
    ownerOf = term("kg:ownerOf")
    contractorOf = term("kg:contractorOf")
    subcontractorOf = term("kg:subcontractorOf")
    supplierOf = term("kg:supplierOf")
    customerOf = term("kg:customerOf")
    supervises = term("kg:supervises")
    worksFor = term("kg:worksFor")
    memberOf = term("kg:memberOf")
    cooperatesWith = term("kg:cooperatesWith")
    investigates = term("kg:investigates")
    fined = term("kg:fined")
    funds = term("kg:funds")
    replaces = term("kg:replaces")
    locatedIn = term("kg:locatedIn")


class RDF:
    """RDF itself, for types and reified relations."""

    type = term("rdf:type")
    Statement = term("rdf:Statement")
    subject = term("rdf:subject")
    predicate = term("rdf:predicate")
    object = term("rdf:object")


class RDFS:
    """Labels and pages a person can open."""

    label = term("rdfs:label")
    seeAlso = term("rdfs:seeAlso")


class OWL:
    """Identity with the same thing elsewhere."""

    sameAs = term("owl:sameAs")


class XSD:
    """Datatypes."""

    string = term("xsd:string")
    boolean = term("xsd:boolean")
    integer = term("xsd:integer")
    nonNegativeInteger = term("xsd:nonNegativeInteger")
    decimal = term("xsd:decimal")
    date = term("xsd:date")


class SKOS:
    """Other names, topics and near identity."""

    Concept = term("skos:Concept")
    altLabel = term("skos:altLabel")
    hiddenLabel = term("skos:hiddenLabel")
    broader = term("skos:broader")
    exactMatch = term("skos:exactMatch")
    closeMatch = term("skos:closeMatch")


class DCTERMS:
    """Titles, identifiers, dates and subjects."""

    title = term("dcterms:title")
    identifier = term("dcterms:identifier")
    dateSubmitted = term("dcterms:dateSubmitted")
    date = term("dcterms:date")
    subject = term("dcterms:subject")
    format = term("dcterms:format")
    source = term("dcterms:source")
    references = term("dcterms:references")


class FOAF:
    """Persons and documents."""

    Person = term("foaf:Person")
    Document = term("foaf:Document")
    primaryTopic = term("foaf:primaryTopic")


class SCHEMA:
    """schema.org: questions, answers, texts, what is mentioned and cited."""

    CreativeWork = term("schema:CreativeWork")
    Question = term("schema:Question")
    Answer = term("schema:Answer")
    Corporation = term("schema:Corporation")
    GovernmentOrganization = term("schema:GovernmentOrganization")
    NewsArticle = term("schema:NewsArticle")
    Place = term("schema:Place")
    acceptedAnswer = term("schema:acceptedAnswer")
    hasPart = term("schema:hasPart")
    isPartOf = term("schema:isPartOf")
    position = term("schema:position")
    text = term("schema:text")
    about = term("schema:about")
    mentions = term("schema:mentions")
    citation = term("schema:citation")
    publisher = term("schema:publisher")
    url = term("schema:url")
    datePublished = term("schema:datePublished")
    startDate = term("schema:startDate")
    endDate = term("schema:endDate")


class ORG:
    """Organisations, memberships, posts and what became of them."""

    Organization = term("org:Organization")
    FormalOrganization = term("org:FormalOrganization")
    Membership = term("org:Membership")
    Post = term("org:Post")
    ChangeEvent = term("org:ChangeEvent")
    member = term("org:member")
    organization = term("org:organization")
    originalOrganization = term("org:originalOrganization")
    resultingOrganization = term("org:resultingOrganization")


class PROV:
    """Where a thing comes from."""

    Entity = term("prov:Entity")
    Activity = term("prov:Activity")
    wasGeneratedBy = term("prov:wasGeneratedBy")


class OA:
    """Web Annotation: a stretch of text and what it stands for."""

    Annotation = term("oa:Annotation")
    exact = term("oa:exact")
    start = term("oa:start")
    end = term("oa:end")


class ELI:
    """European Legislation Identifier: laws, their articles, citations."""

    LegalResource = term("eli:LegalResource")
    LegalResourceSubdivision = term("eli:LegalResourceSubdivision")
    cites = term("eli:cites")
    number = term("eli:number")
    is_part_of = term("eli:is_part_of")
    id_local = term("eli:id_local")
    first_date_entry_in_force = term("eli:first_date_entry_in_force")
    date_no_longer_in_force = term("eli:date_no_longer_in_force")
