.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# uv does not read pip's configuration; a folder of wheels given to pip is given to uv too
export UV_FIND_LINKS ?= $(PIP_FIND_LINKS)
# without such a folder the CPU build of torch is asked for, or gigabytes of CUDA come along
TORCH := $(if $(UV_FIND_LINKS),,--torch-backend=cpu)
INSTALL := $(BIN)/uv pip install --python $(BIN)/python $(TORCH) -c constraints.txt

.PHONY: help setup run test check fix bench quality system

help:  ## 列出全部命令
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新版本。"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "建立虚拟环境失败。Debian/Ubuntu 请先运行：apt-get install python3-venv"; exit 1; }
	@$(BIN)/pip install -q --disable-pip-version-check uv

$(VENV)/.run: $(BIN)/uv pyproject.toml constraints.txt
	@echo "正在安装（首次需要几分钟）…"
	@$(INSTALL) -q -e . && touch $@

$(VENV)/.dev: $(BIN)/uv pyproject.toml constraints.txt
	@$(INSTALL) -q -e '.[dev]' && touch $@ $(VENV)/.run

setup: $(VENV)/.dev  ## 安装开发环境

run: $(VENV)/.run  ## 安装并打开网页 http://127.0.0.1:7860
	@$(BIN)/python app.py

system:
	@bash tests/system-packages.sh

check: $(VENV)/.dev  ## 代码检查：ruff、mypy
	@$(BIN)/ruff check .
	@$(BIN)/mypy

test: system $(VENV)/.dev  ## 安装测试所需、检查并运行全部测试
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest

fix: $(VENV)/.dev  ## 自动修正格式
	@$(BIN)/ruff check --fix .

bench: $(VENV)/.run  ## 速度表
	@$(BIN)/assistant bench

quality: $(VENV)/.run  ## 样例资料库上的质量表
	@$(BIN)/assistant evaluate --questions tests/gold/sample_questions.jsonl --corpus knowledge
