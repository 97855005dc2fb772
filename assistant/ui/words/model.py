"""Of the panel 对话模型 of the tab 设置."""

from assistant.ui.words.both import Both


class ModelWords:
    """Chinese and English side by side."""

    MODEL = Both("对话模型", "Chat model")
    MODEL_HINT = Both(
        "不设置也能用：答案用资料原句。设置后由模型把原句说得通顺，数字和出处仍逐句核对，核对不过的划掉并换回原句。",
        "Works without one: answers are the documents' own sentences. With one, the model words them freely; numbers and sources are still checked sentence by sentence, and what fails is struck out.",
    )
    MODEL_PROVIDER = Both("服务", "Service")
    MODEL_OTHER = Both("其他（自己填地址）", "Other address")
    MODEL_ADDRESS = Both("地址（带不带 /v1 都行）", "Address (with or without /v1)")
    MODEL_KEY = Both("密钥", "Key")
    MODEL_KEY_HINT = Both("本机模型一般不用填", "None if local")
    MODEL_KEY_KEPT = Both("已保存，不显示；要换就重新填", "Saved, not shown; type a new one to change it")
    MODEL_NAME = Both("模型名称", "Model")
    MODEL_NAME_HINT = Both("测试连接后可从列表里选", "After testing, choose one of the list")
    MODEL_LOCAL_ONLY = Both("只用本地（不连接外部地址）", "Only local (connect to no outside address)")
    MODEL_TRY = Both("测试连接", "Test")
    MODEL_SAVE = Both("保存模型", "Save model")
    MODEL_OFF = Both("不用模型", "Use no model")
    MODEL_TRYING = Both("正在连接 {host}…", "Connecting to {host}…")
    MODEL_NO_ADDRESS = Both("请先填地址。", "Please give the address first.")
    MODEL_NO_NAME = Both("连接成功，共 {count} 个模型。请选一个模型再保存。", "Connected; {count} models. Please choose one and save.")
    MODEL_TRIED = Both(
        "连接成功：{count} 个模型；“{name}”{first:.1f} 秒开始回答，{seconds:.1f} 秒答完。",
        "Connected; {count} models; “{name}” began to answer after {first:.1f} s and finished after {seconds:.1f} s.",
    )
    MODEL_SAVED = Both("已保存，下一个问题起使用“{name}”（{where}）。", "Saved; from the next question on “{name}” is used ({where}).")
    MODEL_SAVED_NOT_USED = Both("已保存。看过下面要发送的内容并同意后，才会使用。", "Saved. It is used once you have seen below what will be sent and agreed.")
    MODEL_SAVED_OFF = Both("已停用模型，答案用资料原句。", "No model is used any more; answers are the documents' own sentences.")
    MODEL_LOCAL = Both("本机或局域网，资料不出单位", "on this machine or network; nothing leaves the office")
    MODEL_REMOTE = Both("外部地址 {host}", "outside address {host}")
    MODEL_BY_SHELL = Both("注意：环境变量 {names} 指定了同样的设置，以环境变量为准。", "Note: the environment variables {names} set the same and win.")
    MODEL_CONSENT = Both(
        "### 要发给 {host} 的内容\n每次提问都会发送问题、引用的原句和它们的文件标题；接着问时带上前三个问答，改写草稿时发送那一节的正文和往年的例句。"
    "身份证、手机、银行卡号先遮住，不发送整份文件。下面是一个例子，实际发送的就是这样：",
        (
            "### What will be sent to {host}\nEach question sends the question, the quoted sentences and their file titles; a follow-up the last three questions and answers too, "
            "rewording a draft the text of that section and sentences of past years. Numbers of identity cards, phones and bank cards are masked first; whole documents are never "
            "sent. This is an example, exactly as it would be sent:"
        ),
    )
    MODEL_SENT = Both("发送的例子", "Example of what is sent")
    MODEL_SENT_NONE = Both("（资料库还没有打开，或没有可以举例的资料。）", "(The library is not open yet, or has nothing to show as an example.)")
    MODEL_AGREE = Both("我已看过，同意发给 {host}", "I have seen it and agree to send it to {host}")
    MODEL_AGREED = Both("已同意发给 {host}。下一个问题起使用模型“{name}”。", "Agreed to send to {host}. From the next question on the model “{name}” is used.")
    MODEL_STATE_NONE = Both("现在没有使用模型，答案用资料原句。", "No model is used now; answers are the documents' own sentences.")
    MODEL_STATE = Both("现在使用“{name}”（{where}）。", "“{name}” is used now ({where}).")
