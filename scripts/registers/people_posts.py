"""Posts, ministries and who held which post when, from the cabinet pages."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from registers.people_names import letters, slugify
from registers.people_sources import CABINET, OPENKAMER, Human, minister, table

DAYS = {
    "mnre1040": ("", "2010-10-13"),
    "hv_17252319": ("2010-10-14", "2012-11-04"),
    "": ("2012-11-05", "2017-10-25"),
    "hv_41004458": ("2017-10-26", "2024-07-01"),
    "hv_22300580": ("2024-07-02", "2026-02-22"),
    "mnre1045": ("2026-02-23", ""),
    "mnre0170": ("", "2010-10-13"),
    "mnre0180": ("", "2010-10-13"),
    "hv_06784634": ("2010-10-14", "2017-10-25"),
    "mnre1130": ("2017-10-26", ""),
    "hv_04793043": ("", "2010-10-13"),
    "hv_04795600": ("2010-10-14", "2017-10-25"),
    "mnre1058": ("2017-10-26", ""),
    "mnre1150": ("", "2010-10-13"),
    "hv_33909618": ("2017-10-26", "2024-07-01"),
    "mnre1153": ("2024-07-02", ""),
    "mnre1182": ("2024-07-02", "2026-02-22"),
    "mnre1171": ("2024-07-02", "2026-02-22"),
    "mnre1162": ("2024-07-02", "2026-02-22"),
}
"""First and last day of a name as the cabinets used it; TOOI's days are those of its register (JenV: 2018-01-01)."""

CHANGES = (
    ("2010-10-14", "mnre1040", "hv_17252319"),
    ("2010-10-14", "mnre1150", "hv_17252319"),
    ("2010-10-14", "mnre0170", "hv_06784634"),
    ("2010-10-14", "mnre0180", "hv_06784634"),
    ("2010-10-14", "hv_04793043", "hv_04795600"),
    ("2012-11-05", "hv_17252319", ""),
    ("2017-10-26", "", "hv_41004458"),
    ("2017-10-26", "", "hv_33909618"),
    ("2017-10-26", "hv_06784634", "mnre1130"),
    ("2017-10-26", "hv_04795600", "mnre1058"),
    ("2024-07-02", "hv_41004458", "hv_22300580"),
    ("2024-07-02", "hv_41004458", "mnre1182"),
    ("2024-07-02", "hv_33909618", "mnre1153"),
    ("2024-07-02", "mnre1034", "mnre1171"),
    ("2024-07-02", "mnre1058", "mnre1162"),
    ("2026-02-23", "hv_22300580", "mnre1045"),
    ("2026-02-23", "mnre1182", "mnre1045"),
    ("2026-02-23", "mnre1171", "mnre1034"),
)
"""Day, TOOI code before, TOOI code after; the empty code is Economische Zaken of 2012-2017.

In 2024 BZK and JenV went on without the tasks that VRO and AenM took over. What AenM became in 2026 was not seen.
"""

NAMES = "rijksoverheid.nl kabinet pages (names in use), via github:ThijsvanEssen/lawgraph"
TASKS = "github:anneschuth/polder:data/organisaties/ministeries (tasks that went over)"
TASKS_ONLY = {("mnre1034", "mnre1171"), ("mnre1058", "mnre1162")}
"""Changes that left the ministry before in being."""

AMBIGUOUS = {"AZ", "VW", "Def", "Fin", "FIN", "Defensie", "Financiën", "Justitie", "Justitie en Veiligheid"}
"""Short names that also mean something else: a football club, a car maker, a subject."""

DEPARTMENT = {
    "Armoedebeleid, Participatie en Pensioenen": "Sociale Zaken en Werkgelegenheid",
    "Basis- en Voortgezet Onderwijs en Media": "Onderwijs, Cultuur en Wetenschap",
    "Buitenlandse Handel": "Buitenlandse Zaken",
    "Buitenlandse Handel en Ontwikkelingshulp": "Buitenlandse Zaken",
    "Buitenlandse Handel en Ontwikkelingssamenwerking": "Buitenlandse Zaken",
    "Cultuur en Media": "Onderwijs, Cultuur en Wetenschap",
    "Digitale Economie en Soevereiniteit": "Economische Zaken en Klimaat",
    "Digitalisering en Koninkrijksrelaties": "Binnenlandse Zaken en Koninkrijksrelaties",
    "Fiscaliteit en Belastingdienst": "Financiën",
    "Fiscaliteit, Belastingdienst en Douane": "Financiën",
    "Funderend Onderwijs en Emancipatie": "Onderwijs, Cultuur en Wetenschap",
    "Herstel Groningen": "Binnenlandse Zaken en Koninkrijksrelaties",
    "Herstel Toeslagen": "Financiën",
    "Herstel en Toeslagen": "Financiën",
    "Immigratie en Asiel": "Binnenlandse Zaken en Koninkrijksrelaties",
    "Jeugd en Gezin": "Volksgezondheid, Welzijn en Sport",
    "Jeugd, Preventie en Sport": "Volksgezondheid, Welzijn en Sport",
    "Klimaat en Energie": "Economische Zaken en Klimaat",
    "Klimaat en Groene Groei": "Economische Zaken en Klimaat",
    "Koninkrijksrelaties en Digitalisering": "Binnenlandse Zaken en Koninkrijksrelaties",
    "Koninkrijksrelaties en Slagvaardige Overheid": "Binnenlandse Zaken en Koninkrijksrelaties",
    "Langdurige Zorg en Sport": "Volksgezondheid, Welzijn en Sport",
    "Langdurige Zorg, Jeugd en Sport": "Volksgezondheid, Welzijn en Sport",
    "Langdurige en Maatschappelijke Zorg": "Volksgezondheid, Welzijn en Sport",
    "Medische Zorg": "Volksgezondheid, Welzijn en Sport",
    "Milieu en Wonen": "Binnenlandse Zaken en Koninkrijksrelaties",
    "Mijnbouw": "Economische Zaken en Klimaat",
    "Natuur en Stikstof": "Landbouw, Natuur en Voedselkwaliteit",
    "Onderwijs en Emancipatie": "Onderwijs, Cultuur en Wetenschap",
    "Ontwikkelingssamenwerking": "Buitenlandse Zaken",
    "Openbaar Vervoer en Milieu": "Infrastructuur en Waterstaat",
    "Participatie en Integratie": "Sociale Zaken en Werkgelegenheid",
    "Primair en Voortgezet Onderwijs": "Onderwijs, Cultuur en Wetenschap",
    "Rechtsbescherming": "Justitie en Veiligheid",
    "Toeslagen en Douane": "Financiën",
    "Volkshuisvesting en Ruimtelijke Ordening": "Binnenlandse Zaken en Koninkrijksrelaties",
    "Werk en Participatie": "Sociale Zaken en Werkgelegenheid",
    "Wonen, Wijken en Integratie": "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer",
    "Wonen en Rijksdienst": "Binnenlandse Zaken en Koninkrijksrelaties",
}
"""The ministry a portfolio without one of its own belonged to; a ministry of that very name on that day goes first."""

MORE_ALIASES = {
    "minister-president": ("Minister-president, minister van Algemene Zaken", "Minister van Algemene Zaken", "premier"),
    "minister-voor-medische-zorg": ("Minister voor Medische Zorg en Sport",),
    "minister-van-immigratie-en-asiel": (
        "Minister voor Immigratie en Asiel",
        "Minister voor Immigratie, Integratie en Asiel",
    ),
    "minister-voor-buitenlandse-handel-en-ontwikkelingssamenwerking": ("Minister voor BHOS", "Minister voor BH-OS"),
    "minister-voor-wonen-wijken-en-integratie": ("Minister voor WWI",),
}

ACTING = (("Stef Blok", "Minister van Veiligheid en Justitie", "2015-03-10", "2015-03-20", "Kabinet-Rutte-Asscher"),)
"""Held for days between two ministers, only in the openkamer table."""

Row = dict[str, str]


@dataclass
class Government:
    """The rows of five tables, and the party the cabinet page gives each person for the days of each incumbency."""

    posts: dict[str, Row] = field(default_factory=dict)
    ministries: list[Row] = field(default_factory=list)
    changes: list[Row] = field(default_factory=list)
    incumbencies: list[Row] = field(default_factory=list)
    parties: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    """Person, party as printed, first day, last day, source."""


def government(reference: Path, everyone: list[Human]) -> Government:
    """All rows about posts; `everyone` has slugs."""
    result = Government()
    codes = _ministries(reference, result)
    for day, before, after in CHANGES:
        source = TASKS if (before, after) in TASKS_ONLY else NAMES
        result.changes.append({"day": day, "original": codes[before], "resulting": codes[after], "source": source})
    for row in table(reference, "cabinet_posts_2007_2026.csv"):
        human = minister((row["initials"], row["first_name"], row["surname"]), everyone)
        if human is None:
            raise ValueError(f"no person for {row}")
        by_hand = "by hand" in row["note"]
        source = CABINET + (f" ({row['note']})" if by_hand or "ATTENTION" in row["note"] else "")
        _hold(result, human, row["post"], row["from"], row["to"], row["cabinet"], source)
        result.parties.append((human.slug, row["party"], row["from"], row["to"], source))
    _older(reference, result, everyone)
    return result


def _ministries(reference: Path, result: Government) -> dict[str, str]:
    rows = table(reference, "ministries.csv")
    names = [row["name"] for row in rows]
    codes: dict[str, str] = {}
    for row in rows:
        code = row["tooi_code"]
        start, end = DAYS.get(code, ("", ""))
        slug = slugify(row["name"])
        if names.count(row["name"]) > 1:
            slug += f"-{start[:4]}" if start else f"-tot-{end[:4]}"
        codes[code] = slug
        aliases = [alias for alias in row["aliases"].split("|") if alias != row["name"]]
        dated = "; days: the cabinets that used the name" if code in DAYS else ""
        result.ministries.append(
            {
                "slug": slug,
                "label": row["name"],
                "aliases": "|".join(aliases),
                "same_as": row["tooi_uri"],
                "close_match": f"http://www.wikidata.org/entity/{row['wikidata']}" if row["wikidata"] else "",
                "source": row["source"] + dated,
                "cls": "Ministry",
                "kind": "ministerie",
                "abbreviation": row["abbreviation"],
                "start": start,
                "end": end,
                "ambiguous": "|".join(alias for alias in aliases if alias in AMBIGUOUS),
            }
        )
    return codes


def _older(reference: Path, result: Government, everyone: list[Human]) -> None:
    by_key = {record.key: human for human in everyone for record in human.records if record.origin == OPENKAMER}
    short = {letters(row["short_name"]): row["short_name"] for row in table(reference, "ministries.csv")}
    words = {"MIN": "Minister van", "SOS": "Staatssecretaris van"}
    for row in table(reference, "government_positions.csv"):
        code, name = row["position_code"], letters(row["ministry"])
        if row["government"] != "Kabinet-Balkenende III" or row["person_pk"] not in by_key or name == "algemenezaken":
            continue
        if code == "PMI":
            post = "Minister-president"
        elif code == "MWP" and row["extra_info"]:
            post = f"Minister voor {row['extra_info'].capitalize()}"
        elif code in words and name in short:
            post = f"{words[code]} {short[name]}"
        else:
            continue
        _hold(result, by_key[row["person_pk"]], post, row["from"], row["to"], row["government"], OPENKAMER)
    for name, post, start, end, cabinet in ACTING:
        human = next(human for human in everyone if name in human.values("full"))
        _hold(result, human, post, start, end, cabinet, OPENKAMER)


def _hold(result: Government, human: Human, title: str, start: str, end: str, cabinet: str, source: str) -> None:
    role, portfolio = _parts(title)
    ministry = _ministry(result, portfolio, start)
    shared = role == "staatssecretaris" and _department(result, ministry, portfolio)
    post = _post(result, f"Staatssecretaris van {shared}" if shared else title, source)
    if shared:
        titles = (
            f"Staatssecretaris {portfolio}",
            f"Staatssecretaris van {portfolio}",
            f"{post['label']} – {portfolio}",
        )
        post["aliases"] = "|".join(dict.fromkeys([*filter(None, post["aliases"].split("|")), *titles]))
    result.incumbencies.append(
        {
            "person": human.slug,
            "post": post["slug"],
            "ministry": ministry,
            "cabinet": cabinet,
            "start": start,
            "end": end,
            "source": source,
            "portfolio": portfolio if shared else "",
        }
    )


def _department(result: Government, ministry: str, portfolio: str) -> str:
    """What the ministry is for, when the portfolio is only a part of it: the Kamer addresses its state secretaries so."""
    labels = {row["slug"]: row["label"] for row in result.ministries}
    whole = labels.get(ministry, "").removeprefix("Ministerie van ")
    return "" if letters(whole) == letters(portfolio) else whole


def _ministry(result: Government, portfolio: str, day: str) -> str:
    for name in (portfolio, DEPARTMENT.get(portfolio, "")):
        wanted = letters(f"Ministerie van {name or '?'}")
        for row in result.ministries:
            if letters(row["label"]) == wanted and row["start"] <= day <= (row["end"] or "9"):
                return row["slug"]
    return ""


def _parts(title: str) -> tuple[str, str]:
    """Role and portfolio of a title: `Staatssecretaris Herstel Groningen`, `Minister voor Rechtsbescherming`."""
    if title.startswith("Minister-president"):
        return "minister-president", "Algemene Zaken"
    word, portfolio = re.fullmatch(r"(Minister|Staatssecretaris) (?:(?:van|voor) )?(.+)", title).groups()  # type: ignore[union-attr]
    return word.lower(), portfolio


def _post(result: Government, title: str, source: str) -> Row:
    role, portfolio = _parts(title)
    label = "Minister-president" if role == "minister-president" else title
    if role != "minister-president" and portfolio not in DEPARTMENT and not re.match(r"\w+ (van|voor) ", title):
        label = f"{role.capitalize()} van {portfolio}"
    slug = slugify(label)
    if slug not in result.posts:
        aliases = list(MORE_ALIASES.get(slug, ()))
        if re.fullmatch(rf"{role} {re.escape(portfolio)}", label, re.IGNORECASE):
            aliases.append(f"{label.split()[0]} van {portfolio}")
        result.posts[slug] = {
            "slug": slug,
            "label": label,
            "aliases": "|".join(aliases),
            "source": source.split(" (party")[0],
            "role": role,
            "portfolio": portfolio,
        }
    return result.posts[slug]
