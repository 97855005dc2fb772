"""The served page from outside: headers, closed doors, the one published function, the temporary folder."""

import json

import httpx
import pytest

from assistant.ui.security import POLICY


@pytest.mark.parametrize("path", ["/", "/config", "/gradio_api/info", "/gradio_api/runs", "/no/such/page"])
def test_every_response_carries_the_headers(address: str, path: str) -> None:
    headers = httpx.get(f"{address}{path}", timeout=60).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_policy_allows_no_evaluated_script_and_no_other_host() -> None:
    assert "unsafe-eval" not in POLICY
    assert "http" not in POLICY


@pytest.mark.parametrize("path", ["/gradio_api/runs", "/docs", "/openapi.json", "/redoc", "/monitoring"])
def test_run_history_and_service_pages_are_closed(address: str, path: str) -> None:
    assert httpx.get(f"{address}{path}", timeout=60).status_code in (401, 403, 404)


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Host": "127.0.0.1.evil.example:7860"}, {"Origin": "http://evil.example"}, {"Origin": "null"}], ids=str)
def test_another_host_or_origin_is_refused(address: str, headers: dict[str, str]) -> None:
    refused = httpx.post(f"{address}/gradio_api/call/answer", json={"data": ["2020年"]}, headers=headers, timeout=60)
    assert refused.status_code == 403
    assert "本机地址" in refused.text


@pytest.mark.parametrize(
    "file",
    ["/etc/passwd", "../app.py", "app.py", "../../home/library.sqlite3", "http://127.0.0.1:22", "https://evil.example/a.png", "HTTP://evil.example/a", "file:///etc/passwd"],
)
def test_no_file_of_the_machine_is_served(address: str, file: str) -> None:
    assert httpx.get(f"{address}/gradio_api/file={file}", timeout=60).status_code in (403, 404)


@pytest.mark.parametrize("name", ["页.html", "图.svg", "页.xhtml", "表.xml"])
def test_an_uploaded_page_is_handed_back_as_a_file_and_never_opened(address: str, name: str) -> None:
    [path] = httpx.post(f"{address}/gradio_api/upload", files={"files": (name, b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")}, timeout=60).json()
    given = httpx.get(f"{address}/gradio_api/file={path}", timeout=60)
    assert given.status_code == 200
    assert given.headers["content-disposition"].startswith("attachment")
    assert given.headers["content-type"] == "application/octet-stream"
    assert given.headers["x-content-type-options"] == "nosniff"
    assert given.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("path", ["http://evil.example/a.txt", "https://evil.example/a.txt"])
def test_the_server_fetches_no_file_from_elsewhere(address: str, path: str) -> None:
    """Gradio would: a file named by its address is downloaded before an event sees it."""
    given = {"data": [[{"path": path, "meta": {"_type": "gradio.FileData"}}], ""], "fn_index": 0, "session_hash": "a"}
    assert httpx.post(f"{address}/gradio_api/queue/join", json=given, timeout=60).status_code == 403


def test_each_language_has_its_page_and_the_choice_decides_where_the_address_leads(address: str) -> None:
    with httpx.Client(base_url=address, timeout=60, headers={"accept": "text/html", "accept-language": "en"}) as visitor:
        chinese, english = visitor.get("/"), visitor.get("/en/")
        assert ('lang="zh-CN"' in chinese.text, 'lang="en"' in english.text) == (True, True)
        assert ("提问" in chinese.text, "提问" in english.text, "Type a question" in english.text) == (True, False, True)
        assert visitor.get("/en").headers["location"] == "/en/"
        assert visitor.get("/no/such/page").text == "没有这个网页。请检查地址，或打开 / 。"
        assert visitor.get("/en/no/such/page").text == "There is no such page. Please check the address, or open /en/ ."
        visitor.cookies.set("zhenwen_language", "en")
        led = visitor.get("/?__theme=dark")
        assert (led.headers["location"], "Content-Security-Policy" in led.headers) == ("/en/?__theme=dark", True)
        assert visitor.get("/en/text/0").text == "There is no such document, or it was removed from the library."
        assert visitor.get("/text/0").text == "没有这份文件，或它已从资料库删除。", "a link says the language of the page it stands in"


def test_only_the_answer_function_is_published(address: str) -> None:
    assert list(httpx.get(f"{address}/gradio_api/info", timeout=60).json()["named_endpoints"]) == ["/answer"]
    config = httpx.get(f"{address}/config", timeout=60).json()
    assert {one["api_name"] for one in config["dependencies"] if one["api_visibility"] == "public"} == {"answer"}


def test_the_page_uses_no_component_that_runs_html(address: str) -> None:
    assert "html" not in {component["type"] for component in httpx.get(f"{address}/config", timeout=60).json()["components"]}


def test_the_page_offers_neither_share_nor_gradio_links(address: str) -> None:
    config = httpx.get(f"{address}/config", timeout=60).json()
    assert config["footer_links"] == []
    assert not config.get("run_history")
    assert config["title"] == "镇文 · 资料问答助手"


def asked(address: str, question: str) -> dict[str, object]:
    event = httpx.post(f"{address}/gradio_api/call/answer", json={"data": [question]}, timeout=60).json()["event_id"]
    told = httpx.get(f"{address}/gradio_api/call/answer/{event}", timeout=120).text
    data = next(row.removeprefix("data: ") for row in told.splitlines() if row.startswith("data: ["))
    found: dict[str, object] = json.loads(json.loads(data)[0])
    return found


def test_the_published_function_answers_with_figure_and_source(address: str) -> None:
    found = asked(address, "2020年完成危房改造多少户？")
    assert found["headline"] == "86户"
    assert found["citations"]
    assert "error" not in found


def test_the_published_function_explains_a_question_that_is_too_long(address: str) -> None:
    assert "太长" in str(asked(address, "问" * 600)["error"])


def test_the_temporary_folder_belongs_to_the_library_and_to_one_user(address: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = next(path / "home" / "tmp" for path in tmp_path_factory.getbasetemp().glob("served*"))
    assert folder.stat().st_mode & 0o777 == 0o700
