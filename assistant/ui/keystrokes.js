// Gradio takes a key press for typing, and nothing else: words an input method commits, a paste, a cut and a deletion would go unnoticed.
// Each of them is followed by a key press that types nothing.
(() => {
  const told = ({ target }) => {
    if (target.matches('textarea[data-testid="textbox"], input[data-testid="textbox"]')) target.dispatchEvent(new KeyboardEvent("keypress", { key: "Unidentified" }));
  };
  document.addEventListener("input", (event) => { if (!event.isComposing) told(event); });
  document.addEventListener("compositionend", told);
})();
