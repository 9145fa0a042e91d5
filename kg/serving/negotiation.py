"""Which form of an answer is wanted, by the header `Accept` (RFC 9110, section 12.5.1), and in which language."""

HTML = "text/html"
RDF = {
    "text/turtle": "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}
"""Media types of what machines get, and how their addresses end."""
LANGUAGES = ("nl", "en")
SAFE = "/:@!$&'()*+,;=-._~"
"""What our addresses hold as it is (`kg.rdf.iris`)."""


def preferred(header: str, offered: tuple[str, ...]) -> str | None:
    """The offered value that the header likes best, the first offered at a tie; `None` when it wants none of them.

    >>> preferred("text/html;q=0.5, text/*", ("text/turtle", "text/html"))
    'text/turtle'
    >>> preferred("image/png", ("text/turtle",)) is None
    True
    """
    wanted = [_range(part) for part in header.split(",") if part.strip()] or [("*/*", 1.0)]
    scores = {value: _score(value, wanted) for value in offered}
    best = max(offered, key=lambda value: scores[value])
    return best if scores[best] > 0 else None


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (one.strip().lower() for one in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return name, min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return name, 0.0
    return name, 1.0


def _score(value: str, wanted: list[tuple[str, float]]) -> float:
    """The weight of the most exact range that the value falls in."""
    main = value.partition("/")[0].partition("-")[0]
    for exact in (value, f"{main}/*", "*/*", "*"):
        weights = [weight for name, weight in wanted if name == exact or name.partition("-")[0] == exact]
        if weights:
            return max(weights)
    return 0.0
