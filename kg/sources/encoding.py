"""From bytes to text: what the file says of its own encoding, else UTF-8, else Windows-1252 where that is certain.

Text is taken for Windows-1252 only when it holds no UTF-8 sequence at all and every byte above 0x7F is a letter or mark
that Dutch documents use; anything else is a wrong or mixed encoding, and the first wrong byte is named.
"""

import codecs
import re

from kg.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = ((b"<\0?\0x\0", "utf-16-le"), (b"\0<\0?\0x", "utf-16-be"))
"""XML without a byte order mark shows its encoding by how `<?x` stands in it (XML 1.0, appendix F)."""
_DECLARED = re.compile(
    rb"""\s*(?:<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["'](?P<xml>[\w.:-]{1,40})["']"""
    rb"""|<[^\0]{0,2000}?<meta\s[^>]{0,200}?\bcharset\s*=\s*["']?(?P<html>[\w.:-]{1,40}))""",
    re.IGNORECASE,
)
_READ = frozenset({"utf-8", "utf-16", "ascii", "iso8859-1", "iso8859-15", "cp1252"})
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_IN_DUTCH = frozenset("ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜàáâäçèéêëìíîïñòóôöùúûüßåÅøØšŠžŽ€‚„…‘’“”•–—«»§©®°±²³´·½¼¾\xa0\xad")
_HIGH = re.compile(rb"[\x80-\xff]")


def decoded(data: bytes, path: str) -> tuple[str, str]:
    """The text without its byte order mark, line ends as `\\n`, and the name of its encoding.

    Raises `SourceError` when the bytes are in no encoding that is read here, or not in the one they declare.

    >>> decoded("Beëindigd".encode("cp1252"), "vraag.txt")
    ('Beëindigd', 'cp1252')
    """
    encoding, skipped = _said(data, path)
    if encoding is None:
        encoding = "utf-8" if _is_utf8(data) or not _is_windows(data) else "cp1252"
    try:
        text = data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        at = skipped + error.start
        name = {"utf-8": "UTF-8"}.get(encoding, encoding)
        raise SourceError(path, f"not {name} text (byte 0x{data[at]:02x} at {at}){_mixed(data, encoding)}") from error
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def head_of(data: bytes) -> str:
    """The first 4 KB as text, by the encoding that a mark or `<?x` shows, whatever bytes are wrong; never raises."""
    head = data[:4096]
    for mark, encoding in (*_MARKS, *_UNMARKED):
        if head.startswith(mark):
            return head.decode(encoding, "replace").removeprefix("\ufeff")
    return head.decode("utf-8", "replace")


def is_text(data: bytes) -> bool:
    """False when the first 8 KB hold a NUL byte that no byte order mark explains."""
    head = data[:8192]
    return b"\0" not in head or head.startswith(tuple(mark for mark, _ in (*_MARKS, *_UNMARKED)))


def why_binary(data: bytes) -> str:
    """What to say of bytes that are no text: `UTF-16 without a byte order mark` where every second one is NUL."""
    head = data[:8192]
    if len(head) > 3 and max(head[0::2].count(0), head[1::2].count(0)) * 2 >= len(head) * 0.8:
        return "UTF-16 text without a byte order mark: its encoding cannot be told for certain"
    return "a binary file of no format that is read here"


def _said(data: bytes, path: str) -> tuple[str | None, int]:
    """The encoding that the data name themselves, and how many bytes their mark takes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    for sign, encoding in _UNMARKED:
        if data.startswith(sign):
            return encoding, 0
    found = _DECLARED.match(data[:4096])
    if found is None:
        return None, 0
    name = (found["xml"] or found["html"]).decode("ascii", "replace")
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = name
    if known not in _READ:
        raise SourceError(path, f"declares the encoding {name}, which is not read here")
    # What calls itself Latin-1 is Windows-1252 (WHATWG Encoding); bytes that read as ASCII cannot be UTF-16
    return {"iso8859-1": "cp1252", "utf-16": "utf-8", "ascii": "utf-8"}.get(known, known), 0


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_windows(data: bytes) -> bool:
    if _SEQUENCE.search(data):
        return False
    return all(byte.decode("cp1252", "replace") in _IN_DUTCH for byte in set(_HIGH.findall(data)))


def _mixed(data: bytes, encoding: str) -> str:
    return ": the file mixes UTF-8 with another encoding" if encoding == "utf-8" and _SEQUENCE.search(data) else ""
