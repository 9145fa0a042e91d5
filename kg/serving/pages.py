"""The pages for people, in Dutch and English; every text is escaped, and only http(s) addresses become links."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.queries import THEMES, library
from kg.rdf.vocabulary import PREFIXES
from kg.serving.entity import Entity, Value, local_name, names
from kg.serving.negotiation import LANGUAGES, RDF, SAFE, preferred

_SITE = Path(__file__).parent / "site"
STATIC = _SITE / "static"

_FIRST = (
    "PREFIX kg: <https://w3id.org/kamergraaf/def#>\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n\n"
    "SELECT ?klasse (COUNT(?ding) AS ?aantal)\nWHERE { ?ding a/rdfs:label ?klasse . ?ding rdfs:label ?naam\n"
    '  FILTER (LANG(?klasse) = "nl") }\nGROUP BY ?klasse ORDER BY DESC(?aantal)\n'
)
"""What stands in the editor before anything is chosen."""


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    words: Mapping[str, Mapping[str, str]] = json.loads((_SITE / "words.json").read_text(encoding="utf-8"))["page"]
    return words


def language_of(request: Request) -> str:
    """`nl` or `en`: what the address asks for, else what the browser prefers."""
    asked = request.query_params.get("lang", "")
    return (
        asked
        if asked in LANGUAGES
        else preferred(request.headers.get("Accept-Language", ""), LANGUAGES) or LANGUAGES[0]
    )


class Pages:
    """The templates, for a graph whose things are named below `base`."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._templates = {language: self._environment(language) for language in LANGUAGES}

    def _environment(self, language: str) -> Environment:
        """The templates with what they may ask, in one language."""
        templates = Environment(
            loader=FileSystemLoader(_SITE),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        templates.filters |= {
            "called": lambda iri: names(language).get(iri) or local_name(iri),
            "link": lambda value: self._link(value, language),
            "outside": lambda iri: iri if _is_web(iri) else "",
            "host": lambda value: urlsplit(value.iri).hostname if self._link(value, language) == value.iri else "",
            "is_ours": lambda iri: iri.startswith(PREFIXES["kg"]),
            "as_json": lambda value: json.dumps(value, ensure_ascii=False),
        }
        templates.globals |= {"language": language, "word": _words()[language]}
        return templates

    def query(self, request: Request) -> Response:
        """The query page with the named questions."""
        language = language_of(request)
        offered = [
            {
                "name": query.name,
                "theme": THEMES[query.theme][LANGUAGES.index(language)],
                "title": query.title if language == "nl" else query.title_en,
                "params": [
                    {"name": name, "value": param.example if param.has_default else "", "hint": param.example}
                    for name, param in query.params.items()
                ],
                "text": query.text,
            }
            for query in library()
        ]
        return self._rendered("query", request, 200, library=offered, base=self._base, first=_FIRST)

    def entity(self, request: Request, thing: Entity) -> Response:
        """The page of one thing."""
        here = quote(thing.iri.removeprefix(self._base), safe=SAFE + "%")
        ours = thing.iri.startswith(self._base)
        elsewhere = urlencode({"iri": thing.iri})
        machines = [
            (kind, f"/data/{here}.{end}" if ours else f"/resource?{elsewhere}&format={end}")
            for kind, end in RDF.items()
        ]
        return self._rendered(
            "entity",
            request,
            200,
            thing=thing,
            facts=[edge for edge in thing.out if not any(value.iri for value in edge.values)],
            links=[edge for edge in thing.out if any(value.iri for value in edge.values)],
            machines=machines,
        )

    def message(self, request: Request, message: str | None, status: int) -> Response:
        """A page that says why there is nothing else; without a message, that the thing is not in the graph."""
        return self._rendered("message", request, status, message=message or _words()[language_of(request)]["gone"])

    def _rendered(self, name: str, request: Request, status: int, **values: object) -> Response:
        language = language_of(request)
        other = request.url.include_query_params(lang="en" if language == "nl" else "nl")
        template = self._templates[language].get_template(f"{name}.html.j2")
        text = template.render(other=f"{other.path}?{other.query}", **values)
        return HTMLResponse(text, status, {"Vary": "Accept-Language", "Content-Language": language})

    def _link(self, value: Value, language: str) -> str:
        """Where a link leads: to the page here of what the graph knows, else out, and nowhere when it is not the web."""
        if value.iri.startswith(self._base):
            return f"/id/{value.iri.removeprefix(self._base)}?lang={language}"
        if value.known:
            return f"/resource?{urlencode({'iri': value.iri, 'lang': language})}"
        return value.iri if _is_web(value.iri) else ""


def _is_web(iri: str) -> bool:
    return iri.startswith(("http://", "https://"))
