"""Inside an answer: captions, refusals and what helps, names of roles and kinds, conditions. What an answer says itself is put in words by answering."""

from assistant.records import Kind, Reason, Role
from assistant.ui.words.both import Both


class AnswersWords:
    """Chinese and English side by side."""

    ROLES = Both[dict[Role, str]]({"result": "回顾", "problem": "问题", "plan": "计划", "other": ""}, {"result": "Result", "problem": "Problem", "plan": "Plan", "other": ""})
    KINDS = Both[dict[Kind, str]](
        {"report": "报告", "plan": "计划", "policy": "政策", "table": "表格", "other": "其他"},
        {"report": "Report", "plan": "Plan", "policy": "Policy", "table": "Table", "other": "Other"},
    )
    FILTER_PLACE = Both("地点：{}", "Place: {}")
    FILTER_PERIOD = Both("时段：{}", "Period: {}")
    FILTER_REPORT = Both("{}年的报告", "Reports of {}")
    FILTER_ROLE = Both("性质：{}", "Result or plan: {}")
    FILTER_KIND = Both("类型：{}", "Kind: {}")
    REFUSED = Both("资料中未找到", "Not found in the library")
    REFUSED_REDACTED = Both("原文数字已隐去", "Hidden in the source")
    COMPUTED = Both("计算", "Computed")
    NEAREST = Both("最接近的内容（均未采用）", "Nearest passages (not used)")
    WHY_NOT = Both[dict[Reason, str]](
        {
            "no_evidence": "内容相近，但没有回答所问",
            "place_absent": "是另一个地方的",
            "period_absent": "是另一个时段的",
            "plan_only": "是计划，不是完成情况",
            "part_period_only": "只是部分时段",
            "combined_total_only": "是合并统计的总数",
            "breakdown_absent": "是总数，没有所问的分项",
            "redacted": "数字在原文中已隐去",
            "term_retired": "用的是后来的说法",
            "ambiguous": "是可能的一种",
        },
        {
            "no_evidence": "related, but no answer",
            "place_absent": "another place",
            "period_absent": "another period",
            "plan_only": "a plan, not a result",
            "part_period_only": "part of the period only",
            "combined_total_only": "a combined total",
            "breakdown_absent": "the total, not the breakdown",
            "redacted": "hidden in the source",
            "term_retired": "a later term",
            "ambiguous": "one of several possibilities",
        },
    )
    TABLE_PERIOD = Both("时段", "Period")
    TABLE_PLACE = Both("地方", "Place")
    TABLE_ROLE = Both("口径", "Result or plan")
    TABLE_FIGURE = Both("数据", "Figure")
    TABLE_SOURCE = Both("出处", "Source")
    REMEDY = Both("怎样才能答：", "What would help:")
    REMEDY_THIS_PLACE = Both("当地", "that place")
    REMEDY_THAT_YEAR = Both("所问年份", "that period")
    REMEDY_THAT = Both("所问内容", "it")
    REMEDIES = Both[dict[Reason, str]](
        {
    "no_evidence": "添加写有{about}的报告、统计表或文件，或者换个说法再问。",
    "place_absent": "添加{place}的工作报告、总结或统计表。",
    "period_absent": "添加写有{when}数据的总结、年报或统计表。",
    "plan_only": "添加{when}的工作总结（里面有完成数）；要看计划数，把条件“性质”改为计划。",
    "part_period_only": "添加{when}全年的总结或年报。",
    "combined_total_only": "添加把{about}单独列出的统计表或台账。",
    "breakdown_absent": "添加有{about}分项数的统计表或台账。",
    "redacted": "添加没有隐去数字的原件。",
    "term_retired": "换成当时的说法再问。",
    "ambiguous": "写明地点、年份和要查的指标再问。",
},
        {
            "no_evidence": "add a report, table or policy that tells of {about}, or ask in other words.",
            "place_absent": "add reports or tables of {place}.",
            "period_absent": "add a report or table with data of {when}.",
            "plan_only": "add the report of {when} with what was done; to see the plan, change the condition to Plan.",
            "part_period_only": "add a report or yearbook of the whole of {when}.",
            "combined_total_only": "add a table that lists {about} by itself.",
            "breakdown_absent": "add a table with the breakdown of {about}.",
            "redacted": "add the original in which the number is not hidden.",
            "term_retired": "ask with the term of that time.",
            "ambiguous": "name place, year and indicator.",
        },
    )
