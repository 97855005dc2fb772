"""How words are put together: what stands between them, and how years are written (dates.py)."""

from assistant.ui.words.both import Both


class FormsWords:
    """Chinese and English side by side."""

    COMMA = Both("，", ", ")
    AND = Both("、", ", ")
    SEMICOLON = Both("；", "; ")
    COLON = Both("：", ": ")
    ASIDE = Both("（{}）", " ({})")
    AND_MORE = Both("等", " …")
    YEAR = Both("{}年", "{}")
    YEARS = Both("{}—{}年", "{}–{}")
    YEAR_VALUE = Both("{}年{}", "{}: {}")
    MONTHS = Both("1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
    PARTS = Both(
        {name: name for name in ("上半年", "下半年", "第一季度", "一季度", "二季度", "三季度", "四季度", "前三季度")},
        {
            "上半年": "first half", "下半年": "second half", "第一季度": "1st quarter", "一季度": "1st quarter", "二季度": "2nd quarter", "三季度": "3rd quarter",
            "四季度": "4th quarter", "前三季度": "first three quarters",
        },
    )  # fmt: skip
