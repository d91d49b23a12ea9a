// What is opened of a search's results is told to the shop in passing: the words, the page, the place on it, the offer. Nothing of who
// opens it. Only where places are those of the words alone: no filter, no other order.
export function clicks() {
  const form = document.querySelector("form[data-suggest]");
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  const list = document.querySelector(".goods");
  if (!form || !token || !list || location.pathname !== new URL(form.action).pathname) return;
  const asked = [...new URLSearchParams(location.search)].filter(([, value]) => value);
  if (!asked.some(([name]) => name === "q") || asked.some(([name]) => name !== "q" && name !== "page")) return;

  const tell = (event) => {
    const link = event.target.closest("a[data-offer]");
    if (!link || event.button > 1) return;
    const place = [...list.querySelectorAll("a[data-offer]")].indexOf(link) + 1;
    const told = new URLSearchParams({ page: 1, ...Object.fromEntries(asked), place, offer: link.dataset.offer });
    told.set(token.name, token.value);
    navigator.sendBeacon(new URL("click/", form.action), told);
  };
  list.addEventListener("click", tell);
  list.addEventListener("auxclick", tell);
}
