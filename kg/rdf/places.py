"""Where the text of each section of a set of questions stands in the graph.

A set may be read from several documents: the question, its answer, a later reprint. Each numbered block has one text,
that of the first document which has it (answers before questions); all else is text of the set itself: the title,
then the frame of each document, then blocks that another document words differently. So every offset is exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.document import Document, Section, SectionKind
from kg.rdf.iris import below
from kg.statement import Term


@dataclass(frozen=True, slots=True)
class Place:
    """A section's node, how far its text begins into the node's text, and the node of its block (`node_of`).

    The two are not the same where another document words the block otherwise.
    """

    node: Term
    shift: int
    block: Term


@dataclass(frozen=True, slots=True)
class Texts:
    """The nodes of a set with their texts, and the place of every section of every document.

    `nodes` maps each numbered node to the section that words it; `frame` is the text of the set itself.
    """

    frame: str
    nodes: dict[Term, Section]
    places: tuple[tuple[Place, ...], ...]


def node_of(section: Section, question_set: Term) -> Term:
    """The node of a numbered block: a question by its first number, an answer by the lowest it covers."""
    if section.kind is SectionKind.FRAME:
        return question_set
    if section.kind is SectionKind.QUESTION:
        return below(question_set, section.numbers[0])
    return below(question_set, "antwoord", min(section.numbers, key=number_key))


def number_key(number: str) -> tuple[int, str]:
    """Sorts question numbers as people do: `2`, `2a`, `10`."""
    digits = "".join(character for character in number if character.isdigit())
    return int(digits or 0), number


def lay_out(documents: Sequence[Document], question_set: Term) -> Texts:
    """One text a node, and a place for every section; `documents` come in order of preference."""
    nodes: dict[Term, Section] = {}
    frames: list[str] = []
    length = 0
    places: list[tuple[Place, ...]] = []
    for document in documents:
        own: list[Place] = []
        taken: set[Term] = set()
        for section in document.sections:
            node = node_of(section, question_set)
            words = nodes.get(node)
            if (
                section.kind is not SectionKind.FRAME
                and node not in taken
                and (not words or words.text == section.text)
            ):
                nodes[node] = section
                taken.add(node)
                own.append(Place(node, 0, node))
            else:
                own.append(Place(question_set, length, node))
                frames.append(section.text)
                length += len(section.text) + 1
        places.append(tuple(own))
    return Texts("\n".join(frames), nodes, tuple(places))
