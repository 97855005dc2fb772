"""Old Word formats → docx, old PowerPoint → pptx through LibreOffice, a separate program that may be missing, whole or in part.

Each call has its own profile (two conversions sharing one fail), no macros, no link updates, no way to the outside, a time-out, and
its process group is killed. Not here: reading the docx or pptx; installing LibreOffice."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from assistant.errors import UnreadableFile

TIMEOUT_SECONDS: Final = 60.0
MISSING: Final = "是旧格式，这台电脑没有安装 LibreOffice，无法转换。"
WITHOUT_SLIDES: Final = "是旧版演示文稿，这台电脑的 LibreOffice 没有演示组件（Impress），无法转换。"
FAILED: Final = "旧格式转换失败，文件可能已损坏或设有密码。"
TOO_LONG: Final = "{seconds:.0f} 秒内没有转换完，已停止。"
_REMEDIES: Final = {"pptx": "请用 PowerPoint 或 WPS 打开后另存为 .pptx 再添加。"}
_REMEDY: Final = "请用 Word 或 WPS 打开后另存为 .{target} 再添加。"
_APART: Final = 'oor:op="fuse"'
_PROFILE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_OPTIONS: Final = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)


def program() -> str | None:
    """Path of LibreOffice, None when it is not installed."""
    usual = ["/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe"]
    return shutil.which("soffice") or shutil.which("libreoffice") or next((path for path in usual if Path(path).is_file()), None)


def converted(data: bytes, suffix: str, target: str = "docx", *, timeout_seconds: float = TIMEOUT_SECONDS) -> bytes:
    """The same document as docx (or pptx, or pdf). Raises UnreadableFile when LibreOffice is missing, fails or takes too long."""
    soffice = program()
    if soffice is None:
        raise _refusal(MISSING, target)
    if target == "pptx" and not _has_slides(Path(soffice)):
        raise _refusal(WITHOUT_SLIDES, target)
    with tempfile.TemporaryDirectory(prefix="zhenwen-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder, "profile")
        _write_profile(profile)
        source, out = Path(folder, f"document{suffix}"), Path(folder, "out")
        source.write_bytes(data)
        command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck", "--nodefault"]
        _run([*command, "--convert-to", target, "--outdir", str(out), str(source)], folder, timeout_seconds, target)
        result = out / f"document.{target}"
        if not result.is_file():
            raise _refusal(FAILED, target)
        return result.read_bytes()


def _refusal(why: str, target: str) -> UnreadableFile:
    return UnreadableFile(why + _REMEDIES.get(target, _REMEDY.format(target=target)))


def _has_slides(soffice: Path) -> bool:
    """Whether Impress, a package of its own on Linux, is there; told by its entry in the registry next to the program.

    A registry in an unknown place says nothing; then the conversion itself has to fail."""
    installed = soffice.resolve().parent.parent
    registries = [folder for folder in (installed / "share" / "registry", installed / "Resources" / "registry") if folder.is_dir()]
    return not registries or any((folder / "impress.xcd").is_file() for folder in registries)


def _write_profile(profile: Path) -> None:
    items = "\n".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" {_APART}><value>{value}</value></prop></item>' for path, name, value in _OPTIONS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), "utf-8")


def _run(command: list[str], folder: str, timeout_seconds: float, target: str) -> None:
    process = subprocess.Popen(  # noqa: S603 fixed program, file name of our own making
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(folder),
        start_new_session=True,
    )
    try:
        process.wait(timeout_seconds)
    except subprocess.TimeoutExpired as cause:
        raise _refusal(TOO_LONG.format(seconds=timeout_seconds), target) from cause
    finally:
        _kill_group(process)
    if process.returncode:
        raise _refusal(FAILED, target)


def _environment(folder: str) -> dict[str, str]:
    """The shell's, but for a home of its own and proxies that lead nowhere; exceptions from the proxy (NO_PROXY=*) would undo that."""
    nowhere = "http://127.0.0.1:9"  # the discard port: a picture or template linked in the file is not fetched from the network
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return {**kept, "HOME": folder, "http_proxy": nowhere, "https_proxy": nowhere, "all_proxy": nowhere}


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """soffice starts soffice.bin; killing only the first would leave the second running."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
