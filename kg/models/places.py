"""Where a quote stands, letter for letter; never where something like it stands."""

_MOST = 200
"""Places of one quote that are looked at; a name that stands more often needs no model."""


class RefusedError(Exception):
    """A proposal that does not hold; the text says why, in words that are the same for all of its kind."""


class FoundBeforeError(RefusedError):
    """A proposal that holds, and that says nothing new."""


def places(text: str, quote: str) -> list[int]:
    """Where `quote` stands in `text` as whole words.

    >>> places("KPN en de KPN-klanten van KPNQwest", "KPN")
    [0, 10]
    """
    found: list[int] = []
    at = text.find(quote) if quote else -1
    while at >= 0 and len(found) < _MOST:
        end = at + len(quote)
        inside_word = (at and text[at - 1].isalnum() and quote[0].isalnum()) or (
            end < len(text) and text[end].isalnum() and quote[-1].isalnum()
        )
        if not inside_word:
            found.append(at)
        at = text.find(quote, at + 1)
    return found


def place_of(text: str, quote: str, context: str = "", start: int | None = None) -> int:
    """The one place of `quote` that is meant: at `start`, or the only one, or the one in or nearest to `context`.

    >>> place_of("KPN zweeg. Later sprak KPN.", "KPN", context="sprak KPN")
    23

    Raises `RefusedError` when there is none, or when it cannot be told which.
    """
    found = places(text, quote)
    if not found:
        raise RefusedError("within a longer word only" if quote and quote in text else "not in the text")
    if start is not None:
        if start not in found:
            raise RefusedError("not at the place it is said to stand")
        return start
    if len(found) == 1:
        return found[0]
    first = text.find(context) if context else -1
    if first < 0 or text.find(context, first + 1) >= 0:
        raise RefusedError("at several places, and the context does not tell which")
    away = sorted((max(first - at, at + len(quote) - first - len(context), 0), at) for at in found)
    if away[0][0] == away[1][0]:
        raise RefusedError("at several places, and the context does not tell which")
    return away[0][1]
