"""Where the folders of data that come with the program stand: knowledge, prompts. Not here: reading them."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from assistant.errors import UsageError


@cache
def shipped(folder: str) -> Path:
    """The folder. Raises UsageError when it is not installed."""
    spec = find_spec(folder)  # importlib.resources.files fails on a folder of data in an editable install (Python 3.11)
    for location in spec.submodule_search_locations or () if spec else ():
        if Path(location).is_dir():
            return Path(location)
    raise UsageError(f"找不到 {folder} 文件夹。请重新安装本程序。")
