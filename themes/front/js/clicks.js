// What is opened of a search's results is told to the shop in passing: the words, the page, the place on it, the offer; nothing of who
// opens it. Only where places are those of the words alone: no filter, no other order. By which words a product was found is kept in
// this browser for a week; where it is then bought, the thanks tell those words and the place, and forget them.
const KEY = "found";
const MOST = 30;
const AGE = 7 * 24 * 3600 * 1000;

const kept = () => {
  try {
    const rows = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(rows) ? rows.filter((row) => row?.at > Date.now() - AGE) : [];
  } catch {
    return [];
  }
};
const keep = (rows) => {
  try {
    if (rows.length) localStorage.setItem(KEY, JSON.stringify(rows.slice(0, MOST)));
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing: what is bought is then not told.
  }
};

export function clicks() {
  const form = document.querySelector("form[data-suggest]");
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (!form || !token) return;
  const tell = (name, facts) =>
    navigator.sendBeacon(new URL(`${name}/`, form.action), new URLSearchParams({ ...facts, [token.name]: token.value }));

  const thanks = document.querySelector("[data-bought]");
  if (thanks) {
    const bought = thanks.dataset.bought.split(" ");
    for (const { q, page, place, product } of kept())
      if (bought.includes(product)) tell("sold", { q, page, place, product, order: thanks.dataset.order });
    keep(kept().filter((row) => !bought.includes(row.product)));
  }

  const list = document.querySelector(".goods");
  if (!list || location.pathname !== new URL(form.action).pathname) return;
  const asked = [...new URLSearchParams(location.search)].filter(([, value]) => value);
  if (!asked.some(([name]) => name === "q") || asked.some(([name]) => name !== "q" && name !== "page")) return;
  const { q, page = "1" } = Object.fromEntries(asked);
  const opened = (event) => {
    const link = event.target.closest("a[data-offer]");
    if (!link || event.button > 1) return;
    const place = [...list.querySelectorAll("a[data-offer]")].indexOf(link) + 1;
    tell("click", { q, page, place, offer: link.dataset.offer });
    const [, product] = link.pathname.match(/\/p\/(\d+)\//);
    keep([{ q, page, place, product, at: Date.now() }, ...kept().filter((row) => row.product !== product)]);
  };
  list.addEventListener("click", opened);
  list.addEventListener("auxclick", opened);
}
