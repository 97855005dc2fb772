"""What the window says that the program was started from, before there is a page. Chinese, like the rest of the command line."""

from typing import Final

STARTED: Final = "镇文已启动：{address}"
STARTING: Final = "正在启动镇文…"
NEED_ACCOUNT: Final = (
    "别的电脑能打开网页（监听地址 {host}，名称“{names}”），所以要先有一个管理员账号。请运行：\n"
    "  assistant user add 您的名字 --role 管理员 --home \"{home}\"\n"
    "按提示输入密码，然后再启动。只在本机使用，请把设置 host 改回 127.0.0.1，并去掉 names。"
)
WRONG_ADDRESS: Final = "这台电脑没有地址“{host}”。请把设置 host 改成本机的一个地址，或 0.0.0.0（全部地址）。"
NO_PORT: Final = "端口 {first}—{last} 都被占用。请关闭占用端口的程序，或用设置 port 换一个端口。"
