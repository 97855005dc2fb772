"""A person with a browser's habits but no browser: logs in, presses buttons, reads what the page answers."""

import json
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx

PASSWORDS = {"王主任": "老槐树下的第一句话", "张三": "老槐树下的第二句话", "李四": "老槐树下的第三句话"}
PEOPLE = {"王主任": "管理员", "张三": "编辑", "李四": "只读"}


class Visitor:
    """One client; `page` is the hash of its page session."""

    def __init__(self, address: str, page: str = "page", headers: Mapping[str, str] | None = None) -> None:
        self.page = page
        self.client = httpx.Client(base_url=address, timeout=60, headers=headers)

    def log_in(self, name: str, password: str | None = None) -> httpx.Response:
        """As the form is sent."""
        [secret] = re.findall(r'name="form" value="([^"]+)"', self.client.get("/login").text)
        return self.client.post("/login", data={"form": secret, "name": name, "password": PASSWORDS.get(name, "") if password is None else password})

    def account(self, do: str, **fields: str) -> httpx.Response:
        """A form of the page /account."""
        secret = re.findall(r'name="form" value="([^"]+)"', self.client.get("/account").text)[0]
        return self.client.post("/account", data={"form": secret, "do": do, **fields})

    def config(self) -> dict[str, Any]:
        found: dict[str, Any] = self.client.get("/config").json()
        return found

    def press(self, button: str, *data: Any, nth: int = 0) -> str:
        """Press the nth button of this label or id (“#…”) with these inputs (None for the rest); everything the event told, as text."""
        config = self.config()
        buttons = [one["id"] for one in config["components"] if one["type"] == "button" and button in (one["props"].get("value"), f"#{one['props'].get('elem_id')}")]
        event = next(one for one in config["dependencies"] if [buttons[nth], "click"] in one["targets"])
        given = [*data, *[None] * (len(event["inputs"]) - len(data))]
        return self.send(event["id"], given)

    def send(self, number: int, data: list[Any]) -> str:
        """Start an event of the page; everything it told, as text; "refused 403" when it was not taken."""
        body = {"data": data, "fn_index": number, "session_hash": self.page, "event_data": None, "trigger_id": None}
        joined = self.client.post("/gradio_api/queue/join", json=body)
        if joined.status_code != 200:
            return f"refused {joined.status_code}"
        said = []
        with self.client.stream("GET", "/gradio_api/queue/data", params={"session_hash": self.page}) as stream:
            for row in stream.iter_lines():
                if row.startswith("data: "):
                    said.append(json.dumps(json.loads(row.removeprefix("data: ")), ensure_ascii=False))
                if '"process_completed"' in row:
                    break
        return "\n".join(said)

    def upload(self, name: str, content: bytes) -> str:
        """The path gradio gave the file."""
        answer = self.client.post("/gradio_api/upload", files={"files": (name, content)})
        assert answer.status_code == 200, answer.text
        return str(answer.json()[0])

    def fetch(self, path: str) -> int:
        """The status of asking for a file."""
        return self.client.get(f"/gradio_api/file={path}").status_code


@contextmanager
def visiting(address: str, name: str, page: str = "") -> Iterator[Visitor]:
    """A person who is logged in."""
    visitor = Visitor(address, page or secrets.token_hex(6))
    with visitor.client:
        assert visitor.log_in(name).status_code == 303
        yield visitor
