"""Texts run together, so that one pass of an automaton finds in all of them: its states stay in the processor's cache."""

from collections.abc import Iterator, Sequence

from kg.values import value

Hit = tuple[int, int, int]
"""What an automaton finds: the number of a literal, where it begins and where it ends."""

_BETWEEN = "\n"
"""Stands in no literal, and bounds a word as the end of a text does."""


@value(frozen=True, slots=True)
class Joined:
    """`texts`, each on its own in `whole`."""

    texts: Sequence[str]
    whole: str

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Joined":
        """The texts, joined."""
        return cls(texts, _BETWEEN.join(texts))

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where in `whole` each of the texts begins and ends."""
        begin = 0
        for text in self.texts:
            end = begin + len(text)
            yield begin, end
            begin = end + len(_BETWEEN)

    def parted(self, hits: Sequence[Hit]) -> Iterator[tuple[int, Sequence[Hit]]]:
        """What was found in `whole`, in the order of where it ends, by text; and where in `whole` that text begins.

        >>> list(Joined.of(["ab", "cd"]).parted([(7, 0, 2), (8, 3, 5)]))
        [(0, [(7, 0, 2)]), (3, [(8, 3, 5)])]
        """
        first = 0
        for begin, end in self.spans():
            last = first
            while last < len(hits) and hits[last][2] <= end:
                last += 1
            yield begin, hits[first:last]
            first = last
