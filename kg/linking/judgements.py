"""Human decisions about mentions: a small CSV file that overrides the linker and survives every rebuild.

Columns: `surface,class,where,entity,reason,by`. `surface` is the text as it stands (`Van Dijk`), `class` the leaf class
of the entity (`Person`), `where` a document (`kv-tk-2021Z05118`), a set of questions (`2021Z05118`) or empty for
everywhere, `entity` a slug of the registers (`jasper-van-dijk`) or `none`, `by` who decided and when.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.document import Document
from kg.errors import RegisterError
from kg.mention import (
    ArticleMention,
    EntityClass,
    LawMention,
    Mention,
    OrganisationMention,
    PartyMention,
    PersonMention,
    PlaceMention,
    PostMention,
    TopicMention,
)
from kg.registers import Registers
from kg.registers.entries import Entry
from kg.statement import Link

COLUMNS = ("surface", "class", "where", "entity", "reason", "by")
NOBODY = "none"
"""In the column `entity`: the mention is none of the things we know."""

_ORGANISATIONS = (
    EntityClass.MINISTRY,
    EntityClass.GOVERNMENT_BODY,
    EntityClass.COMPANY,
    EntityClass.ORGANIZATION,
)
_KINDS: dict[type[Mention], tuple[EntityClass, ...]] = {
    PersonMention: (EntityClass.PERSON,),
    PartyMention: (EntityClass.PARTY,),
    PostMention: (EntityClass.POST,),
    OrganisationMention: _ORGANISATIONS,
    LawMention: (EntityClass.LAW,),
    ArticleMention: (EntityClass.ARTICLE,),
    PlaceMention: (EntityClass.PLACE,),
    TopicMention: (EntityClass.TOPIC,),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: `row` is its line in the file, `entry` is `None` where the mention is nothing we know."""

    row: int
    surface: str
    cls: EntityClass
    where: str
    entry: Entry | None
    reason: str
    by: str

    def __str__(self) -> str:
        place = self.where or "everywhere"
        return f"row {self.row}: {self.surface} ({self.cls}, {place}) = {self.entry.slug if self.entry else NOBODY}"


@dataclass(frozen=True, slots=True)
class Judgements:
    """All decisions of a run, by surface."""

    by_surface: dict[str, tuple[Judgement, ...]]

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> "Judgements":
        """The decisions; raises `RegisterError` when two of them are about the same mention."""
        groups: dict[str, list[Judgement]] = defaultdict(list)
        for new in judgements:
            for old in groups[new.surface]:
                if old.where == new.where and (old.cls == new.cls or {old.cls, new.cls} <= {*_ORGANISATIONS}):
                    raise RegisterError(
                        "judgements", f"row {new.row} decides what row {old.row} decides: {new.surface}"
                    )
            groups[new.surface].append(new)
        return cls({surface: tuple(group) for surface, group in groups.items()})

    def about(self, mention: Mention, document: Document) -> Judgement | None:
        """The decision about a mention: for its document before for its set, for its set before for everywhere."""
        rows = self.by_surface.get(mention.surface, ())
        kinds = _KINDS.get(type(mention), ()) if rows else ()
        for where in (document.id, document.question_id, ""):
            for row in rows:
                if row.where == where and row.cls in kinds:
                    return row
        return None

    def apply(self, link: Link, document: Document) -> Link:
        """The link as a person decided it, else as it is."""
        judgement = self.about(link.mention, document) if self.by_surface else None
        if judgement is None:
            return link
        reason = f"human decision: {judgement.reason} ({judgement.by})"
        return Link(link.mention, judgement.entry, 1.0 if judgement.entry else 0.0, reason, judgement=judgement.row)

    def unused(self, rows: set[int]) -> list[str]:
        """The decisions about nothing that was read: a spelling or a document that changed."""
        left = (judgement for group in self.by_surface.values() for judgement in group if judgement.row not in rows)
        return [str(judgement) for judgement in sorted(left, key=lambda judgement: judgement.row)]


NO_JUDGEMENTS = Judgements({})


def read_judgements(path: Path, registers: Registers) -> Judgements:
    """The decisions in a file.

    Raises `RegisterError`, which names the row, for other columns, an unknown class or entity, or a row without reason.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            cells = csv.reader(lines)
            if tuple(next(cells, ())) != COLUMNS:
                raise RegisterError(str(path), f"the columns are not {','.join(COLUMNS)}")
            return Judgements.of(
                [_judgement(path, row, values, registers) for row, values in enumerate(cells, 2) if values]
            )
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RegisterError(str(path), str(error)) from error


def _judgement(path: Path, row: int, values: list[str], registers: Registers) -> Judgement:
    if len(values) != len(COLUMNS):
        raise RegisterError(str(path), f"row {row} has {len(values)} cells, not {len(COLUMNS)}")
    surface, name, where, slug, reason, by = (value.strip() for value in values)
    if not (surface and reason and by):
        raise RegisterError(str(path), f"row {row} has no surface, no reason, or nobody who decided")
    if name not in {cls.value for kinds in _KINDS.values() for cls in kinds}:
        raise RegisterError(str(path), f"row {row}: no class is called {name}")
    cls = EntityClass(name)
    entry = None if slug == NOBODY else _entry(cls, slug, registers)
    if entry is None and slug != NOBODY:
        raise RegisterError(str(path), f"row {row}: no {name} has the slug {slug}")
    return Judgement(row, surface, cls, where, entry, reason, by)


def _entry(cls: EntityClass, slug: str, registers: Registers) -> Entry | None:
    people, things = registers.people, registers.things
    try:
        match cls:
            case EntityClass.PERSON:
                return people.person(slug)
            case EntityClass.PARTY:
                return people.party(slug)
            case EntityClass.POST:
                return people.post(slug)
            case EntityClass.MINISTRY:
                return people.ministry(slug)
            case EntityClass.LAW:
                return things.law(slug)
            case EntityClass.PLACE:
                return things.place(slug)
            case EntityClass.TOPIC:
                return things.topic(slug)
            case EntityClass.ARTICLE:
                law, _, number = slug.partition("/artikel/")
                found = things.law(law)
                return things.article(found, number) if found and number else None
    except KeyError:
        return None
    organisation = things.organisation(slug)
    return organisation if organisation and organisation.cls is cls else None
