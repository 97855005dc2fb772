"""Only this machine may open the page."""

import pytest

from assistant.errors import UsageError
from assistant.ui.security import is_loopback, loopback


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "localhost", "LOCALHOST", "::1", "[::1]"])
def test_names_of_this_machine_are_accepted(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "127.1"])
def test_any_other_is_refused_with_a_way_out(host: str) -> None:
    with pytest.raises(UsageError, match=r"127\.0\.0\.1"):
        loopback(host)
