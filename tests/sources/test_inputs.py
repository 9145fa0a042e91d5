import gzip
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.sources.content import Content
from kg.sources.inputs import documents_in
from kg.sources.unpacking import Limits

SMALL = Limits(file=50_000, archive=100_000, ratio=20, members=10, text=20_000, part=1_000)


def found(*inputs: Path | str, limits: Limits = SMALL) -> list[str]:
    """The path of each content, the message of each error."""
    return [
        str(item) if isinstance(item, SourceError) else item.path
        for item in documents_in([str(given) for given in inputs], limits)
    ]


def zipped(members: dict[str | zipfile.ZipInfo, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_folders_are_sorted_and_hidden_files_skipped(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("tekst")
    base = tmp_path.as_posix()
    assert found(tmp_path) == [f"{base}/a.txt", f"{base}/b/1.txt", f"{base}/b/2.txt"]
    assert found(f"{base}/b/*.txt", tmp_path / "a.txt") == [f"{base}/b/1.txt", f"{base}/b/2.txt", f"{base}/a.txt"]
    assert found(f"{base}/**/*.txt") == [f"{base}/a.txt", f"{base}/b/1.txt", f"{base}/b/2.txt"]


def test_what_is_not_there_is_one_line(tmp_path: Path) -> None:
    assert found("nergens.xml", "nergens*.xml") == [
        "nergens.xml: does not exist",
        "nergens*.xml: no file matches this pattern",
    ]
    assert found(tmp_path) == [f"{tmp_path.as_posix()}: the folder holds no files"]
    os.mkfifo(tmp_path / "pijp")
    assert found(tmp_path / "pijp") == [f"{(tmp_path / 'pijp').as_posix()}: is neither a file nor a folder"]


def test_gzip_and_zip_are_known_by_their_content(tmp_path: Path) -> None:
    (tmp_path / "een").write_bytes(gzip.compress(b"tekst"))
    (tmp_path / "twee.dat").write_bytes(zipped({"map/b.txt": b"b", "a.txt.gz": gzip.compress(b"a"), "map/": b""}))
    contents = [item for item in documents_in([str(tmp_path)], SMALL) if isinstance(item, Content)]
    base = tmp_path.as_posix()
    assert [(content.path, content.data) for content in contents] == [
        (f"{base}/een", b"tekst"),
        (f"{base}/twee.dat!/a.txt.gz", b"a"),
        (f"{base}/twee.dat!/map/b.txt", b"b"),
    ]


def test_office_documents_are_not_unpacked(tmp_path: Path) -> None:
    word = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    (tmp_path / "brief.docx").write_bytes(word)
    (tmp_path / "brieven.zip").write_bytes(zipped({"brief.docx": word}))
    contents = [item for item in documents_in([str(tmp_path)], SMALL) if isinstance(item, Content)]
    assert [content.data for content in contents] == [word, word]


def test_bad_members_are_refused_by_name_and_the_rest_goes_on(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("z-link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    locked = zipfile.ZipInfo("slot.txt")
    archive = zipped(
        {"../weg.txt": b"x", "/etc/x": b"x", "c:\\x": b"x", "goed.txt": b"tekst", link: b"goed.txt", locked: b"x"}
    )
    at = archive.rindex(b"PK\1\2", 0, archive.rindex(b"slot.txt"))
    (tmp_path / "a.zip").write_bytes(archive[: at + 8] + b"\1" + archive[at + 9 :])
    path = f"{tmp_path.as_posix()}/a.zip"
    assert found(path) == [
        f"{path}!/../weg.txt: refused: its name points outside the archive",
        f"{path}!//etc/x: refused: its name points outside the archive",
        f"{path}!/c:\\x: refused: its name points outside the archive",
        f"{path}!/goed.txt",
        f"{path}!/slot.txt: refused: it is encrypted",
        f"{path}!/z-link.txt: refused: a symbolic link",
    ]


def test_bombs_are_refused(tmp_path: Path) -> None:
    bomb = b"\0" * 5_000_000
    (tmp_path / "a.gz").write_bytes(gzip.compress(bomb))
    (tmp_path / "b.zip").write_bytes(zipped({"bom.txt": bomb, "goed.txt": b"tekst"}))
    limits = Limits(ratio=50)
    base = tmp_path.as_posix()
    assert found(tmp_path, limits=limits) == [
        f"{base}/a.gz: refused as a bomb: it unpacks to more than 50 times its size",
        f"{base}/b.zip!/bom.txt: refused as a bomb: it unpacks to more than 50 times its size",
        f"{base}/b.zip!/goed.txt",
    ]


def test_an_archive_as_a_whole_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({f"{n:02}.bin": bytes([0]) + os.urandom(39_000) for n in range(5)}))
    path = f"{tmp_path.as_posix()}/a.zip"
    assert found(path)[-1] == f"{path}: refused after {path}!/02.bin: it unpacks to more than 100,000 bytes"
    (tmp_path / "a.zip").write_bytes(zipped({f"{n:02}.txt": b"x" for n in range(11)}))
    assert found(path) == [f"{path}: an archive of 11 members: at most 10 are read"]


def test_archives_nest_once(tmp_path: Path) -> None:
    once = zipped({"b.zip": zipped({"c.txt": b"c"})})
    (tmp_path / "a.zip").write_bytes(zipped({"a.zip": once, "b.zip": zipped({"c.txt": b"c"})}))
    path = f"{tmp_path.as_posix()}/a.zip"
    assert found(path) == [
        f"{path}!/a.zip!/b.zip: an archive in an archive in an archive: refused",
        f"{path}!/b.zip!/c.txt",
    ]


def test_packed_data_that_are_cut_off_give_what_there_is(tmp_path: Path) -> None:
    whole = gzip.compress(os.urandom(900))
    (tmp_path / "a.gz").write_bytes(whole[:-200])
    (content, error) = documents_in([str(tmp_path / "a.gz")], SMALL)
    assert isinstance(content, Content)
    assert len(content.data) > 100
    assert str(error).endswith("a.gz: the packed data are cut off")
    (tmp_path / "b.zip").write_bytes(zipped({"a.txt": b"tekst" * 50})[:-30])
    assert found(tmp_path / "b.zip") == [
        f"{tmp_path.as_posix()}/b.zip: the packed data are damaged (file is not a zip file)"
    ]


def test_large_texts_are_refused_and_large_records_come_in_parts(tmp_path: Path) -> None:
    (tmp_path / "groot.txt").write_bytes(b"tekst " * 10_000)
    lines = b"".join(b'{"nummer": "2021Z%05d"}\n' % n for n in range(1_000))
    (tmp_path / "zaken.jsonl").write_bytes(lines)
    assert found(tmp_path / "groot.txt") == [
        f"{tmp_path.as_posix()}/groot.txt: a text of more than 20,000 bytes is refused: no Kamervraag is that long"
    ]
    parts = [item for item in documents_in([str(tmp_path / "zaken.jsonl")], SMALL) if isinstance(item, Content)]
    assert b"".join(part.data for part in parts) == lines
    assert len(parts) > 10
    assert all(part.data.endswith(b"\n") and len(part.data) < 66_000 for part in parts)
    for part in parts:
        number, line = next(part.lines())
        assert line == f'{{"nummer": "2021Z{number - 1:05}"}}'


def test_two_hundred_megabytes_of_text_stay_out_of_memory(tmp_path: Path) -> None:
    import tracemalloc

    with (tmp_path / "groot.txt").open("wb") as file:
        file.truncate(0)
        for _ in range(200):
            file.write(b"Kamervraag " * 95_326)
    tracemalloc.start()
    (only,) = documents_in([str(tmp_path / "groot.txt")])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(only, SourceError)
    assert peak < 100_000_000


@pytest.mark.parametrize("name", ["a.zip", "a.gz"])
def test_noise_after_the_magic_bytes_is_one_error(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes((b"PK\3\4" if name == "a.zip" else b"\x1f\x8b\x08") + bytes(range(60)))
    (line,) = found(tmp_path / name)
    assert "damaged" in line or "cut off" in line
    assert "\n" not in line
