"""Whether a sentence states what a model reads in it, as far as words can tell."""

from kg.document import Anchor, Section
from kg.extractors.relations import IN_DOUBT, NOT_STATED
from kg.models.places import RefusedError
from kg.sentences import sentence_around, sentences


def check_one_sentence(section: Section, at: Anchor) -> tuple[int, int]:
    """The sentence that holds a quote; raises `RefusedError` for a quote over several."""
    spans = sentences(section.text)
    around = sentence_around(spans, at.start, at.end)
    if around not in spans:
        raise RefusedError("more than one sentence")
    return around


def check_stated(section: Section, at: Anchor) -> None:
    """Raises `RefusedError` for a quote over several sentences, in a question, or after a word that takes it back."""
    start, end = check_one_sentence(section, at)
    if section.text[start:end].rstrip("»”\"’') 0123456789").endswith("?"):
        raise RefusedError("only asked")
    if NOT_STATED.search(section.text, start, at.end) or IN_DOUBT.search(section.text, start, at.start):
        raise RefusedError("denied, doubted or only possible")
