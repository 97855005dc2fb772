"""Passwords → scrypt hashes with their parameters and salt, and back to yes or no. Not here: who has which (users.py)."""

import hashlib
import secrets
import threading
from typing import Final

from assistant.errors import UsageError

LOG2_N, BLOCKS, LANES = 15, 8, 1  # 32 MB and about a tenth of a second for each try; stored with each hash, so they can grow
SHORTEST: Final = 8
LONGEST: Final = 200  # characters
_AT_ONCE = threading.Semaphore(2)  # so many tries cost their memory at the same time


def check(password: str, name: str) -> None:
    """Raises UsageError for a password too short, too long, or the name itself."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"密码要有 {SHORTEST} 到 {LONGEST} 个字符。请换一个，可以用一句自己记得住的话。")
    if password.casefold() == name.casefold() or len(set(password)) < 4:
        raise UsageError("密码不能和名字相同，也不能只是几个重复的字符。请换一个。")


def hashed(password: str) -> str:
    """`scrypt$15$8$1$<salt>$<hash>`, salt and hash in hexadecimal; another salt each time."""
    salt = secrets.token_bytes(16)
    return f"scrypt${LOG2_N}${BLOCKS}${LANES}${salt.hex()}${_scrypt(password, salt, LOG2_N, BLOCKS, LANES).hex()}"


def matches(password: str, stored: str) -> bool:
    """The password is the one that was hashed; takes the same time whether it is or not."""
    _, log2_n, blocks, lanes, salt, expected = stored.split("$")
    found = _scrypt(password[:LONGEST], bytes.fromhex(salt), int(log2_n), int(blocks), int(lanes))
    return secrets.compare_digest(found, bytes.fromhex(expected))


def _scrypt(password: str, salt: bytes, log2_n: int, blocks: int, lanes: int) -> bytes:
    with _AT_ONCE:
        return hashlib.scrypt(password.encode(), salt=salt, n=2**log2_n, r=blocks, p=lanes, maxmem=2 * 128 * blocks * 2**log2_n, dklen=32)
