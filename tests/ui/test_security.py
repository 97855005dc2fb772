"""Which addresses are this machine's, when the page may be opened to others, and whose requests get through."""

import httpx
import pytest
from starlette.responses import PlainTextResponse

from assistant.errors import UsageError
from assistant.settings import Settings
from assistant.ui.security import Guard, checked_host, is_loopback, is_shared, own_names


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "localhost", "LOCALHOST", "::1", "[::1]"])
def test_names_of_this_machine_are_accepted(host: str, settings: Settings) -> None:
    assert is_loopback(host)
    assert checked_host(settings.model_copy(update={"host": host}), has_accounts=False) == host


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "127.1"])
def test_any_other_needs_an_account_first_and_says_how(host: str, settings: Settings) -> None:
    opened = settings.model_copy(update={"host": host})
    assert not is_loopback(host)
    with pytest.raises(UsageError, match=r"assistant user add 您的名字 --role 管理员"):
        checked_host(opened, has_accounts=False)
    assert checked_host(opened, has_accounts=True) == host


def test_a_page_behind_a_proxy_needs_an_account_too(settings: Settings) -> None:
    named = settings.model_copy(update={"names": "zhenwen.lan"})
    assert is_shared(named)
    with pytest.raises(UsageError, match="管理员"):
        checked_host(named, has_accounts=False)


def test_names_are_read_as_people_write_them(settings: Settings) -> None:
    written = "Zhenwen.lan， https://zhenwen.example.gov.cn/ , zhenwen:7860,,"
    assert own_names(settings.model_copy(update={"names": written})) == {"zhenwen.lan", "zhenwen.example.gov.cn", "zhenwen"}
    assert not own_names(settings)


async def status(guard: Guard, **headers: str) -> int:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(guard), base_url="http://127.0.0.1:7860") as client:
        return (await client.get("/", headers=headers)).status_code


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"host": "127.0.0.1:7860"}, 200),
        ({"host": "localhost:7860", "origin": "http://localhost:7860"}, 200),
        ({"host": "zhenwen.lan", "origin": "https://zhenwen.lan"}, 200),
        ({"host": "127.0.0.1:7860", "origin": "https://zhenwen.lan"}, 200),
        ({"host": "192.168.1.5:7860"}, 403),
        ({"host": "evil.example"}, 403),
        ({"host": "zhenwen.lan.evil.example"}, 403),
        ({"host": ""}, 403),
        ({"host": "127.0.0.1:7860", "origin": "http://127.0.0.1:9000"}, 403),
        ({"host": "127.0.0.1:7860", "origin": "null"}, 403),
    ],
    ids=str,
)
async def test_only_names_of_the_page_get_through(headers: dict[str, str], expected: int) -> None:
    """Another program's page on this machine (port 9000) is another site."""
    assert await status(Guard(PlainTextResponse("ok"), ["zhenwen.lan"]), **headers) == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"host": "192.168.1.5:7860", "origin": "http://192.168.1.5:7860"}, 200),
        ({"host": "[fd00::1]:7860"}, 200),
        ({"host": "192.168.1.5:7860", "origin": "http://192.168.1.6:7860"}, 403),
        ({"host": "rebound.example:7860"}, 403),
    ],
    ids=str,
)
async def test_a_page_open_to_others_answers_to_addresses_but_not_to_strange_names(headers: dict[str, str], expected: int) -> None:
    assert await status(Guard(PlainTextResponse("ok"), is_open_to_others=True), **headers) == expected
