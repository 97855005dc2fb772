"""Whose temporary file is whose, told by what the server said to whom."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.ui.belongings import Belongings

HASH = "0123456789abcdef" * 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "资料" / "tmp"
    for part in (HASH, "tmpabc", "icon"):
        (made / part).mkdir(parents=True)
        (made / part / "总结.txt").write_text("x")
    return made


def asked(path: object) -> str:
    return f"/gradio_api/file={path}"


def test_whoever_uploaded_a_file_may_fetch_and_send_it(folder: Path) -> None:
    found, file = Belongings(folder), str(folder / HASH / "总结.txt")
    assert not found.may_fetch("张三", asked(file))
    found.told("张三", "/gradio_api/upload", json.dumps([file]).encode())
    sent = json.dumps({"data": [[{"path": file, "url": f"http://127.0.0.1:7860{asked(file)}", "meta": {"_type": "gradio.FileData"}}]]}).encode()
    assert found.may_fetch("张三", asked(file))
    assert found.may_send("张三", sent)
    assert not found.may_fetch("李四", asked(file))
    assert not found.may_send("李四", sent)


@pytest.mark.parametrize("written", [json.dumps, lambda value: json.dumps(value, ensure_ascii=False)], ids=["escaped", "as it is"])
def test_whoever_was_shown_a_file_may_fetch_it(folder: Path, written: Callable[[object], str]) -> None:
    found, file = Belongings(folder), str(folder / "tmpabc" / "总结.txt")
    found.told("张三", "/gradio_api/queue/data", b"data: " + written({"output": {"data": [{"value": {"path": file}}]}}).encode())
    assert found.may_fetch("张三", asked(file))
    assert not found.may_fetch("李四", asked(file))


def test_a_text_that_looks_like_a_file_gives_nobody_a_file(folder: Path) -> None:
    """A document may quote the whole notation; inside JSON its quotes are escaped."""
    found, file = Belongings(folder), str(folder / HASH / "总结.txt")
    text = f'见 {{"path": "{file}"}} 和 "path":"{file}"'
    found.told("李四", "/gradio_api/queue/data", json.dumps({"output": {"data": [text]}}).encode())
    assert not found.may_fetch("李四", asked(file))


@pytest.mark.parametrize("spelt", ["{}/../tmp/{}/总结.txt", "{}/icon/../{}/总结.txt", "{}//{}/总结.txt", "{}/./{}/总结.txt"])
def test_no_spelling_gets_around(folder: Path, spelt: str) -> None:
    found = Belongings(folder, ["icon"])
    path = spelt.format(folder, HASH)
    assert not found.may_fetch("李四", asked(path))
    assert not found.may_fetch("李四", asked(path.lstrip("/")))
    assert not found.may_send("李四", json.dumps({"data": [{"path": path}]}).encode())
    assert found.may_fetch("李四", asked(folder / "icon" / "总结.txt")), "the page's own"


def test_a_link_into_the_folder_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder / HASH)
    assert not Belongings(folder).may_fetch("李四", asked(tmp_path / "link" / "总结.txt"))


def test_the_only_person_of_a_page_owns_everything_but_other_machines(folder: Path) -> None:
    found, file = Belongings(folder), str(folder / HASH / "总结.txt")
    assert found.may_fetch("", asked(file))
    assert found.may_send("", json.dumps({"data": [{"path": file}], "session_hash": "a"}).encode())
    assert not found.may_fetch("", asked("https://evil.example/x"))
    assert not found.may_send("", json.dumps({"data": [[{"path": "https://evil.example/x"}]]}).encode())


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b'"text"', b'{"session_hash": 3}'])
def test_any_json_is_looked_at_without_a_fault(folder: Path, body: bytes) -> None:
    assert Belongings(folder).may_send("李四", body)


@pytest.mark.parametrize("body", [b"not json", b"[" * 5000, b"\xff\xfe{"])
def test_what_cannot_be_looked_at_is_refused(folder: Path, body: bytes) -> None:
    found = Belongings(folder)
    assert not found.may_send("李四", body)
    found.told("李四", "/gradio_api/upload", body)
