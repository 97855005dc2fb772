"""The server: uvicorn on this machine's own address or the next free port, and the words that say where it listens. Not here: what it serves (application.py)."""

import contextlib
import errno
import os
import socket
from typing import Final

import uvicorn

from assistant.errors import UsageError
from assistant.library.users import Users
from assistant.settings import Settings
from assistant.ui import starting
from assistant.ui.application import application
from assistant.ui.opening import Opening
from assistant.ui.security import checked_host

PORTS_TRIED: Final = 100


def run(settings: Settings) -> None:
    """Serve until interrupted."""
    users = Users(settings.home.expanduser())
    host = checked_host(settings, users.any())
    listening = _listening(host, settings.port)
    opening = Opening(settings)
    app = application(opening, settings, users)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}"
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
    with contextlib.suppress(KeyboardInterrupt):
        _Announcing(config, address, opening).run(sockets=[listening])
    opening.close()
    users.close()


class _Announcing(uvicorn.Server):
    """Prints the address and starts opening the library when the server answers, not before."""

    def __init__(self, config: uvicorn.Config, address: str, opening: Opening) -> None:
        super().__init__(config)
        self._address, self._opening = address, opening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's, then the announcement."""
        await super().startup(sockets=sockets)
        if not self.should_exit:
            print(starting.STARTED.format(address=self._address), flush=True)
            self._opening.start()


def _listening(host: str, first: int) -> socket.socket:
    """A socket on the first free port from `first` on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last = min(first + PORTS_TRIED, 65536) - 1
    for port in range(first, last + 1):
        candidate = socket.socket(family, socket.SOCK_STREAM)
        if os.name != "nt":
            candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((host, port))
            candidate.listen(128)
            return candidate
        except socket.gaierror as cause:
            candidate.close()
            raise UsageError(starting.WRONG_ADDRESS.format(host=host)) from cause
        except OSError as cause:
            candidate.close()
            if cause.errno == errno.EADDRNOTAVAIL:
                raise UsageError(starting.WRONG_ADDRESS.format(host=host)) from cause
    raise UsageError(starting.NO_PORT.format(first=first, last=last))
