"""The named questions: what `ontology/queries/*.rq` say of themselves in their first lines."""

import csv
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import QueryError
from kg.queries.values import KINDS
from kg.resources import ontology

THEMES: Mapping[str, tuple[str, str]] = {
    "vragen": ("Vragen en wie ze stelt", "Questions and who asks them"),
    "bewindspersonen": ("Bewindspersonen en termijnen", "Ministers and terms"),
    "organisaties": (
        "Bedrijven, instanties en wat over hen gezegd wordt",
        "Companies, bodies and what is said of them",
    ),
    "wetten": ("Wetten", "Laws"),
    "antwoorden": ("Antwoorden", "Answers"),
    "nieuws": ("Nieuws en bronnen", "News and sources"),
    "personen": ("Personen, ambten en namen door de tijd", "People, posts and names over time"),
    "naslag": ("Naslag en controle", "Reference and checking"),
}
"""Dutch and English, in the order in which they are listed."""

_FEW = 8
"""As many names as one line can hold."""

_FIELD = re.compile(r"#\s*(title|title-en|theme|param|columns):\s*(.*)")
_PARAM = re.compile(r"(\w+) \((\w+)\) (?:(=)|e\.g\.) (.+)")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: the kind of its values (`kg.queries.values.KINDS`), an example, and whether that is the default."""

    name: str
    kind: str
    example: str
    has_default: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A named question: `wat-over`, with its parameters by name and the columns it gives."""

    name: str
    title: str
    title_en: str
    theme: str
    params: Mapping[str, Param]
    columns: tuple[str, ...]
    remark: str
    text: str

    def titled(self, lang: str | None) -> str:
        """Its title in a language, Dutch unless that is `en`."""
        return self.title_en if lang == "en" else self.title


def parse(name: str, text: str) -> Query:
    """The query in an `.rq` file.

    Its header lines are `# title:`, `# title-en:`, `# theme:`, `# columns:` and, for each parameter,
    `# param: naam (name) = Huawei` with a default or `# param: wie (name) e.g. Kathalijne Buitenweg` without; what
    follows them is a remark. Raises `QueryError` when one lacks or cannot be read.
    """
    fields: dict[str, str] = {}
    params: dict[str, Param] = {}
    remark: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if not (found := _FIELD.fullmatch(line.strip())):
            remark.append(line.lstrip("# "))
        elif found[1] == "param":
            param = _param(name, found[2])
            params[param.name] = param
        else:
            fields[found[1]] = found[2]
    if missing := {"title", "title-en", "theme", "columns"} - fields.keys():
        raise QueryError(f"{name}: the header lacks {', '.join(sorted(missing))}")
    if fields["theme"] not in THEMES:
        raise QueryError(f"{name}: no theme is called {fields['theme']!r}; there are {', '.join(THEMES)}")
    columns = tuple(fields["columns"].split())
    words = " ".join(filter(None, remark))
    return Query(name, fields["title"], fields["title-en"], fields["theme"], params, columns, words, text)


def params_of(text: str) -> Mapping[str, Param]:
    """The parameters that the first lines of a query tell of; none when it has no such lines."""
    lines = re.match(r"(?:#.*(?:\n|$))*", text)
    found = re.findall(r"(?m)^#\s*param:\s*(.*?)\s*$", lines[0] if lines else "")
    return {param.name: param for param in (_param("the query", line) for line in found)}


def _param(query: str, line: str) -> Param:
    found = _PARAM.fullmatch(line.strip())
    if not found or found[2] not in KINDS:
        raise QueryError(
            f"{query}: {line!r} is not `NAME (KIND) = DEFAULT` or `NAME (KIND) e.g. EXAMPLE`; kinds are {', '.join(KINDS)}"
        )
    return Param(found[1], found[2], found[4], bool(found[3]))


def library() -> tuple[Query, ...]:
    """Every named question, by theme and name."""
    order = list(THEMES)
    queries = (parse(path.stem, path.read_text(encoding="utf-8")) for path in ontology("queries").glob("*.rq"))
    return tuple(sorted(queries, key=lambda query: (order.index(query.theme), query.name)))


def named(name: str) -> Query:
    """The question of that name: `wie-vroeg-wie`. Raises `QueryError` with names near to it."""
    path = ontology("queries") / f"{name}.rq"
    names = sorted(path.stem for path in path.parent.glob("*.rq"))
    if name in names:
        return parse(name, path.read_text(encoding="utf-8"))
    raise QueryError(f"no query is called {name!r}; {near(name, names)}")


def themed(theme: str, lang: str | None) -> str:
    """The title of a theme, in both languages unless one is wanted."""
    dutch, english = THEMES[theme]
    return {"nl": dutch, "en": english}.get(lang or "", f"{dutch} / {english}")


def headings(lang: str) -> Mapping[str, str]:
    """What to write above each column: its name with blanks, in English what `columns.csv` says."""
    with (ontology("queries") / "columns.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    return {row["column"]: row["en"] if lang == "en" else row["column"].replace("_", " ") for row in rows}


def near(given: str, known: list[str]) -> str:
    """`did you mean …?` with what is spelled nearly so, else all there is."""
    alike = difflib.get_close_matches(given.casefold(), known, n=3, cutoff=0.5)
    alike += [name for name in known if given.casefold() in name and name not in alike]
    if alike:
        return f"did you mean {' or '.join(alike[:4])}?"
    return f"there are {', '.join(known)}" if len(known) <= _FEW else "kg query alone lists them"
