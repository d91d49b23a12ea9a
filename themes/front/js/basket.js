// htmx, tuned to the strict policy, and the basket: a card's or a product's button lies outside the one form that carries the
// token (form="add"), so the pressed button is added by hand, and the count in the header follows the answer.
import htmx from "htmx.org/dist/htmx.esm.js";
import { counties } from "./counties.js";

export function basket() {
  Object.assign(htmx.config, {
    allowEval: false,
    allowScriptTags: false,
    includeIndicatorStyles: false,
    historyCacheSize: 0,
    scrollIntoViewOnBoost: false,
    timeout: 15000,
  });
  window.htmx = htmx;

  document.addEventListener("htmx:configRequest", (event) => {
    const pressed = event.detail.triggeringEvent?.submitter;
    if (pressed?.name && !event.detail.formData.has(pressed.name)) event.detail.formData.set(pressed.name, pressed.value);
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    const pressed = event.detail.requestConfig.triggeringEvent?.submitter;
    if (pressed) pressed.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    event.detail.requestConfig.triggeringEvent?.submitter?.removeAttribute("aria-busy");
  });

  // Without a good answer the form is sent as a page load: the server's own page then says what is wrong.
  for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(failure, (event) => {
      const form = event.detail.elt;
      if (!(form instanceof HTMLFormElement) || form.id !== "add") return;
      const pressed = event.detail.requestConfig.triggeringEvent?.submitter;
      if (pressed?.name) {
        const field = document.createElement("input");
        Object.assign(field, { type: "hidden", name: pressed.name, value: pressed.value });
        form.append(field);
      }
      form.submit();
    });
  }

  document.addEventListener("htmx:afterSwap", (event) => {
    const told = event.detail.target.querySelector("[data-basket-now]");
    if (told) for (const place of document.querySelectorAll("[data-basket-count]")) place.textContent = told.dataset.basketNow;
    counties(event.detail.target);
  });
}
