"""Colours, fonts and spacing of the page. Fonts are those of the machine; nothing is fetched. Not here: layout (the tabs)."""

from typing import Final

import gradio as gr

FONTS: Final = ("Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "sans-serif")
HIGHLIGHT: Final = "#f5b301"

STYLE: Final = """
.gradio-container { max-width: 1280px !important; margin: 0 auto !important; padding: 12px 16px 20px !important; }
footer { display: none !important; }
#head { padding: 0 2px; }
#head h1 { font-size: 1.35rem; margin: 0; display: inline-block; }
#head p { display: inline-block; margin: 0 0 0 12px; color: var(--body-text-color-subdued); font-size: .9rem; }
#status { padding: 6px 12px; border-radius: 8px; background: var(--color-accent-soft); font-size: .92rem; }
#chat .message h2 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 6px; color: var(--primary-600); font-weight: 700; }
.dark #chat .message h2 { color: var(--primary-300); }
#chat .message h3 { font-size: 1.12rem; margin: 0 0 6px; color: #b45309; font-weight: 700; }
.dark #chat .message h3 { color: #fbbf24; }
#chat .message blockquote { margin: 8px 0 0; padding: 2px 0 2px 10px; border-left: 3px solid var(--border-color-primary);
  font-size: .84rem; line-height: 1.6; color: var(--body-text-color-subdued); font-style: normal; overflow-wrap: anywhere; }
#chat .message blockquote p { margin: 0; }
#chat .message { overflow-wrap: anywhere; }
#evidence-detail { font-size: .92rem; overflow-wrap: anywhere; }
#evidence-detail p { margin: 0 0 4px; }
#excerpt { line-height: 1.9; font-size: .95rem; }
#excerpt .textfield { padding: 0; }
#filters .wrap, #evidence-choice .wrap { gap: 6px; }
#filters label, #evidence-choice label { padding: 4px 10px; font-size: .86rem; }
#evidence-choice label span { overflow-wrap: anywhere; }
@media (max-width: 640px) {
  .gradio-container { padding: 8px 8px 16px !important; }
  #head p { display: block; margin: 2px 0 0; }
  #chat { height: 56vh !important; }
}
"""


def theme() -> gr.themes.Base:
    """A calm theme: local fonts, slate greys, one blue."""
    made = gr.themes.Default(primary_hue="blue", secondary_hue="slate", neutral_hue="slate", font=FONTS, font_mono=("Consolas", "monospace"))
    return made.set(block_label_text_weight="600", block_shadow="none", button_primary_background_fill="*primary_600",
                    button_primary_background_fill_hover="*primary_700", button_primary_text_color="white")
