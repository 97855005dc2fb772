"""Users: what people with an account may be."""

from typing import Final, Literal

UserRole = Literal["管理员", "编辑", "只读"]
USER_ROLES: Final[tuple[UserRole, ...]] = ("管理员", "编辑", "只读")
