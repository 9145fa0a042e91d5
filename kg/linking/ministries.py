"""Which ministry a name means on a day: by its name, by the first words of its portfolio, or the only one ever."""

from kg.linking.decision import Setting
from kg.mention import EntityClass, OrganisationMention
from kg.registers.entries import Organisation
from kg.registers.folding import letters
from kg.registers.people import holds_on
from kg.registers.people_index import MINISTRY


def ministries_called(mention: OrganisationMention, setting: Setting) -> tuple[Organisation, ...]:
    """The ministries that `mention` may mean: on 2024-05-01 `Binnenlandse Zaken` is that of BZK.

    One that bears the name on no such day is meant all the same, rather than a thing that no register knows: in 2021
    `het ministerie van Infrastructuur en Milieu` is that of 2010 to 2017.
    """
    people, day = setting.registers.people, setting.asked
    called = people.ministries_named(mention.name, day) if day else ()
    if called or not (mention.cls is EntityClass.MINISTRY or letters(mention.name).startswith("ministerie")):
        return called
    begun = tuple(
        ministry
        for ministry in people.ministries()
        if (day is None or holds_on(ministry, day)) and _is_called(ministry, mention.name)
    )
    exact = tuple(ministry for ministry in begun if mention.name in (_portfolio(ministry), ministry.abbreviation))
    return exact or begun or _at_another_time(mention.name, setting)


def _at_another_time(name: str, setting: Setting) -> tuple[Organisation, ...]:
    """The ministries that bore the name before that day, else those that came to bear it."""
    day, ever = setting.asked, setting.registers.people.ministries_named(name)
    return tuple(one for one in ever if day is None or one.start is None or one.start <= day) or ever


def _is_called(ministry: Organisation, name: str) -> bool:
    short = letters(name.removeprefix(MINISTRY).removeprefix(MINISTRY.lower()))
    return letters(_portfolio(ministry)).startswith(short) or short in map(letters, ministry.aliases)


def _portfolio(ministry: Organisation) -> str:
    return ministry.label.removeprefix(MINISTRY)
