"""The sentences edges rest on: found among the mentions and relations of the built quads."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from kg.exporters.triples import DCTERMS, KG, OA, SCHEMA, Triples

_OFFICIAL = "https://zoek.officielebekendmakingen.nl/"
_FOAF_TOPIC = "http://xmlns.com/foaf/0.1/primaryTopic"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence, cut where the name or quote in it stands, and where it can be read again.

    `before + exact + after` is the sentence; where the sentence is not known it is `exact` alone.
    """

    before: str
    exact: str
    after: str
    section: str
    source: str
    confidence: float | None = None
    reason: str = ""

    @property
    def quote(self) -> str:
        """The whole sentence."""
        return self.before + self.exact + self.after


def evidenced(evidence: tuple[Evidence, ...], source: str) -> dict[str, Any]:
    """What an edge of the view says of its evidence: all of it, and the first in fields of their own."""
    best = evidence[0] if evidence else Evidence("", "", "", "", source)
    values: dict[str, Any] = {
        "quote": best.quote,
        "exact": best.exact,
        "section": best.section,
        "source": best.source or source,
        "evidence": evidence,
    }
    return values if best.confidence is None else {**values, "confidence": best.confidence}


class Quotes:
    """Evidence by section and entity."""

    def __init__(self, triples: Triples) -> None:
        self._triples = triples
        self._mentions: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for mention, entity in triples.pairs(f"{KG}refersTo"):
            for section in triples.objects(mention, f"{KG}inSection"):
                self._mentions[section, entity].append((self._start(mention), mention))
        self._documents: dict[str, list[str]] = defaultdict(list)
        for document, questions in triples.pairs(_FOAF_TOPIC):
            self._documents[questions].append(document)
        self._wholes = {part: whole for whole, part in triples.pairs(f"{SCHEMA}hasPart")}

    def of_mention(self, section: str, entity: str) -> tuple[Evidence, ...]:
        """Where `section` names `entity`, in reading order; a sentence that names it twice is told once.

        What a section cites in a footnote stands in the text of its set; what a joint question names stands at its
        first number.
        """
        told: dict[str, Evidence] = {}
        found = self._mentions
        mentions = found.get((section, entity)) or found.get((self._wholes.get(section, ""), entity), [])
        for _, mention in sorted(mentions or found.get((self._twin(section), entity), [])):
            evidence = self.of_node(mention)
            told.setdefault(evidence.quote, evidence)
        return tuple(told.values())

    def _twin(self, section: str) -> str:
        """The first section of the same set with the same words."""
        text, whole = self._triples.first(section, f"{SCHEMA}text"), self._wholes.get(section, "")
        parts = self._triples.objects(whole, f"{SCHEMA}hasPart") if whole and text else ()
        return next((part for part in parts if self._triples.first(part, f"{SCHEMA}text") == text), "")

    def of_node(self, node: str) -> Evidence:
        """The evidence one mention or relation holds."""
        first = self._triples.first
        section = first(node, f"{KG}inSection")
        before, exact, after = self._cut(node, section)
        document = first(node, f"{KG}inDocument")
        confidence = first(node, f"{KG}confidence")
        return Evidence(
            before,
            exact,
            after,
            self.section(section),
            self._page(document) or self.source(section),
            float(confidence) if confidence else None,
            first(node, f"{KG}reason"),
        )

    def _cut(self, node: str, section: str) -> tuple[str, str, str]:
        """The sentence in three; of several places where the words stand, the one the offsets point to."""
        exact = self._triples.first(node, f"{OA}exact")
        sentence = self._triples.first(node, f"{KG}sentence")
        if not exact or exact not in sentence:
            return ("", exact, "") if exact else ("", sentence, "")
        places = [found.start() for found in re.finditer(re.escape(exact), sentence)]
        start = self._start(node)
        at = next((at for at in places if self._stands(section, sentence, start - at)), places[0])
        return sentence[:at], exact, sentence[at + len(exact) :]

    def _stands(self, section: str, sentence: str, start: int) -> bool:
        texts = (*self._triples.objects(section, f"{SCHEMA}text"), *self._triples.objects(section, f"{DCTERMS}title"))
        return start >= 0 and any(text.startswith(sentence, start) for text in texts)

    def _start(self, node: str) -> int:
        start = self._triples.first(node, f"{OA}start")
        return int(start) if start.isdecimal() else 0

    def numbers(self, section: str) -> str:
        """The printed numbers of a question or answer: `4 en 5`."""
        own = self._triples.objects(section, f"{KG}number")
        answered = self._triples.objects(section, f"{KG}answers")
        numbers = own or [self._triples.first(question, f"{KG}number") for question in answered]
        ordered = sorted(filter(None, numbers), key=lambda number: (len(number), number))
        return ", ".join(ordered[:-1]) + " en " + ordered[-1] if len(ordered) > 1 else "".join(ordered)

    def section(self, section: str) -> str:
        """How a person would name the section: `Vraag 2`, `Antwoord 4 en 5`, `Titel en kop`."""
        if section not in self._wholes:
            return "Titel en kop" if section else ""
        kind = "Antwoord" if self._triples.objects(section, f"{KG}answers") else "Vraag"
        return f"{kind} {self.numbers(section)}".strip()

    def documents(self, section: str) -> list[str]:
        """The official pages of the set of questions that a section belongs to."""
        found = self._documents.get(self._wholes.get(section, section), ())
        return list(dict.fromkeys(filter(None, map(self._page, found))))

    def _page(self, document: str) -> str:
        page = readable(document)
        return page if page.startswith(_OFFICIAL) else readable(self._triples.page(document))

    def source(self, section: str) -> str:
        """The first of `documents`, or nothing."""
        return next(iter(self.documents(section)), "")


def readable(document: str) -> str:
    """The page a person can open: official addresses get their `.html`.

    >>> readable("https://zoek.officielebekendmakingen.nl/kv-tk-2021Z05118")
    'https://zoek.officielebekendmakingen.nl/kv-tk-2021Z05118.html'
    """
    return f"{document}.html" if document.startswith(_OFFICIAL) and not document.endswith(".html") else document
