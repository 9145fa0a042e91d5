"""Which proposals of a model hold: those whose quote stands in the text, whose class fits, and that leave rules alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.document import Anchor, Document
from kg.mention import EntityClass, Mention, RelationMention, TopicMention
from kg.models.contract import contract
from kg.models.excerpts import Excerpt
from kg.models.names import ORGANISATIONS, check_name, classes_of, mention_of, proper
from kg.models.places import FoundBeforeError, RefusedError, place_of
from kg.models.proposals import Answer, ProposedName, ProposedRelation
from kg.models.stated import check_one_sentence, check_stated
from kg.registers import Registers
from kg.statement import Verdict

CONFIDENCE = 0.5
"""Of a relation that a model proposed: less than any pattern has."""
_LONGEST_QUOTE = 500


@dataclass(slots=True)
class Outcome:
    """What became of proposals: the mentions that were made of them, and a verdict about each."""

    mentions: list[Mention] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def judge(self, kind: str, what: str, quote: str, fate: str, reason: str = "") -> None:
        """Keep a verdict; of class and quote the beginning, without what cannot be written, whatever the model sent."""
        self.verdicts.append(Verdict(kind, _writable(what, 40), _writable(quote, 100), fate, reason))


def _writable(text: str, most: int) -> str:
    return "".join(c if c.isprintable() else " " for c in text[:most])


@dataclass(slots=True)
class Acceptance:
    """Goes over the answers about one document; `rules` are the mentions that rules found, which nothing may touch."""

    document: Document
    rules: Sequence[Mention]
    registers: Registers
    outcome: Outcome = field(default_factory=Outcome)

    def take(self, excerpt: Excerpt, answer: Answer, rule: str) -> None:
        """Accept or refuse each proposal about `excerpt`; names first, so that relations may be between them."""
        for kind in sorted(answer.unreadable.elements()):
            self.outcome.judge(kind, "", "", "refused", "not as the schema asks, or one too many")
        for name in answer.names:
            self._take(excerpt, name, rule)
        for relation in answer.relations:
            self._take(excerpt, relation, rule)

    def _take(self, excerpt: Excerpt, proposed: ProposedName | ProposedRelation, rule: str) -> None:
        try:
            if isinstance(proposed, ProposedName):
                kind, what = "name", proposed.label
                mention: Mention = self._name(excerpt, proposed, rule)
            else:
                kind, what = "relation", proposed.predicate
                mention = self._relation(excerpt, proposed, rule)
        except FoundBeforeError:
            self.outcome.judge(kind, what, proposed.quote, "found before")
        except RefusedError as refusal:
            self.outcome.judge(kind, what, proposed.quote, "refused", str(refusal))
        else:
            self.outcome.mentions.append(mention)
            self.outcome.judge(kind, what, proposed.quote, "accepted")

    def _name(self, excerpt: Excerpt, proposed: ProposedName, rule: str) -> Mention:
        """The mention. Raises `RefusedError`, `FoundBeforeError` when there is one already."""
        if proposed.label not in contract().labels:
            raise RefusedError("a class that the contract does not have")
        cls = contract().labels[proposed.label]
        start = place_of(excerpt.text, proposed.quote, proposed.context, proposed.start)
        at = excerpt.anchor(*proper(excerpt.text, start, proposed.quote))
        if at is None:
            raise RefusedError("over the end of a passage")
        beside = [mention for mention in self._names() if _overlap(mention.at, at)]
        if any(mention.at == at and self._is(mention, cls) for mention in beside):
            raise FoundBeforeError
        if beside:
            raise RefusedError("overlaps what was found before")
        name = self.document.surface(at)
        check_one_sentence(self.document.sections[at.section], at)
        check_name(name, cls, self.registers, self.document.day)
        return mention_of(name, cls, at, rule)

    def _relation(self, excerpt: Excerpt, proposed: ProposedRelation, rule: str) -> RelationMention:
        """The relation. Raises `RefusedError`, `FoundBeforeError` when there is one already."""
        if proposed.predicate not in contract().predicates:
            raise RefusedError("a predicate that the contract does not have")
        if len(proposed.quote) > _LONGEST_QUOTE:
            raise RefusedError("a quote that is too long")
        start = place_of(excerpt.text, proposed.quote)
        at = excerpt.anchor(start, start + len(proposed.quote))
        if at is None:
            raise RefusedError("over the end of a passage")
        subject, target = self._bearer(at, proposed.subject), self._bearer(at, proposed.object)
        if subject.surface == target.surface:
            raise RefusedError("both ends are one name")
        for end, classes in zip((subject, target), contract().ends[proposed.predicate], strict=True):
            if not any(self._is(end, cls) for cls in classes):
                raise RefusedError("an end of a class that the predicate does not take")
        check_stated(self.document.sections[at.section], at)
        relation = RelationMention(
            at, self.document.surface(at), rule, subject, proposed.predicate, target, CONFIDENCE, "proposed by a model"
        )
        if any(_same(relation, other) for other in (*self.rules, *self.outcome.mentions)):
            raise FoundBeforeError
        return relation

    def _names(self) -> Iterator[Mention]:
        """All that has a place of its own: a relation spans its sentence, a derived topic a word of it."""
        for mention in (*self.rules, *self.outcome.mentions):
            if not isinstance(mention, RelationMention | TopicMention):
                yield mention

    def _bearer(self, at: Anchor, name: str) -> Mention:
        """The first mention within the quote that has this name; raises `RefusedError` when there is none."""
        names = {name, name[slice(*proper(name, 0, name))]}
        for mention in self._names():
            if mention.surface in names and _within(mention.at, at):
                return mention
        raise RefusedError("an end that is no name found in the quote")

    def _is(self, mention: Mention, cls: EntityClass | None) -> bool:
        """True when the mention may be of that class; without one, when it may be an organisation of any kind."""
        known = classes_of(mention, self.registers, self.document.day)
        return not known.isdisjoint({cls} if cls else ORGANISATIONS)


def _overlap(one: Anchor, other: Anchor) -> bool:
    return one.section == other.section and one.start < other.end and other.start < one.end


def _within(one: Anchor, other: Anchor) -> bool:
    return one.section == other.section and other.start <= one.start and one.end <= other.end


def _same(one: RelationMention, other: Mention) -> bool:
    """True when both state the same of the same names in the same section."""
    return (
        isinstance(other, RelationMention)
        and (one.at.section, one.predicate) == (other.at.section, other.predicate)
        and (one.subject.surface, one.object.surface) == (other.subject.surface, other.object.surface)
    )
