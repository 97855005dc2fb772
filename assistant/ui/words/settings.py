"""Of the tab 设置: appearance, the office, storage, backup, versions."""

from assistant.ui.words.both import Both


class SettingsWords:
    """Chinese and English side by side."""

    APPEARANCE = Both("外观", "Appearance")
    APPEARANCE_HINT = Both("只影响这台电脑上的这个浏览器。", "For this browser on this computer only.")
    LANGUAGE = Both("语言 / Language", "语言 / Language")
    LANGUAGES = Both([("中文", "zh"), ("English", "en")], [("中文", "zh"), ("English", "en")])
    THEME = Both("颜色", "Colours")
    THEMES = Both([("跟随系统", "system"), ("浅色", "light"), ("深色", "dark")], [("As the system", "system"), ("Light", "light"), ("Dark", "dark")])
    FONT_SIZE = Both("字号", "Letters")
    FONT_SIZES = Both([("标准", "normal"), ("大", "large"), ("特大", "larger")], [("Normal", "normal"), ("Large", "large"), ("Larger", "larger")])
    LENGTH = Both("回答", "Answers")
    LENGTHS = Both([("完整", "full"), ("简短（不列出处和接着问）", "short")], [("In full", "full"), ("Short (no list of sources, no next questions)", "short")])
    OFFICE = Both("本单位", "This office")
    HOME_PLACE = Both("所在地（问题里的“我镇”“全镇”按它理解）", "Place (what “our town” in a question means)")
    HOME_PLACE_HINT = Both("如 清河镇", "e.g. 清河镇")
    SETTINGS_SAVE = Both("保存", "Save")
    SETTINGS_SAVED = Both("已保存，从下一个问题起按它理解。", "Saved; it holds from the next question on.")
    SETTING_FIXED = Both("由环境变量 {} 固定，这里不能改。", "Set by the environment variable {}; it cannot be changed here.")
    SETTINGS_LONG = Both("所在地不超过 {} 字。", "The place may have {} characters at most.")
    STORAGE = Both("资料文件夹", "Folder")
    STORAGE_TOLD = Both("{folder}\n\n共 {total}：{parts}。磁盘还剩 {free}。", "{folder}\n\n{total} in all: {parts}. {free} are free on the disk.")
    STORAGE_PARTS = Both(
        {"originals": "原件", "vectors": "向量索引", "backups": "恢复前的备份", "tmp": "临时文件"},
        {"originals": "originals", "vectors": "vector index", "backups": "backups before restoring", "tmp": "temporary files"},
    )
    STORAGE_RECORDS = Both("记录", "records")
    BACKUP = Both("备份", "Backup")
    BACKUP_HINT = Both(
        "备份是一个普通的 zip：原件和全部记录（资料、更正、草稿、对话），不含设置和密钥。请存到另一个磁盘。",
        "A backup is a plain zip: originals and all records (documents, corrections, drafts, conversations), without settings and keys. Please keep it on another disk.",
    )
    BACKUP_MAKE = Both("做一份备份", "Make a backup")
    BACKUP_MAKING = Both("正在备份：{done}/{total} 个原件", "Backing up: {done}/{total} originals")
    BACKUP_MADE = Both("备份好了，{documents} 份资料。点文件右边的大小下载。", "The backup is ready, {documents} documents. Click the size of the file to download it.")
    BACKUP_FILE = Both("备份文件（点右边的大小下载）", "Backup (click its size to download)")
    BACKUP_NAME = Both("镇文备份 {}.zip", "Zhenwen backup {}.zip")
    RESTORE = Both("恢复", "Restore")
    RESTORE_HINT = Both(
        "恢复会换掉现在的全部资料、更正和草稿；现在的先另存一份在资料文件夹的 backups 里。索引重建，要等一会儿。",
        "Restoring replaces all documents, corrections and drafts; the present ones are saved first in backups inside the folder. Indexes are built anew, which takes a while.",
    )
    RESTORE_FILE = Both("选择备份文件（zip）", "Choose a backup (zip)")
    RESTORE_START = Both("用这个备份恢复", "Restore this backup")
    RESTORE_ASKED = Both("确定用“{name}”换掉现在的 {documents} 份资料吗？", "Replace the present {documents} documents by “{name}”?")
    RESTORE_YES = Both("确定恢复", "Restore")
    RESTORE_NO_FILE = Both("请先选择备份文件。", "Please choose a backup first.")
    RESTORING = Both("正在恢复：{done}/{total}", "Restoring: {done}/{total}")
    RESTORED = Both("恢复好了，现在有 {documents} 份资料。请重新打开页面。", "Restored; there are {documents} documents now. Please load the page again.")
    VERSIONS = Both("版本", "Versions")
    VERSION_COLUMNS = Both(["是什么", "版本"], ["What", "Version"])
    VERSION_PROGRAM = Both("镇文", "Zhenwen")
    VERSION_MODEL = Both("向量模型", "Vector model")
    VERSION_UNKNOWN = Both("未安装", "not installed")
    ALL_SETTINGS = Both("全部设置", "All settings")
    ALL_SETTINGS_HINT = Both(
        "改其他设置：在资料文件夹里的 settings.toml 写一行“名称 = 值”，或用环境变量 ASSISTANT_大写名称，然后重新启动程序。",
        "To change others: write a line “name = value” into settings.toml in the folder, or set the environment variable ASSISTANT_NAME in capitals; then start the program again.",
    )
    SETTING_COLUMNS = Both(["设置", "值", "来自", "说明"], ["Setting", "Value", "From", "Meaning"])
