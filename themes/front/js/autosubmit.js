// Forms that are sent on a change. data-autosubmit="wide": only where the form stands beside the list (in a sheet the button
// sends it); any other value names the button that is pressed.
const REST = 500;
const waiting = new WeakMap();

export function autosubmit() {
  // What a filter leaves open stays out of the address.
  document.addEventListener("formdata", (event) => {
    if (event.target.dataset.autosubmit !== "wide") return;
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });

  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (!form?.dataset || !("autosubmit" in form.dataset)) return;
    const how = form.dataset.autosubmit;
    if (how === "wide" && !matchMedia("(width >= 64rem)").matches) return;
    clearTimeout(waiting.get(form));
    const button = how && how !== "wide" ? form.querySelector(`button[name="${CSS.escape(how)}"]`) : null;
    waiting.set(form, setTimeout(() => form.isConnected && form.requestSubmit(button), REST));
  });
}
