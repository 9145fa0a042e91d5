"""Topics of the two official taxonomies (OWMS TaxonomieBeleidsagenda and TOOI TOPlijst)."""

from pathlib import Path

from registers.things_table import Row, public_source, read_csv


def topics(reference: Path) -> list[Row]:
    """All rows of topics.csv; the same label in the other taxonomy is a close match."""
    facts = read_csv(reference / "topics.csv")
    known = {fact["uri"] for fact in facts}
    return [
        {
            "slug": fact["uri"],
            "label": fact["label"],
            "aliases": [],
            "same_as": [],
            "close_match": [iri for iri in [fact["same_label_in_other_scheme"]] if iri in known],
            "see_also": fact["uri"],
            "source": public_source(fact["source"]),
            "scheme": fact["scheme_uri"] or fact["scheme"],
            "parent": fact["parent_uri"],
            "key": fact["match_key"],
        }
        for fact in facts
    ]
