# `make` lists the targets. Everything is installed into .venv; nothing outside this folder is changed
# (except by `make test` as root on Debian, which installs the programs the tests drive).

PYTHON ?= python3
BIN := .venv/bin
PROGRAMS := chromium soffice pdftotext
DEBIAN := chromium fonts-noto-cjk libreoffice-writer-nogui poppler-utils

.DEFAULT_GOAL := help
.PHONY: help setup run test check fix bench quality docs programs

help: ## this list
	@grep -E '^[a-z]+:.*## ' Makefile | awk -F ':.*## ' '{ printf "  make %-9s %s\n", $$1, $$2 }'

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新版本（现在是 $$($(PYTHON) -V 2>&1)）。可用 make PYTHON=python3.12 … 指定。" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "建不了 .venv：缺少 python3-venv。Debian/Ubuntu 上请先运行 apt-get install python3-venv。" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv || echo "装不上 uv，改用 pip（慢一些）。" >&2
	@touch $@

# $(call install,what): uv in seconds, pip where uv cannot (the same constraints, only slower). uv does not read pip's configuration, so it is
# told where pip looks. The public torch wheel for Linux brings gigabytes for graphics cards; who has a folder of own wheels chose one there.
define install
	@echo "正在安装 $(1) ……" >&2; \
	pip="$(BIN)/python -m pip --disable-pip-version-check"; \
	links="$${UV_FIND_LINKS:-$${PIP_FIND_LINKS:-$$($$pip config get global.find-links 2>/dev/null)}}"; \
	index="$${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-$$($$pip config get global.index-url 2>/dev/null)}}"; \
	if [ -n "$$index" ]; then export UV_DEFAULT_INDEX="$$index"; fi; \
	if [ -n "$$links" ]; then export UV_FIND_LINKS="$$(echo $$links | tr ' ' ',')"; torch=""; else torch=--torch-backend=cpu; fi; \
	if [ -x $(BIN)/uv ] && $(BIN)/uv pip install --quiet --python $(BIN)/python $$torch -c constraints.txt -e '$(1)'; then exit 0; fi; \
	echo "uv 没有装成，改用 pip（慢一些） ……" >&2; \
	$$pip install --quiet -c constraints.txt -e '$(1)'
endef

.venv/.installed: .venv/.made pyproject.toml constraints.txt
	$(call install,.)
	@touch $@

.venv/.installed-dev: .venv/.made pyproject.toml constraints.txt
	$(call install,.[dev])
	@touch $@ .venv/.installed

setup: .venv/.installed ## install the program into .venv
run: .venv/.installed ## open the page at 127.0.0.1:7860 (installs first)
	@exec $(BIN)/python app.py

test: programs .venv/.installed-dev ## install what the tests need, check and test everything
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: .venv/.installed-dev ## lint and types
	$(BIN)/ruff check .
	$(BIN)/mypy

fix: .venv/.installed-dev ## mend what lint can mend
	$(BIN)/ruff check --fix .

bench: .venv/.installed ## the speed table (about a minute)
	@$(BIN)/python -m assistant bench

quality: .venv/.installed ## the quality table over the sample library
	@$(BIN)/python -m assistant evaluate --questions tests/gold/sample_questions.jsonl --corpus knowledge/reports --corpus knowledge/policies

docs: .venv/.installed-dev ## do the guides name every setting, command and file?
	$(BIN)/python -m pytest -q tests/test_docs.py

programs:
	@missing=""; for program in $(PROGRAMS); do command -v $$program >/dev/null || missing="$$missing $$program"; done; \
	if command -v fc-list >/dev/null; then fc-list :lang=zh 2>/dev/null | grep -q . || missing="$$missing 中文字体"; else missing="$$missing 中文字体"; fi; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  echo "正在安装测试用的程序：$(DEBIAN) ……" >&2; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(DEBIAN) >/dev/null; \
	else \
	  echo "缺少$$missing，相关测试会跳过。Debian/Ubuntu：sudo apt-get install $(DEBIAN)；其他系统请安装 Chromium、LibreOffice、poppler 和一种中文字体。" >&2; \
	fi
