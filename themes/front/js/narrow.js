// A field above a long group of boxes hides those whose name does not hold what is typed: <input data-narrows> in the group.
import { toLatin } from "./digits.js";

const plain = (text) => toLatin(text).replaceAll("ي", "ی").replaceAll("ك", "ک").replaceAll("آ", "ا").replaceAll("\u200c", " ").trim();

export function narrow() {
  document.addEventListener("input", (event) => {
    if (!event.target.matches?.("[data-narrows]")) return;
    const group = event.target.closest("details");
    const wanted = plain(event.target.value);
    for (const more of group.querySelectorAll("details.more")) more.open = wanted !== "" || more.open;
    for (const row of group.querySelectorAll(".filter-row")) row.hidden = !plain(row.querySelector("span").textContent).includes(wanted);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches?.("[data-narrows]")) event.preventDefault();
  });
}
