import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.sources.json_text import MOST_DEPTH, JsonObject, JsonText, JsonValue, parse_json, texts_in

ATOMS = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\/{}[],: \n'))
VALUES = st.recursive(
    ATOMS | TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)
)


def plain(value: JsonValue) -> object:
    """The value as the standard library has it; what stands where is checked on the way."""
    if isinstance(value, JsonText):
        assert json.loads(value.raw[value.start - 1 : value.end + 1], strict=False) == value.value
        return value.value
    if isinstance(value, JsonObject):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


@settings(max_examples=200)
@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_values_are_those_of_the_standard_library(value: object, ascii_only: bool, indent: int | None) -> None:
    raw = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    parsed = parse_json(f" {raw} ")
    assert plain(parsed.value) == value
    assert (parsed.start, parsed.end, parsed.incomplete) == (1, len(raw) + 1, None)


def test_an_object_knows_where_it_stands() -> None:
    raw = '[{"a": "x"} , {"b": {"c\\"d": []}}]'
    first, second = parse_json(raw).value  # type: ignore[misc, union-attr]
    assert (raw[first.start : first.end], raw[second.start : second.end]) == ('{"a": "x"}', '{"b": {"c\\"d": []}}')
    assert list(second["b"]) == ['c"d']


@pytest.mark.parametrize(
    ("raw", "why", "texts"),
    [
        ('{"a": "x", "b": "half of i', "cut off at character 26", ["x", "half of i"]),
        ('{"a": "x\\', "broken at character 8", ["x"]),
        ('{"a": "x" "b": "y"}', "broken at character 10", ["x"]),
        ('{"a": "x",}', "broken at character 10", ["x"]),
        ('{"a" "x"}', "broken at character 5", []),
        ('["x", oops]', "broken at character 6", ["x"]),
        ('[["x", "y"', "cut off at character 10", ["x", "y"]),
    ],
)
def test_what_is_broken_is_read_up_to_there(raw: str, why: str, texts: list[str]) -> None:
    parsed = parse_json(raw)
    assert parsed.incomplete == f"the JSON is {why}"
    assert [text.value for text in texts_in(parsed.value)] == texts


@pytest.mark.parametrize(("opens", "closes"), [("[", "]"), ('{"a":', "}")])
def test_what_is_nested_too_deep_is_said_to_be(opens: str, closes: str) -> None:
    assert parse_json(opens * MOST_DEPTH + "1" + closes * MOST_DEPTH).incomplete is None
    deeper = parse_json(opens * 10_000)
    assert deeper.incomplete == f"the JSON is nested too deep at character {MOST_DEPTH * len(opens)}"
