"""Addresses made once: the same people, posts and rules come back in every document."""

from functools import lru_cache

from kg.rdf.iris import Iris, address
from kg.statement import Term


class RememberedIris(Iris):
    """The same addresses as `Iris`, kept after they are first made.

    >>> RememberedIris().at("persoon", "kathalijne-buitenweg")
    '<https://w3id.org/kamergraaf/id/persoon/kathalijne-buitenweg>'
    """

    __slots__ = ()

    def at(self, *path: str) -> Term:
        """The address of `path`."""
        return _address(self.base, path)


_address = lru_cache(maxsize=1 << 16)(address)
