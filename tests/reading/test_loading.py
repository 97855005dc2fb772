"""What a file is, limits, damage: each refusal names the file, the cause and the remedy."""

import contextlib
import io
import random
import struct
import sys
import threading
import zipfile
import zlib
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import UnreadableFile
from assistant.reading import isolation
from assistant.reading.loading import SUFFIXES, Record, load, records
from assistant.reading.pdf import MAX_PAGES


def docx_bytes(text: str = "全年完成危房改造120户。") -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def texts(data: bytes, name: str) -> list[str]:
    return [block.text for block in load(data, name).blocks]


def pdf_bytes(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A pdf of these objects, numbered from 1; the first is the catalog."""
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n" % (entries, len(content)) + content + b"\nendstream"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PICTURE_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
SHOW_PICTURE = stream(b"q 90 0 0 90 5 5 cm /I Do Q")
PICTURE = stream(b"\x80", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_offices_use(encoding: str) -> None:
    assert texts("一、工作情况\r\n\r\n　危房改造120户。".encode(encoding), "总结.txt") == ["一、工作情况", "危房改造120户。"]


def test_a_file_without_suffix_is_read_as_text() -> None:
    assert texts("政采成效显著。".encode(), "【中央】“十四五”成效1.5倍") == ["政采成效显著。"]


def test_utf8_with_a_torn_character_does_not_turn_into_other_characters() -> None:
    loaded = load("全年完成危房改造一百二十户，其中脱贫户三十五户。".encode()[:-1], "总结.txt")
    assert loaded.blocks[0].text.startswith("全年完成危房改造一百二十户")
    assert "1 处字节损坏" in loaded.notes[0]


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "空.docx", "空文件（0 字节）.*重新取得"),
        (b"   \n ", "空.txt", "没有文字"),
        (b"abc\0def", "乱.txt", "空字节.*另存为"),
        (b"\xff\xff\x81", "乱.txt", "无法识别.*UTF-8"),
        (b"PK\x03\x04" + b"\0" * 40, "断.docx", "不完整"),
        (docx_bytes()[:2000], "断.docx", "不完整.*重新取得"),
        (b"%PDF-1.4\n garbage", "坏.pdf", "文件结构异常.*另存"),
        (OLE + b"\0" * 600, "坏.doc", "文件结构异常"),
        (b"Rar!\x1a\x07\0", "报告.docx", "压缩包.*解压"),
        (b"\x89PNG\r\n\x1a\n", "照片.pdf", "图片.*OCR"),
        (OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0\0", "密.docx", "打开密码.*取消密码"),
        (pdf_bytes(CATALOG, PAGES, PICTURE_PAGE, SHOW_PICTURE, PICTURE), "扫描.pdf", "扫描图片.*OCR"),
        (pdf_bytes(CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"), "无页.pdf", "一页也没有"),
        (
            pdf_bytes(
                CATALOG,
                PAGES,
                PICTURE_PAGE,
                SHOW_PICTURE,
                PICTURE,
                b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>",
                trailer=b"/Encrypt 6 0 R/ID[<00><00>]",
            ),
            "密.pdf",
            "打开密码.*没有密码的 PDF",
        ),
    ],
    ids=[
        "zero bytes", "blanks", "nul", "undecodable", "zip head only", "torn docx", "broken pdf", "broken ole", "rar",
        "png", "locked docx", "scanned pdf", "pdf without pages", "locked pdf",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_name_cause_and_remedy(data: bytes, name: str, why: str) -> None:
    with pytest.raises(UnreadableFile, match=f"(?s)^《{name}》.*{why}"):
        load(data, name)


@pytest.mark.parametrize(
    ("data", "name", "text", "note"),
    [
        (docx_bytes(), "总结.doc", "全年完成危房改造120户。", "后缀是 .doc，内容其实是Word 文档（docx）"),
        (docx_bytes(), "总结.pdf", "全年完成危房改造120户。", "后缀是 .pdf"),
        ("危房改造120户。".encode(), "总结.docx", "危房改造120户。", "内容其实是纯文本"),
        (b"<html><body><p>\xb4\xe5</p></body></html>", "名单.xls", "村", "内容其实是网页"),
    ],
    ids=["docx as doc", "docx as pdf", "text as docx", "html as xls"],
)
def test_the_content_decides_and_a_wrong_suffix_is_reported(data: bytes, name: str, text: str, note: str) -> None:
    loaded = load(data, name)
    assert loaded.blocks[0].text == text
    assert note in loaded.notes[0]


def test_a_suffix_unlike_any_we_know_says_nothing_of_the_content() -> None:
    loaded = load(docx_bytes("正文。"), "总结.2020")
    assert (loaded.blocks[0].text, loaded.notes) == ("正文。", ())


def test_too_large_a_file_is_refused_by_its_length() -> None:
    with pytest.raises(UnreadableFile, match=r"《大.txt》有 300.0 MB，超过单个文件 100 MB 的上限"):
        load(bytes(300 * 2**20), "大.txt")  # zeroed pages the system never has to provide
    with pytest.raises(UnreadableFile, match="上限"):
        load(b"abc", "小.txt", max_bytes=2)


def test_a_zip_bomb_is_refused_before_unpacking() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("word/document.xml", b" " * (30 * 2**20))
    with pytest.raises(UnreadableFile, match="解压后有 30 MB，超出安全上限"):
        load(packed.getvalue(), "炸弹.docx")


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    content = zlib.compress(b" " * (30 * 2**20))[2:-4]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as container:
        container.writestr("word/document.xml", content)
    lied = bytearray(packed.getvalue())
    central = lied.rfind(b"PK\x01\x02")
    struct.pack_into("<H", lied, 8, zipfile.ZIP_DEFLATED)
    struct.pack_into("<H", lied, central + 10, zipfile.ZIP_DEFLATED)
    with pytest.raises(UnreadableFile, match="文件结构异常"):
        load(bytes(lied), "炸弹.docx")


def test_an_archive_of_very_many_entries_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as container:
        for number in range(5000):
            container.writestr(f"word/{number}", b"")
    with pytest.raises(UnreadableFile, match=r"5000 个.*条目"):
        load(packed.getvalue(), "多.docx")


def test_more_than_200_mb_is_refused_however_it_is_packed() -> None:
    """Told from the directory: the entry itself is 3 MB of random bytes that claims to be 210 MB, 70 times as much."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as container:
        container.writestr("word/document.xml", random.Random(1).randbytes(3 * 2**20))
    lied = bytearray(packed.getvalue())
    struct.pack_into("<L", lied, lied.rfind(b"PK\x01\x02") + 24, 210 * 2**20)
    with pytest.raises(UnreadableFile, match="解压后有 210 MB，超出安全上限"):
        load(bytes(lied), "大.docx")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the limits of another process")
def test_foreign_formats_are_read_within_limits_of_memory_and_processor_time() -> None:
    import resource

    load(docx_bytes(), "甲.docx")
    worker = isolation._worker._process
    assert worker
    assert resource.prlimit(worker.pid, resource.RLIMIT_AS)[0] == isolation.MEMORY_BYTES
    assert 0 < resource.prlimit(worker.pid, resource.RLIMIT_CPU)[0] <= 2 * isolation.TIMEOUT_SECONDS


def test_a_pdf_of_too_many_pages_or_of_pages_in_a_circle_is_refused() -> None:
    count = MAX_PAGES + 1
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    pages = b"<</Type/Pages/Count %d/MediaBox[0 0 9 9]/Kids[%s]>>"
    many = pdf_bytes(b"<</Type/Catalog/Pages 2 0 R>>", pages % (count, kids), *[b"<</Type/Page/Parent 2 0 R>>"] * count)
    with pytest.raises(UnreadableFile, match=rf"有 {count} 页，超过 {MAX_PAGES} 页的上限"):
        load(many, "厚.pdf")
    with pytest.raises(UnreadableFile, match=r"《圈\.pdf》"):
        load(pdf_bytes(b"<</Type/Catalog/Pages 2 0 R>>", pages % (1, b"2 0 R")), "圈.pdf")


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """Neither those a file defines itself nor those that name another file."""
    (tmp_path / "外.txt").write_text("外部的字", "utf-8")
    kinds = f'<!DOCTYPE d [<!ENTITY inner "内部的字"><!ENTITY outer SYSTEM "{(tmp_path / "外.txt").as_uri()}">]>'.encode()
    hostile = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_bytes("正文MARK"))) as good, zipfile.ZipFile(hostile, "w") as made:
        for name in good.namelist():
            made.writestr(name, good.read(name).replace(b"?>", b"?>" + kinds, 1).replace(b"MARK", b"&inner;&outer;") if name == "word/document.xml" else good.read(name))
    assert texts(hostile.getvalue(), "实体.docx") == ["正文"]


def test_a_bomb_of_entities_is_refused() -> None:
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "笑">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
        + "]>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as container:
        container.writestr("word/document.xml", bomb + '<d xmlns:w="w" w:x="&i;"/>')
    with pytest.raises(UnreadableFile, match=r"《实体\.docx》文件结构异常"):
        load(packed.getvalue(), "实体.docx")


STARTS = {
    "nothing": b"", "utf-16": b"\xff\xfe", "html": b"<html>", "json": b"{", "zip": b"PK\x03\x04", "empty zip": b"PK\x05\x06", "pdf": b"%PDF-1.4\n",
    "whole docx": docx_bytes(), "whole pdf": pdf_bytes(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"),
}  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.sampled_from(sorted(STARTS)),
    st.binary(max_size=200),
    st.floats(0, 1),
    st.sampled_from([suffix for suffix in SUFFIXES if suffix not in (".doc", ".wps", ".rtf", ".odt", ".ppt", ".dps")]),
)
def test_of_any_bytes_come_blocks_or_a_refusal(start: str, noise: bytes, where: float, suffix: str) -> None:
    """What LibreOffice converts is left out here: seconds a file."""
    whole = STARTS[start]
    at = int(where * len(whole))
    with contextlib.suppress(UnreadableFile):
        assert load(whole[:at] + noise + whole[at + len(noise) :], f"乱{suffix}").blocks


def test_a_reader_that_takes_too_long_is_stopped_and_the_next_file_is_read() -> None:
    workbook = openpyxl.Workbook()
    for number in range(3000):
        workbook.worksheets[0].append([number, f"村{number}"])
    packed = io.BytesIO()
    workbook.save(packed)
    isolation._worker.close()  # a fresh interpreter alone takes longer than the limit below
    with pytest.raises(UnreadableFile, match=r"没有读完，已停止.*拆成"):
        isolation.load("sheet", packed.getvalue(), timeout_seconds=0.001)
    assert texts(docx_bytes("之后的文件。"), "总结.docx") == ["之后的文件。"]


def test_a_worker_that_died_between_two_files_is_replaced() -> None:
    load(docx_bytes(), "甲.docx")
    process = isolation._worker._process
    assert process
    process.kill()
    process.wait()
    assert texts(docx_bytes("乙。"), "乙.docx") == ["乙。"]


def test_files_read_from_several_threads_do_not_mix() -> None:
    found: dict[int, list[str]] = {}

    def read(number: int) -> None:
        found[number] = texts(docx_bytes(f"第{number}个。"), f"{number}.docx")

    threads = [threading.Thread(target=read, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {n: [f"第{n}个。"] for n in range(6)}


def test_records_of_a_jsonl_file() -> None:
    lines = [
        '{"id": "a", "title": "甲", "text": "一。", "url": "x"}',
        "",
        '{"id": "b", "title": null, "text": "二。"}',
        '{"id": 3, "text": ""}',
    ]
    data = "\n".join(lines).encode()
    assert records(data, "x.jsonl") == [Record("a", "甲", "一。"), Record("b", "", "二。"), Record("3", "", "")]
    assert [(block.text, block.level) for block in load(data, "x.jsonl").blocks] == [("甲", 1), ("一。", 0), ("二。", 0)]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"id": "b", "text"', "不是完整的 JSON"),
        ("[1]", "缺少 id 或 text"),
        ('{"id": "b"}', "缺少 id 或 text"),
        ('{"id": "b", "text": "x", "title": 1}', "title"),
    ],
)
def test_a_bad_line_of_a_jsonl_file_is_named(line: str, why: str) -> None:
    with pytest.raises(UnreadableFile, match=f"《坏.jsonl》第 2 行.*{why}"):
        records(('{"id": "a", "text": "一。"}\n' + line).encode(), "坏.jsonl")


def test_suffixes_are_lower_case_with_a_dot() -> None:
    assert {".txt", ".docx", ".doc", ".wps", ".rtf", ".pdf", ".xlsx", ".xls", ".html", ".pptx", ".csv", ".jsonl", ".md"} <= set(SUFFIXES)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in SUFFIXES)
