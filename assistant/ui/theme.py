"""Colours, fonts and spacing of the page. Fonts are those of the machine; nothing is fetched. Not here: layout (the tabs)."""

from typing import Final

import gradio as gr

FONTS: Final = ("Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "sans-serif")
HIGHLIGHT: Final = "#f5b301"

STYLE: Final = """
.gradio-container { width: 100% !important; max-width: 1280px !important; margin: 0 auto !important; }
.gradio-container > main, .gradio-container .main { padding: 14px 18px 18px !important; width: 100%; max-width: 1280px !important; }
.gradio-container .wrap.main, .gradio-container .contain, .gradio-container .tabs, .gradio-container .tabitem { width: 100%; }
footer { display: none !important; }
.tabitem { padding: 12px 0 0 !important; }
#head h1 { font-size: 1.35rem; margin: 0; display: inline-block; }
#head p { display: inline-block; margin: 0 0 0 12px; color: var(--body-text-color-subdued); font-size: .9rem; }
#top { align-items: center; flex-wrap: nowrap; }
#account { flex: none; width: auto; max-width: 40%; min-height: 36px; overflow: hidden; text-overflow: ellipsis; }
.user-row { align-items: flex-end; }
.row > .user-row { flex: 1 1 320px; }
.user-row > button { flex-grow: 0 !important; min-height: 42px; white-space: nowrap; }
#status { padding: 6px 12px; border-radius: 8px; background: var(--color-accent-soft); font-size: .92rem; }
#chat-row { gap: 14px; align-items: stretch; flex-wrap: nowrap; }
#chat-column { height: calc(100vh - 134px); min-height: 420px; gap: 8px; flex-wrap: nowrap; }
#chat { flex: 1 1 0 !important; min-height: 220px; height: auto !important; }
#chat-head { gap: 8px; flex-grow: 0; justify-content: space-between; }
#conversations { flex: 0 0 216px !important; flex-wrap: nowrap; max-height: calc(100vh - 134px); overflow-y: auto; gap: 8px; padding-right: 2px; }
.list-closed #conversations { display: none; }
#conversation-list { margin: 0 !important; }
#conversation-list .wrap { flex-direction: column; gap: 2px; }
#conversation-list label { padding: 6px 10px; border: 0; box-shadow: none; background: transparent; font-size: .88rem; line-height: 1.45; width: 100%; }
#conversation-list label:hover { background: var(--background-fill-secondary); }
#conversation-list label.selected, #conversation-list label:has(:checked) { background: var(--color-accent-soft); color: var(--body-text-color); }
#conversation-list label input { position: absolute; opacity: 0; }
#conversation-list label:has(:focus-visible) { outline: 2px solid var(--color-accent); outline-offset: -2px; }
#conversation-list label span { margin: 0; overflow: hidden; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow-wrap: anywhere; }
#conversation-removed { align-items: center; gap: 6px; padding: 6px 8px; border-radius: 6px; background: var(--background-fill-secondary); }
#conversation-tools { gap: 6px; } #conversation-tools .row { gap: 6px; }
#chat .message a[href^="#"] { color: var(--primary-600); text-decoration: none; border-radius: 4px; padding: 0 2px; font-weight: 600; }
.dark #chat .message a[href^="#"] { color: var(--primary-300); }
#chat .message a[href^="#"]:hover, #chat .message a[href^="#"]:focus-visible,
#chat .message a.chosen { background: var(--color-accent-soft); text-decoration: underline; }
#chat .message a[href^="#near-"] { font-weight: 400; }
#chat .message a[href^="#ask-"] { display: inline-block; margin: 4px 4px 0 0; padding: 2px 10px; border-radius: 999px;
  border: 1px solid var(--border-color-primary); font-weight: 400; font-size: .86rem; }
#chat .message h2 em { font-style: normal; font-weight: 400; font-size: .95rem; color: var(--body-text-color-subdued); margin-left: 6px; }
#chat .bot.message:has(h3) { border-left: 4px solid #d97706 !important; }
#chat .bot.message:has(h4) { border-left: 4px solid #b91c1c !important; }
#chat .message h4 { font-size: 1rem; margin: 0; color: #991b1b; font-weight: 600; }
.dark #chat .message h4 { color: #fca5a5; }
#chat .message table { width: auto; margin: 8px 0; font-size: .92rem; }
#filter-row { gap: 8px; flex-grow: 0; align-items: center; }
#filter-add { flex: 0 0 128px !important; }
#filter-add .wrap, #filter-add input { min-height: 0; } #filter-add .wrap-inner { padding: 2px 10px; } #filter-add input { font-size: .86rem; }
#answer-tools, #opinion { gap: 6px; flex-grow: 0; align-items: center; }
#answer-tools { flex-wrap: wrap; }
#answer-tools button { min-height: 30px; }
#answer-tools button, .evidence-links button, #model-buttons button, #chat-head button { white-space: nowrap; min-width: max-content !important; }
#opinion-good { margin-left: auto; }
.evidence-links { gap: 8px; flex-grow: 0; }
#evidence > *, #conversations > * { flex-shrink: 0; flex-grow: 0 !important; }
#chat .message table td:not(:last-child), #chat .message table th { white-space: nowrap; }
#chat .scroll-down-button-container { display: none; } /* it lies on the text; the log opens at the question */
#chat .placeholder-content { padding: 0 12px; }
#answer-trend img { width: 100%; max-width: 480px; margin: 0; }
#chat .top-panel { display: none; }
#chat .message { overflow-wrap: anywhere; }
#chat .message .prose { opacity: 1 !important; }
button[role="tab"][aria-selected="true"] { color: var(--primary-700); }
.dark button[role="tab"][aria-selected="true"] { color: var(--primary-300); }
#head, #status, #evidence-title, #ledger-evidence-title, .settings-head, .hint { overflow: visible !important; }
#chat .message h2 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 6px; color: var(--primary-700); font-weight: 700; }
.dark #chat .message h2 { color: var(--primary-300); }
#chat .message h3 { font-size: 1.12rem; margin: 0 0 6px; color: #9a4a06; font-weight: 700; }
.dark #chat .message h3 { color: #fbbf24; }
#chat .message blockquote { margin: 8px 0 0; padding: 2px 0 2px 10px; border-left: 3px solid var(--border-color-primary);
  font-size: .84rem; line-height: 1.6; color: var(--body-text-color-subdued); font-style: normal; }
#chat .message blockquote p { margin: 0; }
#ask-row { gap: 8px; align-items: flex-end; flex-wrap: wrap; }
#ask-row button { min-height: 42px; }
#question textarea { min-height: 42px !important; }
.form:has(> #filters) { border: 0 !important; background: transparent !important; box-shadow: none !important; }
#chat [data-testid="status-tracker"] { display: none; } /* an event that was cancelled leaves it over the chat, where it takes every click */
#filters { padding: 0 !important; border: 0 !important; background: transparent !important; }
#filters > span, #filters .head, #filters [data-testid="block-info"] { font-size: .84rem; color: var(--body-text-color-subdued); margin-bottom: 4px; }
#filters .wrap, .evidence-choice .wrap { gap: 6px; }
#filters label, .evidence-choice label { padding: 3px 10px; font-size: .86rem; }
.evidence-choice label span { overflow-wrap: anywhere; }
#assumed, .hint, .hint p { font-size: .86rem; color: var(--body-text-color-subdued); }
#evidence { border-left: 1px solid var(--border-color-primary); padding-left: 16px; max-height: calc(100vh - 134px); overflow-y: auto; flex-wrap: nowrap; gap: 10px; }
#evidence h2, #ledger-evidence-title h2 { margin: 0; font-size: 1rem; }
.evidence-detail { font-size: .92rem; overflow-wrap: anywhere; }
.evidence-detail p { margin: 0 0 4px; }
.excerpt { line-height: 1.85; font-size: .95rem; }
.excerpt .textfield, .excerpt .line-break { display: block; }
.excerpt .token-container, .excerpt .token, .excerpt .text { display: inline; padding: 0; margin: 0; white-space: normal; }
.excerpt .token-container, .excerpt .token, .excerpt .text { overflow-wrap: break-word; word-break: normal; } /* 2700 stays on one line */
.excerpt .text { white-space: pre-wrap; }
.excerpt .highlighted { padding: 2px 0; border-radius: 2px; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.dark .excerpt .highlighted { background-color: #f5b301 !important; }
#ledger-side { border-left: 1px solid var(--border-color-primary); padding-left: 16px; }
#ledger-more { align-items: center; flex-wrap: wrap; }
#ledger-more > :first-child { flex: 3 0 210px; }
#trend img { width: 100%; max-width: 480px; margin: 0; }
#trend p { margin: 0; }
#ledger-table [role="gridcell"] { cursor: pointer; }
#ledger-table .first-column { position: sticky; left: 0; z-index: 3; background: var(--background-fill-primary); }
#ledger-table .selection-button { display: none; }
#list-head { align-items: center; gap: 8px; margin-top: 6px; }
#added-row, #sample-row { align-items: center; gap: 10px; }
#added-row button, #sample-row button, #document-buttons button, #removal-buttons button { flex-grow: 0; }
#sample-row > .block, #added-row > .block { flex: 0 1 auto; width: auto; min-width: 0; }
.table-wrap .scroll-top-button, button.scroll-top-button { display: none; } /* it lies over the last cell */
#empty { padding: 14px 16px; border: 1px dashed var(--border-color-primary); border-radius: 8px; }
#document-side { border-left: 1px solid var(--border-color-primary); padding-left: 16px; }
#document-title, #document-facts, #outline { overflow-wrap: anywhere; }
#document-title h3 { margin: 0; font-size: 1.05rem; }
#document-facts p { margin: 0 0 2px; }
#outline { max-height: 420px; overflow-y: auto; }
#outline ul { margin: 0; padding-left: 1.1em; list-style: none; font-size: .92rem; line-height: 1.75; }
#outline > * > ul, #outline .prose > ul, #outline .md > ul { padding-left: 0; }
#outline li { margin: 0; font-size: .92rem; }
#document-tabs .tabitem { padding: 4px 0 0 !important; }
#body textarea { line-height: 1.8; }
#documents [role="gridcell"], #coverage [role="gridcell"], #removal-list [role="gridcell"] { cursor: pointer; }
#coverage-panel > button { text-align: left; gap: 12px; }
#documents .first-column { position: sticky; left: 0; z-index: 3; background: var(--background-fill-primary); }
#documents .selection-button, #coverage .selection-button, #removal-list .selection-button { display: none; }
.settings-head h2, #models h2 { font-size: 1rem; margin: 10px 0 2px; }
.settings-head p { margin: 0; font-size: .86rem; color: var(--body-text-color-subdued); }
#storage p { margin: 0 0 2px; overflow-wrap: anywhere; }
#save-settings, #make-backup, #restore, #describe { align-self: flex-start; flex-grow: 0; width: fit-content; }
#upkeep { border-left: 1px solid var(--border-color-primary); padding-left: 16px; }
#restore-confirm { padding: 10px 12px; border: 1px solid var(--border-color-primary); border-radius: 8px; gap: 8px; }
#confirm { padding: 10px 12px; border: 1px solid var(--border-color-primary); border-radius: 8px; gap: 8px; }
#confirm button, #ledger-to-library button { flex-grow: 0; }
@media (max-width: 800px) {
  .gradio-container > main, .gradio-container .main { padding: 10px 10px 16px !important; }
  #head p { display: block; margin: 2px 0 0; }
  #chat-row { flex-wrap: wrap; }
  #chat-column { height: calc(100vh - 150px); min-width: 100% !important; }
  #conversations { display: none; position: fixed; z-index: 900; inset: 0 auto 0 0; width: min(84vw, 320px) !important; max-height: none; padding: 14px;
    background: var(--background-fill-primary); border-right: 1px solid var(--border-color-primary); box-shadow: 0 0 0 100vmax rgba(15, 23, 42, .45); }
  .list-open #conversations { display: flex; }
  #ledger-more > :first-child { flex-basis: 100%; }
  #evidence, #ledger-side, #document-side, #upkeep { border-left: 0; padding-left: 0; max-height: none; }
}
"""


def theme() -> gr.themes.Base:
    """A calm theme: local fonts, slate greys, one blue."""
    made = gr.themes.Default(primary_hue="blue", secondary_hue="slate", neutral_hue="slate", font=FONTS, font_mono=FONTS)
    return made.set(
        body_text_color_subdued="*neutral_500", body_text_color_subdued_dark="*neutral_400",
        block_label_text_weight="600", block_shadow="none", button_large_text_size="*text_md", button_large_padding="8px 14px",
        button_large_text_weight="500",
        button_primary_background_fill="*primary_600", button_primary_background_fill_hover="*primary_700", button_primary_text_color="white",
        button_cancel_background_fill="#b91c1c", button_cancel_background_fill_hover="#991b1b",
        button_cancel_background_fill_dark="#b91c1c", button_cancel_background_fill_hover_dark="#991b1b",
    )  # fmt: skip
