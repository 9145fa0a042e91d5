"""Wikidata by its SPARQL endpoint: which item is which member of the Tweede Kamer."""

from collections import defaultdict

from kg.errors import FetchError
from kg.fetching.client import Client
from kg.fetching.odata import parsed

MEMBERS = """SELECT ?item ?tk ?born WHERE {
  ?item wdt:P39 wd:Q18887908 ; wdt:P9213 ?tk .
  OPTIONAL { ?item wdt:P569 ?born }
}"""
"""P39 position held, Q18887908 member of the House of Representatives of the Netherlands, P9213 the person's id in the
Tweede Kamer's open data, P569 date of birth."""


def members(client: Client, address: str) -> dict[str, tuple[str, str]]:
    """By the Tweede Kamer's id: the item (`Q442469`) and the year of birth it gives, where just one item has that id.

    Raises `FetchError` when something else comes than a result of a SPARQL SELECT in JSON.
    """
    answer = parsed(
        client, address, {"query": MEMBERS, "format": "json"}, "application/sparql-results+json, application/json;q=0.9"
    )
    found = defaultdict[str, dict[str, str]](dict)
    try:
        for row in answer["results"]["bindings"]:
            item = row["item"]["value"].rpartition("/")[2]
            found[row["tk"]["value"].lower()][item] = row.get("born", {}).get("value", "")[:4]
    except (AttributeError, KeyError, TypeError) as error:
        raise FetchError(address, "no result of SPARQL came") from error
    return {tk: next(iter(items.items())) for tk, items in found.items() if len(items) == 1}
