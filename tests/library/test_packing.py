"""A zip of documents is added file by file; what is hidden is left out, what is locked, broken or a bomb is refused with a reason."""

import io
import zipfile
from pathlib import Path

import pytest

from assistant.library import Given, expanded, opened, uploaded
from assistant.settings import Settings

MOST = 20 * 2**20
REPORT = "清河镇2020年工作总结\n一、2020年工作完成情况\n全年完成危房改造86户。\n"


def packed(tmp_path: Path, files: dict[str, bytes], name: str = "历年.zip") -> Given:
    file = tmp_path / name
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return uploaded(file, name)


def test_each_file_of_a_zip_is_added_under_its_path(settings: Settings, tmp_path: Path) -> None:
    given = packed(tmp_path, {"清河镇/2020年工作总结.txt": REPORT.encode(), "清河镇/空.txt": b"", "__MACOSX/._x": b"x", "清河镇/.DS_Store": b"x", "~$锁.docx": b"x"})
    files, refused = expanded([given], MOST)
    assert (len(files), refused) == (2, [])
    library = opened(settings)
    outcomes = {outcome.source: outcome for outcome in library.add(files)}
    assert outcomes["清河镇/2020年工作总结.txt"].status == "added"
    assert outcomes["清河镇/空.txt"].status == "refused"
    assert "空文件" in outcomes["清河镇/空.txt"].reason
    assert library.documents()[0].metadata.place == "清河镇"
    assert next(library.add(expanded([given], MOST)[0])).status == "unchanged"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_the_mark_of_utf8_are_read_as_windows_and_macos_write_them(encoding: str) -> None:
    data = _renamed("总结/清河镇2020.txt".encode(encoding))
    [file], _ = expanded([Given("x.zip", "x", lambda: len(data), lambda: data)], MOST)
    assert file.source == "总结/清河镇2020.txt"


def _renamed(name: bytes) -> bytes:
    """A zip whose one entry bears these bytes as its name, without the UTF-8 mark: written with an ASCII name of that length."""
    plain = "a" * len(name)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(plain, REPORT.encode())
    return out.getvalue().replace(plain.encode(), name)


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "C:\\..\\..\\passwd"])
def test_no_path_leads_out_of_the_archive(path: str, tmp_path: Path) -> None:
    [file], _ = expanded([packed(tmp_path, {path: b"x"})], MOST)
    assert ".." not in file.source
    assert not file.source.startswith("/")


def test_a_bomb_a_broken_and_an_empty_zip_are_refused_with_what_to_do(tmp_path: Path) -> None:
    bomb = packed(tmp_path, {f"{at}.txt": b"0" * 2**20 for at in range(60)}, "炸弹.zip")
    broken = tmp_path / "坏.zip"
    broken.write_bytes(b"PK\x03\x04" + b"\0" * 100)
    files, refused = expanded([bomb, uploaded(broken, "坏.zip"), packed(tmp_path, {}, "无.zip")], MOST)
    assert files == []
    assert [outcome.source for outcome in refused] == ["炸弹.zip", "坏.zip", "无.zip"]
    assert all("。" in outcome.reason for outcome in refused)


def test_an_entry_larger_than_it_says_is_not_read_to_its_end(settings: Settings, tmp_path: Path) -> None:
    given = packed(tmp_path, {"大.txt": b"x" * 3_000_000, "好.txt": REPORT.encode()})
    files, _ = expanded([given], 2_000_000)
    statuses = {outcome.source: outcome.status for outcome in opened(settings).add(files)}
    assert statuses == {"大.txt": "refused", "好.txt": "added"}


def test_a_document_named_zip_is_read_as_what_it_is(tmp_path: Path) -> None:
    word = Path(__file__).parents[2] / "knowledge" / "policies" / "安澜县农村危房改造实施细则.docx"
    file = tmp_path / "细则.zip"
    file.write_bytes(word.read_bytes())
    assert [given.source for given in expanded([uploaded(file, "细则.zip")], MOST)[0]] == ["细则.zip"]
