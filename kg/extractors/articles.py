"""Articles of laws as mentions, and the laws that only a reference names: `138ab Sr`."""

import re
from collections.abc import Iterable, Iterator

from kg.extractors.gazetteer import Gazetteer
from kg.extractors.laws import ArticleReference, article_references
from kg.extractors.stretches import Stretch
from kg.mention import ArticleMention, LawMention, Mention
from kg.registers import Registers
from kg.registers.folding import letters

_BOOK = re.compile(r"(\d{1,2}[Aa]?):")


def article_mentions(
    stretch: Stretch, laws: Gazetteer[str], names: Iterable[Mention], registers: Registers
) -> Iterator[Mention]:
    """Each article that a stretch refers to; and its law where no name stands there yet."""
    text, start = stretch.text, stretch.start
    named = {(m.at.start - start, m.at.end - start): m.name for m in names if isinstance(m, LawMention)}
    known = [(*place, name) for place, name in named.items()]
    seen = set(named)

    def same(name: str) -> str:
        found = registers.things.laws_named(name)
        return found[0].slug if len(found) == 1 else letters(name)

    for reference in article_references(text, laws, known, same):
        law = _law_of(reference, named)
        place = (reference.law_start, reference.law_end)
        law_at, at = stretch.at(*place), stretch.at(reference.start, reference.end)
        rule = "article-of-law" if reference.named else "article-of-law-before"
        yield ArticleMention(
            at, text[reference.start : reference.end], rule, reference.number, law, law_at, reference.part
        )
        if place not in seen or (law.startswith("Burgerlijk Wetboek Boek") and named.get(place) != law):
            seen.add(place)
            named[place] = law
            yield LawMention(law_at, text[slice(*place)], "article-of-law", law)


def _law_of(reference: ArticleReference, named: dict[tuple[int, int], str]) -> str:
    """The name of the law; of the Burgerlijk Wetboek with the book that the number names: `6:162`."""
    law = named.get((reference.law_start, reference.law_end), reference.law)
    book = _BOOK.match(reference.number)
    if book and letters(law) in {"bw", "burgerlykwetboek"}:
        return f"Burgerlijk Wetboek Boek {book[1].upper()}"
    return law
