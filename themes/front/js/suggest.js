// What may be meant, under the search box: a listbox that the field controls (arrows, Enter, Escape). While nothing is typed it has
// what was searched for before, kept in this browser alone and to be taken out again (× or Delete), and what others look for.
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
  const status = form.querySelector("[role=status]");
  const action = new URL(form.action);
  let waiting = 0;
  let asking = null;
  let at = -1;
  let popular = "";

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
    status.textContent = "";
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const show = () => {
    const found = options();
    found.forEach((option, number) => (option.id = `suggestion-${number}`));
    choose(-1);
    const here = document.activeElement === field;
    panel.hidden = !found.length || !here;
    field.setAttribute("aria-expanded", String(!panel.hidden));
    const count = new Intl.NumberFormat(document.documentElement.lang).format(found.length);
    status.textContent = !here ? "" : found.length ? status.dataset.told.replace("#", count) : status.dataset.none;
  };
  const showBefore = () => {
    list.innerHTML = popular;
    const texts = recent();
    forget.hidden = !texts.length;
    if (texts.length) {
      const group = recents.firstElementChild.cloneNode(true);
      const row = group.querySelector("a");
      for (const text of texts) {
        const option = row.cloneNode(true);
        option.href = `${action.pathname}?${new URLSearchParams({ q: text })}`;
        option.dataset.recent = text;
        option.querySelector("span").textContent = text;
        group.append(option);
      }
      row.remove();
      for (const option of options()) if (texts.includes(searched(option))) option.remove();
      for (const empty of list.querySelectorAll("[role=group]:not(:has([role=option]))")) empty.remove();
      list.prepend(group);
    }
    show();
  };
  // What a link would search for; "" for one that leads elsewhere.
  const searched = (option) => {
    const url = new URL(option.href);
    return url.pathname === action.pathname ? (url.searchParams.get("q") ?? "") : "";
  };
  const drop = (option) => {
    keep(recent().filter((text) => text !== option.dataset.recent));
    showBefore();
  };
  const ask = async () => {
    asking?.abort();
    const mine = (asking = new AbortController());
    const text = field.value;
    if (!text.trim()) showBefore();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`, { signal: mine.signal });
      const html = answer.ok ? await answer.text() : "";
      if (mine !== asking || mine.signal.aborted) return;
      if (!text.trim()) {
        if (html === popular) return;
        popular = html;
        return at < 0 ? showBefore() : undefined;
      }
      forget.hidden = true;
      list.innerHTML = html;
      show();
    } catch {
      if (mine === asking && !mine.signal.aborted && text.trim()) close();
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
  field.addEventListener("focus", () => panel.hidden && !field.value && ask());
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
    } else if (event.key === "Delete" && open && at >= 0 && options()[at].dataset.recent) {
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
      showBefore();
      field.focus();
    } else if (option) remember(searched(option));
  });
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
  form.addEventListener("submit", () => remember(field.value.trim()));
  addEventListener("pageshow", close);
}

export function suggest() {
  for (const form of document.querySelectorAll("form[data-suggest]")) box(form);
}
