"""Classes of values that are made by the hundred thousand: frozen to the type checker, cheap to make at run time.

A frozen dataclass of the standard library sets each field by `object.__setattr__`, which takes four times as long as
setting it: much of the time that reading a header into mentions takes.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """As `dataclass`, with the same equality and hash; that nothing is set again is for the type checker to hold."""
        return dataclass(unsafe_hash=frozen, slots=slots)


Tuple = TypeVar("Tuple", bound=tuple[Any, ...])


def maker(kind: type[Tuple]) -> Callable[[Iterable[Any]], Tuple]:
    """What makes named tuples out of their values in order, in half the time of a call of the class.

    How many values there are, and of which types, is for the caller to hold.
    """
    return partial(tuple.__new__, kind)


__all__ = ["maker", "value"]
