"""Old formats through LibreOffice: what they say is read; what they would do (macros, links) is not done."""

import io
import os
import shutil
import subprocess
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import docx
import pptx
import pytest

from assistant.errors import UnreadableFile
from assistant.reading import office
from assistant.reading.loading import load
from tests.conftest import need_program

SAID = "全年完成危房改造120户。"
ODT = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{where}:1.0"'
    for name, where in {"office": "office", "text": "text", "script": "script", "draw": "drawing", "svg": "svg-compatible", "manifest": "manifest"}.items()
)
NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ooo="http://openoffice.org/2004/office" xmlns:dom="http://www.w3.org/2001/xml-events"'
LIBRARY = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'


def odt(body: str, scripts: str = "", **parts: str) -> bytes:
    """An ODT of one text body; parts: further files, named with __ for / and _ for -."""
    files = {
        "content.xml": f'<office:document-content {NAMES} office:version="1.3"><office:scripts>{scripts}</office:scripts>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        **{f"{name.replace('__', '/').replace('_', '-')}.xml": text for name, text in parts.items()},
    }
    entries = "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in files)
    root = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT}"/>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as container:
        container.writestr("mimetype", ODT)
        container.writestr("META-INF/manifest.xml", f'<manifest:manifest {NAMES} manifest:version="1.3">{root}{entries}</manifest:manifest>')
        for name, text in files.items():
            container.writestr(name, text)
    return packed.getvalue()


def with_macro(marker: Path) -> bytes:
    """A document whose Basic macro writes the marker file as soon as the document is opened."""
    address = "vnd.sun.star.script:Standard.Module1.Mark?language=Basic&amp;location=document"
    event = f'<script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="{address}" xlink:type="simple"/>'
    macro = f'Sub Mark\n f = FreeFile\n Open "{marker}" For Output As #f\n Print #f, "ran"\n Close #f\nEnd Sub'
    return odt(
        f"<text:p>{SAID}</text:p>",
        f"<office:event-listeners>{event}</office:event-listeners>",
        Basic__script_lc=f'<library:libraries {LIBRARY}><library:library library:name="Standard" library:link="false"/></library:libraries>',
        Basic__Standard__script_lb=f'<library:library {LIBRARY} library:name="Standard" library:readonly="false" '
        'library:passwordprotected="false"><library:element library:name="Module1"/></library:library>',
        Basic__Standard__Module1='<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" '
        f'script:language="StarBasic">{macro}</script:module>',
    )


def with_picture(address: str) -> bytes:
    """A document that shows a picture of a web server."""
    image = f'<draw:image xlink:href="{address}" xlink:type="simple"/>'
    frame = f'<draw:frame draw:name="a" text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">{image}</draw:frame>'
    return odt(f"<text:p>{SAID}</text:p><text:p>{frame}</text:p>")


PERMISSIVE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def seen_in_libreoffice(data: bytes, profile: Path) -> None:
    """Open a document as a person would, without converting it, and leave: the program's own measuring mode ends once all is open."""
    document = profile / "总结.odt"  # of its own: a lock file stays behind, and a locked document is opened without its macros
    document.write_bytes(data)
    shown = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck", "--nodefault", str(document)]
    without = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    subprocess.run(
        shown, env={**without, "OOO_EXIT_POST_STARTUP": "1"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture
def web() -> Iterator[tuple[str, list[str]]]:
    """A web server of this machine: its address, and what was asked of it."""
    asked: list[str] = []

    class Asked(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Asked) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def test_a_macro_of_a_document_does_not_run(tmp_path: Path) -> None:
    need_program("soffice")
    marker = tmp_path / "marker"
    data = with_macro(marker)
    assert [block.text for block in load(data, "总结.odt").blocks] == [SAID]
    assert not marker.exists()
    office._write_profile(tmp_path / "ours")
    seen_in_libreoffice(data, tmp_path / "ours")
    assert not marker.exists()
    (tmp_path / "theirs" / "user").mkdir(parents=True)
    (tmp_path / "theirs" / "user" / "registrymodifications.xcu").write_text(PERMISSIVE, "utf-8")
    seen_in_libreoffice(data, tmp_path / "theirs")
    assert marker.exists(), "the macro is a real one: where macros are allowed it runs"


def test_a_linked_picture_is_not_fetched(tmp_path: Path, web: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    need_program("soffice")
    monkeypatch.setenv("NO_PROXY", "*")  # as offices set it that have no proxy
    address, asked = web
    data = with_picture(f"{address}/picture.png")
    assert [block.text for block in load(data, "总结.odt").blocks] == [SAID]
    assert not asked
    (tmp_path / "theirs").mkdir()
    seen_in_libreoffice(data, tmp_path / "theirs")
    assert "/picture.png" in asked, "the link is a real one: an ordinary profile follows it"


@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_old_formats_are_read_through_libreoffice(suffix: str) -> None:
    need_program("soffice")
    document = docx.Document()
    document.add_paragraph("清河镇总结")
    table = document.add_table(rows=2, cols=3)
    for r, row in enumerate([["村名", "任务", "完成"], ["柳树村", "10", "12"]]):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    document.add_paragraph("完毕。")
    packed = io.BytesIO()
    document.save(packed)
    old = office.converted(packed.getvalue(), ".docx", suffix)
    loaded = load(old, f"总结.{suffix}")
    assert [block.text for block in loaded.blocks] == ["清河镇总结", "村名: 柳树村；任务: 10；完成: 12", "完毕。"]
    assert loaded.notes == ()


def test_without_libreoffice_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableFile, match=r"《旧.rtf》.*请用 Word 或 WPS 打开后另存为 .docx 再添加"):
        load(rb"{\rtf1 abc}", "旧.rtf")


def test_a_conversion_that_takes_too_long_is_stopped_with_all_its_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_program("soffice")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(UnreadableFile, match="没有转换完"):
        office.converted(rb"{\rtf1 abc}", ".rtf", timeout_seconds=0.05)
    end = time.monotonic() + 30
    while left := [where for where in Path("/proc").glob("[0-9]*/cmdline") if str(tmp_path).encode() in said(where)]:
        assert time.monotonic() < end, left
        time.sleep(0.01)  # killed, but the kernel is still taking it down: only the first process is a child and could be waited for


def said(command: Path) -> bytes:
    """The command line of a process, empty when it has ended meanwhile."""
    try:
        return command.read_bytes()
    except OSError:
        return b""


OLD_SLIDES = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "PowerPoint Document".encode("utf-16-le") + bytes(600)


def test_old_slides_that_cannot_be_converted_are_to_be_saved_as_pptx() -> None:
    """Damaged where Impress is there, not convertible at all where it is missing: one remedy."""
    with pytest.raises(UnreadableFile, match=r"^《汇报.ppt》.*请用 PowerPoint 或 WPS 打开后另存为 .pptx 再添加。$"):
        load(OLD_SLIDES, "汇报.ppt")


def test_without_impress_that_is_the_reason_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A LibreOffice with its text part only, as Linux packages it."""
    registry, program = tmp_path / "share" / "registry", tmp_path / "program" / "soffice"
    for folder in (registry, program.parent):
        folder.mkdir(parents=True)
    (registry / "writer.xcd").touch()
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    with pytest.raises(UnreadableFile, match=r"没有演示组件（Impress）.*另存为 .pptx 再添加"):
        load(OLD_SLIDES, "汇报.ppt")
    (registry / "impress.xcd").touch()
    with pytest.raises(UnreadableFile, match=r"转换失败.*另存为 .pptx 再添加"):
        load(OLD_SLIDES, "汇报.ppt")


def test_old_slides_are_read_where_impress_is_there() -> None:
    found = shutil.which("soffice")
    if not found or not office._has_slides(Path(found)):
        pytest.skip("LibreOffice Impress is not installed; the product says so in its refusal")
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "2020年工作汇报"
    slide.placeholders[1].text = "危房改造120户"
    packed = io.BytesIO()
    deck.save(packed)
    old = office.converted(packed.getvalue(), ".pptx", "ppt")
    assert [block.text for block in load(old, "汇报.ppt").blocks] == ["2020年工作汇报", "危房改造120户"]
