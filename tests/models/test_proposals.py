"""An answer is read with suspicion: whatever it holds, what comes out is proposals of the right shape, or a reason."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.models.proposals import Answer, AnswerError, ProposedName, ProposedRelation

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["names", "relations", "quote", "class", "context", "start", "subject", "version"])
            | st.text(max_size=5),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(anything)
def test_whatever_comes_is_read_or_refused(raw: object) -> None:
    try:
        answer = Answer.of(raw)
    except AnswerError:
        return
    assert all(isinstance(name, ProposedName) for name in answer.names)
    assert all(isinstance(relation, ProposedRelation) for relation in answer.relations)


def test_an_answer_as_the_schema_asks() -> None:
    answer = Answer.of(
        {
            "version": "gpt-x-2026-01-01",
            "names": [{"quote": "KPN", "class": "Company", "context": "bij KPN"}],
            "relations": [{"subject": "KPN", "predicate": "ownerOf", "object": "Telfort", "quote": "KPN van Telfort"}],
        }
    )
    assert answer.names == (ProposedName("KPN", "Company", "bij KPN"),)
    assert answer.relations == (ProposedRelation("KPN", "ownerOf", "Telfort", "KPN van Telfort"),)
    assert (answer.version, answer.unreadable) == ("gpt-x-2026-01-01", {})


@pytest.mark.parametrize(
    "item",
    [
        None,
        [],
        "KPN",
        {"quote": "KPN"},
        {"quote": 1, "class": "Company"},
        {"quote": "KPN", "class": ["Company"]},
        {"quote": "KPN", "class": "Company", "start": True},
        {"quote": "KPN", "class": "Company", "start": 1.5},
        {"quote": "KPN", "class": "Company", "context": None},
        {"quote": "K" * 100_000, "class": "Company"},
    ],
)
def test_an_item_that_is_no_name_is_counted_and_the_others_stand(item: object) -> None:
    answer = Answer.of({"names": [item, {"quote": "HP", "class": "Company"}], "relations": []})
    assert [name.quote for name in answer.names] == ["HP"]
    assert answer.unreadable == {"name": 1}


@pytest.mark.parametrize("raw", [None, [], "x", {}, {"names": []}, {"names": {}, "relations": []}])
def test_what_is_no_answer_is_none(raw: object) -> None:
    with pytest.raises(AnswerError):
        Answer.of(raw)


def test_a_flood_of_proposals_is_cut_and_counted() -> None:
    flood = [{"quote": str(number), "class": "Company"} for number in range(20_000)]
    answer = Answer.of({"names": flood, "relations": flood})
    assert len(answer.names) == 500
    assert answer.unreadable == {"name": 19_500, "relation": 20_000}


@pytest.mark.parametrize("version", ["", "a b", "<script>", "x" * 200, "\x1b[31m", 5, None, "../../etc", "a\n"])
def test_a_version_that_is_none_is_left_out(version: object) -> None:
    assert Answer.of({"version": version, "names": [], "relations": []}).version == ""


def test_deeply_nested_json_does_no_harm() -> None:
    nested: object = json.loads("[" * 900 + "]" * 900)
    assert Answer.of({"names": [nested], "relations": []}).unreadable == {"name": 1}
