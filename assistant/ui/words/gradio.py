"""Gradio's own words, by what it says in English. What it translates itself follows the page's language already (leftovers.py)."""

from assistant.ui.words.both import Both


class GradioWords:
    """Chinese and English side by side."""

    GRADIO = Both(
        {
            "More tabs": "更多标签页",
            "chatbot conversation": "对话",
            "common.upload": "再加文件",
            "Click to upload or drop files": "点击选择文件，或把文件拖到这里",
            "File upload": "选择文件",
            "Upload file": "上传文件",
            "Upload a file": "上传文件",
            "Uploading": "正在上传",
            "Uploaded files": "已选择的文件",
            "Remove this file": "去掉这个文件",
            "Remove file": "去掉文件",
            "Open cell menu": "打开列菜单",
            "Table actions": "表格操作",
            "Static column": "固定的列",
            "Filter": "筛选",
            "Filter...": "筛选…",
            "Clear filter": "清除筛选",
            "Scroll to top": "回到最上面",
            "Scroll down": "滚到最下面",
            "Loading response": "正在回答",
            "Loading Progress": "进度",
            "View full screen": "全屏",
            "Submit": "提交",
            "Stop": "停止",
            "Clear": "清除",
            "Close": "关闭",
            "Dismiss": "关闭",
            "Download": "下载",
        },
        {"common.upload": "Add files"},
    )
    GRADIO_STARTS = Both({"Select example ": "示例问题 "}, {})
