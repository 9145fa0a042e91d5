"""Laws, decrees, treaties and EU acts, under the names that texts use for them."""

import re
from pathlib import Path

from registers.things_table import OWN, Row, corrected, public_source, read_csv, slug_of, split

LAW_WORDS = re.compile(
    r"[Ww]et|[Bb]esluit|[Rr]eglement|[Rr]egeling|[Vv]erdrag|[Oo]vereenkomst|[Vv]erordening|[Rr]ichtlijn|[Pp]rotocol|"
    r"[Ss]tatuut|[Hh]andvest|[Rr]ijks|Grondwet|wetboek|[Bb]eschikking|[Aa]kkoord|[Cc]onventie|[Ff]ormatie"
)
NO_NAME = re.compile(
    r"(Verdrag|Besluit|Wet|Regeling|Reglement|Overeenkomst|Protocol|Statuut|Handvest|Akkoord|Conventie)$|"
    r"Wijziging|Pb EU"
)
"""Titles that name a sort of law, not a law."""

TOO_LONG = 130
"""Titles longer than this are descriptions; no text cites them whole."""

EUR_LEX = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:"

LOW_ALIASES = {
    "Verdrag",
    "Besluit",
    "Wet",
    "Regeling",
    "Reglement",
    "Unie",
    "Zaken",
    "Code",
    "Akte",
    "Orde",
    "Fonds",
    "Wenen",
    "Rome",
    "Kyoto",
    "Paris",
    "WTO",
    "SPS",
    "COA",
    "OvV",
    "FAO",
    "Verdrag van 1968",
    "Verdrag van 1980",
    "FZ",
    "BI",
    "LED",
    "CER",
    "CSA",
    "GIA",
    "NIS",
}
"""Fragments that an automatic export took for names of laws."""

SURE_SHORT = {
    "Sr",
    "Sv",
    "Wft",
    "Awb",
    "AVG",
    "Wlz",
    "Zvw",
    "Wmo",
    "Woo",
    "Wob",
    "WOB",
    "Wbp",
    "WBP",
    "Wkb",
    "Wiv",
    "WIV",
    "WNT",
    "WWB",
    "Wwb",
    "Wsw",
    "Wzd",
    "Wfz",
    "Wro",
    "Wgh",
    "Wgr",
    "Wmg",
    "Wvo",
    "Wjsg",
    "DSA",
    "WVW",
    "VEU",
    "Chw",
    "Wtl",
    "Wta",
    "Wrb",
    "KRW",
    "Wbb",
    "Wam",
    "Wahv",
    "Fw",
    "Anw",
    "IOW",
    "Wnb",
    "Wdo",
    "WPO",
    "WHW",
}
"""Abbreviations of at most three letters that in these texts mean the law; all others need support."""

BENEFITS = {
    "AOW",
    "BIG",
    "BARD",
    "DMA",
    "BRP",
    "WOZ",
    "WIA",
    "SUWI",
    "Suwi",
    "REACH",
    "ARAR",
    "GATS",
    "DORA",
    "BOA",
    "WVA",
    "Appa",
    "MiCA",
    "CBAM",
    "koolstofgrensheffing",
    "Bibob",
    "Verdrag van Parijs",
    "Verdrag van Wenen",
    "Natuurherstelwet",
    "Verdrag van Genève",
    "EHDS",
    "IVDR",
    "EPBD",
    "Wajong",
}
"""Names of benefits, registers and subjects as often as of the law itself."""


def _short(name: str) -> bool:
    return len(name) <= 3 and name not in SURE_SHORT


def laws(reference: Path) -> list[Row]:
    """All rows of laws.csv, with the corrections by hand; a title that is no name is left out, unless it is our own."""
    rows = []
    own = {fact["label"] for fact in read_csv(OWN / "laws.csv")}
    for fact in read_csv(reference / "laws.csv"):
        title = re.sub(r"\s+", " ", fact["citeertitel"]).strip(' "”')
        aliases = [
            name for name in split(fact["aliases_seen"]) + split(fact["aliases_curated"]) if name not in LOW_ALIASES
        ]
        row: Row = {
            "slug": fact["bwb_id"] or fact["celex"] or slug_of(title),
            "label": title,
            "aliases": aliases,
            "same_as": [fact["eli"]] if fact["eli"] else [],
            "close_match": [],
            "see_also": fact["uri"],
            "source": public_source(fact["source"]),
            "kind": fact["kind"],
            "bwb": fact["bwb_id"],
            "celex": fact["celex"],
            "ambiguous": split(fact["ambiguous_aliases"]),
        }
        row["ambiguous"] += [name for name in aliases if _short(name) or name in BENEFITS]
        rows.append(row)
    for fact in read_csv(OWN / "laws.csv"):
        rows.append(
            {
                "slug": fact["celex"] or slug_of(fact["label"]),
                "label": fact["label"],
                "aliases": split(fact["aliases"]),
                "same_as": [],
                "close_match": [],
                "see_also": EUR_LEX + fact["celex"] if fact["celex"] else "",
                "source": fact["source"],
                "kind": fact["kind"],
                "bwb": "",
                "celex": fact["celex"],
                "ambiguous": split(fact["ambiguous"]),
            }
        )
    rows = corrected(rows, "laws")
    for row in rows:
        if row.get("start"):  # the day tells it from the law that bore the name before
            row["ambiguous"] = [name for name in row["ambiguous"] if name in BENEFITS or _short(name)]
    return [row for row in _unrepeated(rows) if row["label"] in own or _is_name(row)]


def _is_name(row: Row) -> bool:
    title = row["label"]
    if len(title) > TOO_LONG and not row["aliases"]:
        return False
    return bool(row["celex"] or LAW_WORDS.search(title)) and not NO_NAME.match(title)


def _unrepeated(rows: list[Row]) -> list[Row]:
    """One row a title: regulations that bear the title of the act they rest on give way to the act itself."""
    rank = {"wet": 0, "rijkswet": 0, "verdrag": 0, "wet (BES)": 1, "AMvB": 1}
    best: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (rank.get(row["kind"], 2), row["slug"])):
        best.setdefault(row["label"], row)
    return list(best.values())
