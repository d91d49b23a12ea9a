// The filters of a list, <form data-filters>: before they are sent their button tells how many goods they would find.
const REST = 250;

const isChanged = (field) =>
  field.name && field.type !== "hidden" && (field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);

function live(form) {
  const button = form.querySelector(".sheet-foot button");
  const status = form.querySelector(".sheet-foot [role=status]");
  if (!button?.dataset.count) return;
  const [plain, unchanged] = [button.textContent, button.dataset.count];
  let waiting = 0;
  let asking = null;

  const show = (text, isNone = false) => {
    button.removeAttribute("aria-busy");
    button.toggleAttribute("data-none", isNone);
    button.textContent = text;
  };
  const ask = async () => {
    const mine = (asking = new AbortController());
    const address = new URL(form.action);
    address.search = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(address, { headers: { "X-Count": "1" }, cache: "no-store", signal: mine.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const { text, total } = await answer.json();
      if (mine !== asking) return;
      show(text, total === 0);
      status.textContent = text;
    } catch {
      if (mine === asking && !mine.signal.aborted) show(plain);
    }
  };
  const changed = () => {
    clearTimeout(waiting);
    asking?.abort();
    asking = null;
    const is = [...form.elements].some(isChanged);
    form.toggleAttribute("data-changed", is);
    if (!is) return show(unchanged);
    button.setAttribute("aria-busy", "true");
    waiting = setTimeout(ask, REST);
  };

  form.addEventListener("change", changed);
  form.addEventListener("input", (event) => event.target.name && changed());
  addEventListener("pageshow", changed);
  show(unchanged);
}

export function filters() {
  // What a filter leaves open stays out of the address.
  document.addEventListener("formdata", (event) => {
    if (!("filters" in event.target.dataset)) return;
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
  for (const form of document.querySelectorAll("form[data-filters]")) live(form);
}
