// What may be meant, under the search box: a listbox that the field controls (arrows, Enter, Escape). What was searched for
// before is kept in this browser alone, and can be taken out again (× or Delete).
const REST = 150;
const KEY = "searches";
const MOST = 6;

const recent = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
};
const keep = (texts) => {
  try {
    if (texts.length) localStorage.setItem(KEY, JSON.stringify(texts.slice(0, MOST)));
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing: there is nothing recent then.
  }
};
const remember = (text) => text && keep([text, ...recent().filter((one) => one !== text)]);

function box(form) {
  const field = form.elements.q;
  const panel = form.querySelector(".suggest");
  const list = panel.querySelector("[role=listbox]");
  const forget = panel.querySelector(".suggest-forget");
  const recents = panel.querySelector("template").content;
  let waiting = 0;
  let asking = null;
  let at = -1;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const choose = (place) => {
    at = place;
    field.removeAttribute("aria-activedescendant");
    options().forEach((option, number) => {
      option.setAttribute("aria-selected", number === at);
      if (number !== at) return;
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    });
  };
  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    panel.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const show = (isRecent) => {
    forget.hidden = !isRecent;
    options().forEach((option, number) => (option.id = `suggestion-${number}`));
    choose(-1);
    panel.hidden = !options().length || document.activeElement !== field;
    field.setAttribute("aria-expanded", String(!panel.hidden));
  };
  const showRecent = () => {
    list.replaceChildren();
    const texts = recent();
    if (texts.length) {
      const group = recents.firstElementChild.cloneNode(true);
      const row = group.querySelector("a");
      for (const text of texts) {
        const option = row.cloneNode(true);
        option.href = `${form.action}?q=${encodeURIComponent(text)}`;
        option.dataset.text = text;
        option.querySelector("span").textContent = text;
        group.append(option);
      }
      row.remove();
      list.append(group);
    }
    show(true);
  };
  const drop = (option) => {
    keep(recent().filter((text) => text !== option.dataset.text));
    showRecent();
  };
  const ask = async () => {
    asking?.abort();
    const mine = (asking = new AbortController());
    const text = field.value;
    if (!text.trim()) return showRecent();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`, { signal: mine.signal });
      const html = answer.ok ? await answer.text() : "";
      if (mine !== asking || mine.signal.aborted) return;
      list.innerHTML = html;
      show(false);
    } catch {
      if (mine === asking && !mine.signal.aborted) close();
    }
  };

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, REST);
  });
  field.addEventListener("click", () => panel.hidden && ask());
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = !panel.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return void ask();
      const count = options().length + 1;
      choose(((at + 1 + (event.key === "ArrowDown" ? 1 : -1) + count) % count) - 1);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && open && at >= 0) {
      event.preventDefault();
      options()[at].click();
    } else if (event.key === "Delete" && open && at >= 0 && options()[at].dataset.text) {
      event.preventDefault();
      drop(options()[at]);
    }
  });
  // A press on an option leaves the focus in the field.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  panel.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (event.target.closest(".suggest-drop")) {
      event.preventDefault();
      drop(option);
    } else if (event.target.closest(".suggest-forget")) {
      keep([]);
      showRecent();
      field.focus();
    } else if (option?.matches("[data-search]")) remember(option.dataset.text ?? field.value.trim());
  });
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
  form.addEventListener("submit", () => remember(field.value.trim()));
  addEventListener("pageshow", close);
}

export function suggest() {
  for (const form of document.querySelectorAll("form[data-suggest]")) box(form);
}
