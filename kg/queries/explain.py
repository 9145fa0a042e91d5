"""What is wrong with a query that does not parse: where, the line itself, and what may help."""

import difflib
import re
from collections.abc import Mapping

from kg.queries.tokens import code

_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", re.DOTALL)
_KEYWORDS = re.findall(
    r"\w+",
    "SELECT CONSTRUCT DESCRIBE ASK WHERE FILTER OPTIONAL UNION MINUS GRAPH SERVICE BIND VALUES EXISTS NOT GROUP ORDER "
    "HAVING LIMIT OFFSET DISTINCT REDUCED PREFIX BASE FROM NAMED COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR "
    "REGEX STRLEN CONTAINS STRSTARTS STRENDS LCASE UCASE COALESCE BOUND CONCAT REPLACE SUBSTR LANG DATATYPE YEAR MONTH "
    "ASC DESC UNDEF TRUE FALSE STR IRI ABS ROUND CEIL FLOOR NOW STRBEFORE STRAFTER LANGMATCHES AS BY IN",
)


def explained(message: str, text: str, prefixes: Mapping[str, str], before: int = 0) -> str:
    """An engine's syntax error for people: place, line with a mark below it, and a hint where there is one.

    `before` is the number of lines that the engine was given before `text`.
    """
    found = _PLACE.fullmatch(message.strip())
    if not found:
        return f"the query does not parse: {' '.join(message.split())}"
    row, column, wanted = max(1, int(found[1]) - before), int(found[2]), found[3]
    lines = text.splitlines() or [""]
    line = lines[min(row, len(lines)) - 1]
    shown, start = _window(line, column)
    said = [
        f"the query does not parse at line {row}, column {column}{_wanted(wanted)}",
        f"    {shown}",
        f"    {' ' * (column - 1 - start)}^",
    ]
    if hint := _hint(text, row, column, wanted, prefixes):
        said.append(f"hint: {hint}")
    return "\n".join(said)


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, and where it begins."""
    start = max(0, column - 61) if len(line) > 100 else 0
    return line[start : start + 100].replace("\t", " "), start


def _wanted(listed: str) -> str:
    """What the engine expected, when that is short enough to help."""
    listed = re.sub(r"\\u\{\w+\}", "", listed)
    words = list(dict.fromkeys(re.findall(r'"[^"\\]+"|\b[A-Z]{2,}\b', listed)))
    return f": expected {' or '.join(words)}" if 0 < len(words) <= 5 else ""


def _hint(text: str, row: int, column: int, wanted: str, prefixes: Mapping[str, str]) -> str:
    reading = code(text)
    lines = reading.splitlines() or [""]
    line = lines[min(row, len(lines)) - 1]
    if not reading.strip():
        return "the query is empty; kg query alone lists the named questions"
    if "Prefix not found" in wanted:
        return _prefix_hint(reading, prefixes)
    if "variable that is unbound" in wanted:
        return "each variable that SELECT shows must be in GROUP BY or in an aggregate: (COUNT(?x) AS ?n)"
    if re.search(r"[\"']", line):
        return "a string has no closing quote"
    if misspelt := _misspelt(line, column):
        return misspelt
    opened, closed = reading.count("{"), reading.count("}")
    if opened != closed:
        return f"there are {opened} {{ and {closed} }}"
    if reading.count("(") != reading.count(")"):
        return f"there are {reading.count('(')} ( and {reading.count(')')} )"
    return "between two statements stands a dot, before a further property of the same subject a semicolon"


def _prefix_hint(reading: str, prefixes: Mapping[str, str]) -> str:
    used = dict.fromkeys(re.findall(r"(?<![\w?$:])([\w-]*):(?!\s*$)", reading))
    declared = set(re.findall(r"(?i)PREFIX\s+([\w-]*):", reading))
    unknown = [prefix for prefix in used if prefix not in declared and prefix not in prefixes]
    first = unknown[0] if unknown else ""
    alike = difflib.get_close_matches(first, prefixes, n=1)
    known = f"did you mean {alike[0]}:?" if alike else f"known without it are {', '.join(prefixes)}"
    return f"{first}: needs a line PREFIX {first}: <…>; {known}"


def _misspelt(line: str, column: int) -> str:
    """The word nearest to the place that is no keyword but looks like one."""
    words = re.finditer(r"(?<![\w?$:<])[A-Za-z_]+(?![\w:>])", line)
    for found in sorted(words, key=lambda found: abs(found.start() + 1 - column)):
        word = found[0].upper()
        if word in _KEYWORDS or word == "A":
            continue
        if alike := difflib.get_close_matches(word, _KEYWORDS, n=1, cutoff=0.7):
            return f"{found[0]} is no SPARQL keyword; did you mean {alike[0]}?"
        return f"{found[0]} is no SPARQL keyword; a variable begins with ?, a term with its prefix"
    return ""
