"""The registers of things: public bodies, companies, other organisations, laws, places, topics and changes."""

from pathlib import Path

from registers.things_bodies import bodies, changes
from registers.things_companies import companies, organizations
from registers.things_laws import laws
from registers.things_places import places
from registers.things_table import settle, write
from registers.things_topics import topics

from kg.registers.entries import Change, Law, Organisation, Place, Topic

CLASS_TABLES = {"GovernmentBody": "bodies", "Company": "companies", "Organization": "organizations"}


def build(reference: Path, out: Path) -> None:
    """Write the tables of things into `out`; the same facts give the same bytes."""
    organisations = settle([*bodies(reference), *companies(reference), *organizations()])
    for cls, table in CLASS_TABLES.items():
        write(out, table, Organisation, [row for row in organisations if row["cls"] == cls])
    write(out, "body_changes", Change, changes(organisations), order="day")
    write(out, "laws", Law, settle(laws(reference)))
    write(out, "places", Place, places(reference))
    write(out, "topics", Topic, topics(reference))
