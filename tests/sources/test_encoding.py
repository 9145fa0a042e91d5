import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.sources import read_content
from kg.sources.content import Content

TEXT = "Q1      Kent u de «één» brief – ja?\nA1      Ja.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_that_can_be_told_are_read(encoding: str) -> None:
    content = Content("qa.txt", TEXT.encode(encoding))
    assert content.text == TEXT
    (document,) = read_content(content)
    assert document.sections[1].text == "Kent u de «één» brief – ja?"


@pytest.mark.parametrize(
    ("declared", "used"), [("ISO-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("UTF-8", "utf-8")]
)
def test_an_xml_declaration_is_honoured(declared: str, used: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?><a>één – twee</a>'
    content = Content("a.xml", text.encode(used))
    assert (content.text, content.encoding) == (text, used)


def test_utf_16_xml_needs_no_byte_order_mark() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><a>één</a>'
    assert Content("a.xml", text.encode("utf-16-le")).text == text


def test_a_charset_in_html_is_honoured() -> None:
    text = '<html><head><meta charset="windows-1252"></head>één</html>'
    assert Content("a.html", text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            TEXT.encode("utf-16-le"),
            "qa.txt: UTF-16 text without a byte order mark: its encoding cannot be told for certain",
        ),
        (b"Q1      Ja\xff\xfe?", "qa.txt: not UTF-8 text (byte 0xff at 10)"),
        (
            "één «brief» ".encode() + "één".encode("cp1252"),
            "qa.txt: not UTF-8 text (byte 0xe9 at 16): the file mixes UTF-8 with another encoding",
        ),
        (
            b'<?xml version="1.0" encoding="KOI8-R"?><vraag/>',
            "qa.txt: declares the encoding KOI8-R, which is not read here",
        ),
        (b'<?xml version="1.0" encoding="utf-8"?><vraag>\xe9</vraag>', "qa.txt: not UTF-8 text (byte 0xe9 at 45)"),
        (b"\0\1\2\3" * 20 + b"\1" * 80, "qa.txt: a binary file of no format that is read here"),
        (b" \n ", "qa.txt: the file is empty"),
    ],
)
def test_wrong_and_mixed_encodings_are_one_clear_line(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as raised:
        list(read_content(Content("qa.txt", data)))
    assert str(raised.value) == reason


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_one_line(data: bytes) -> None:
    try:
        assert isinstance(Content("x", data).text, str)
    except SourceError as error:
        assert "\n" not in str(error)
