"""The parties and groups of the Tweede and Eerste Kamer since 1994, with the names they go by in print.

Founding days and identifiers are looked up in the reference table by the short name there.
"""

from typing import NamedTuple

OPENKAMER = "github:openkamer/openkamer:website/fixtures (14 Dec 2019)"
POLDER = "github:anneschuth/polder:data/personen"
PRINT = "name as printed; no identifier seen"


class PartyName(NamedTuple):
    """One party: its label, long name, other names joined by `|`, and its short name in the openkamer table."""

    label: str
    full_name: str = ""
    aliases: str = ""
    openkamer: str = ""


PARTIES = (
    PartyName("50PLUS", "", "50Plus|50+", "50PLUS"),
    PartyName("50PLUS/Baay-Timmerman", "", "Baay-Timmerman", "50PLUS/Baay-Timmerman"),
    PartyName("50PLUS/Klein", "", "", "50PLUS/Klein"),
    PartyName("BBB", "BoerBurgerBeweging", "Boer Burger Beweging|BoerBurgerBeweging"),
    PartyName("BIJ1", "", "Bij1"),
    PartyName("BVNL", "Belang van Nederland", "Belang van Nederland"),
    PartyName("CDA", "Christen-Democratisch Appèl", "Christen-Democratisch Appèl|Christen Democratisch Appèl", "CDA"),
    PartyName("ChristenUnie", "", "CU|Christen Unie", "CU"),
    PartyName("D66", "Democraten 66", "Democraten 66|D'66|D 66", "D66"),
    PartyName("DENK", "", "Denk", "DENK"),
    PartyName("FVD", "Forum voor Democratie", "FvD|Forum|Forum voor Democratie", "FvD"),
    PartyName("GroenLinks", "", "GL|Groen Links", "GL"),
    PartyName("GroenLinks-PvdA", "", "GL-PvdA|GroenLinks/PvdA|PvdA-GroenLinks|PvdA/GroenLinks|GL/PvdA"),
    PartyName("JA21", "Juiste Antwoord 2021", "Ja21"),
    PartyName("LN", "Leefbaar Nederland", "Leefbaar Nederland", "LN"),
    PartyName("LPF", "Lijst Pim Fortuyn", "Lijst Pim Fortuyn", "LPF"),
    PartyName("Nieuw Sociaal Contract", "", "NSC"),
    PartyName("OPNL", "Onafhankelijke Politiek Nederland", "Onafhankelijke Politiek Nederland"),
    PartyName("OSF", "Onafhankelijke Senaatsfractie", "Onafhankelijke Senaatsfractie"),
    PartyName("PRO", "", ""),
    PartyName("PVV", "Partij voor de Vrijheid", "Partij voor de Vrijheid", "PVV"),
    PartyName("PvdA", "Partij van de Arbeid", "Partij van de Arbeid|PVDA", "PvdA"),
    PartyName("PvdD", "Partij voor de Dieren", "Partij voor de Dieren|PVDD", "PvdD"),
    PartyName("SGP", "Staatkundig Gereformeerde Partij", "Staatkundig Gereformeerde Partij", "SGP"),
    PartyName("SP", "Socialistische Partij", "Socialistische Partij", "SP"),
    PartyName("Volt", "Volt Nederland", "Volt Nederland|VOLT"),
    PartyName("VVD", "Volkspartij voor Vrijheid en Democratie", "Volkspartij voor Vrijheid en Democratie", "VVD"),
    PartyName("Groep Bontes/Van Klaveren", "", "GrBvK|Bontes/Van Klaveren", "GrBvK"),
    PartyName("Groep De Jong", "", "De Jong", "Groep De Jong"),
    PartyName(
        "Groep Eerdmans-Van Schijndel",
        "",
        "Eerdmans-Van Schijndel|Eerdmans/Van Schijndel",
        "Groep Eerdmans-van Schijndel",
    ),
    PartyName("Groep Kortenoeven/Hernandez", "", "GrKH|Kortenoeven/Hernandez", "GrKH"),
    PartyName("Groep Krol/Van Kooten-Arissen", "", "Groep Krol/vKA|Krol/vKA|Krol/Van Kooten-Arissen"),
    PartyName("Groep Kuzu/Öztürk", "", "GrKÖ|GrKO|Kuzu/Öztürk|Groep Kuzu-Öztürk", "GrKÖ"),
    PartyName("Groep Lazrak", "", "Lazrak", "Groep Lazrak"),
    PartyName("Groep Markuszower", "", "Markuszower"),
    PartyName("Groep Nawijn", "", "Nawijn", "Groep Nawijn"),
    PartyName("Groep Van Haga", "", "Fractie Van Haga|GrVH"),
    PartyName("Groep Van Oudenallen", "", "Van Oudenallen", "Groep van Oudenallen"),
    PartyName("Groep Van Schijndel", "", "GRSCH|Van Schijndel", "GRSCH"),
    PartyName("Groep Wijnschenk", "", "Wijnschenk", "Groep Wijnschenk"),
    PartyName("Groep Wilders", "", "Wilders|Lid Wilders", "Groep Wilders"),
    PartyName("Lid Bontes", "", "BONTES|Bontes|Lid-Bontes", "Lid-Bontes"),
    PartyName("Lid Brinkman", "", "BRINK|Brinkman|Lid-Brinkman", "BRINK"),
    PartyName("Lid Den Haan", "", "Fractie Den Haan|Den Haan|Lid-Den Haan"),
    PartyName("Lid Ephraim", "", "Ephraim|Lid-Ephraim"),
    PartyName("Lid Gündoğan", "", "Gündoğan|Lid-Gündoğan"),
    PartyName("Lid Houwers", "", "Houwers|Lid-Houwers", "Houwers"),
    PartyName("Lid Keijzer", "", "Keijzer|Lid-Keijzer"),
    PartyName("Lid Klein", "", "Klein|Lid-Klein", "Klein"),
    PartyName("Lid Krol", "", "Krol|Lid-Krol"),
    PartyName("Lid Monasch", "", "Monasch|Lid-Monasch", "Monasch"),
    PartyName("Lid Omtzigt", "", "Omtzigt|Lid-Omtzigt"),
    PartyName("Lid Van Bemmel", "", "Van Bemmel|Lid-Van Bemmel", "Van Bemmel"),
    PartyName("Lid Van Haga", "", "Van Haga|Lid-Haga|Lid Haga|Lid-Van Haga", "Lid-Haga"),
    PartyName("Lid Van Klaveren", "", "Van Klaveren|Lid-Van Klaveren", "Van Klaveren"),
    PartyName("Lid Van Kooten-Arissen", "", "vKA|Van Kooten-Arissen|Lid-Van Kooten-Arissen", "vKA"),
    PartyName("Lid Van Vliet", "", "Van Vliet|Lid-Van Vliet", "Van Vliet"),
    PartyName("Lid Verdonk", "", "Verdonk|Lid-Verdonk", "Verdonk"),
    PartyName("Fractie-Beukering", "", "Beukering"),
    PartyName("Fractie-Van Gasteren", "", "Van Gasteren"),
    PartyName("Fractie-Van de Sanden", "", "Van de Sanden"),
    PartyName("Fractie-Visseren-Hamakers", "", "Visseren-Hamakers"),
    PartyName("Fractie-Walenkamp", "", "Walenkamp"),
)

GROUP_PREFIXES = ("Groep ", "Lid ", "Fractie-", "50PLUS/")
"""A party whose label starts so is a group that lives as long as its mandates."""
