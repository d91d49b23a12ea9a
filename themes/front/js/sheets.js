// Sheets and dialogs open by a link to their id (that alone works without script). With script the address stays clean,
// the focus stays inside, Escape closes, and the focus returns to the link.
const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select, textarea, summary";
let opener = null;

const reachable = (box) => [...box.querySelectorAll(FOCUSABLE)].filter((element) => element.checkVisibility());

function open(box, from) {
  opener = from;
  if (box instanceof HTMLDialogElement) {
    box.showModal();
    return;
  }
  box.dataset.open = "";
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-modal", "true");
  reachable(box)[0]?.focus();
}

function close(box) {
  if (box instanceof HTMLDialogElement) box.close();
  else {
    delete box.dataset.open;
    box.removeAttribute("role");
    box.removeAttribute("aria-modal");
  }
  if (location.hash === `#${box.id}`) history.replaceState(null, "", location.pathname + location.search);
  opener?.focus();
  opener = null;
}

export function sheets() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-opens], a[data-closes]");
    if (!link) {
      if (event.target instanceof HTMLDialogElement && event.target.matches(".window")) close(event.target);
      return;
    }
    const box = document.getElementById(link.dataset.opens ?? link.dataset.closes);
    if (!box) return;
    event.preventDefault();
    if (link.dataset.opens) open(box, link);
    else close(box);
  });

  document.addEventListener("keydown", (event) => {
    const box = document.querySelector(".sheet[data-open]");
    if (!box) return;
    if (event.key === "Escape") close(box);
    if (event.key !== "Tab") return;
    const inside = reachable(box);
    const [first, last] = [inside[0], inside[inside.length - 1]];
    const leaving = event.shiftKey ? document.activeElement === first : document.activeElement === last;
    if (leaving || !box.contains(document.activeElement)) {
      event.preventDefault();
      (event.shiftKey ? last : first)?.focus();
    }
  });

  // A wide window shows the sheet as a column: it is no dialog there.
  matchMedia("(width >= 64rem)").addEventListener("change", (wide) => {
    const box = document.querySelector(".sheet[data-open]:not(.sheet-own)");
    if (wide.matches && box) close(box);
  });
}
