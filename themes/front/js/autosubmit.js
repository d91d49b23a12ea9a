// Forms that are sent on a change: data-autosubmit names the button that is pressed.
const REST = 500;
const waiting = new WeakMap();

export function autosubmit() {
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (!form?.dataset || !("autosubmit" in form.dataset)) return;
    clearTimeout(waiting.get(form));
    const button = form.querySelector(`button[name="${CSS.escape(form.dataset.autosubmit)}"]`);
    waiting.set(form, setTimeout(() => form.isConnected && form.requestSubmit(button), REST));
  });
}
