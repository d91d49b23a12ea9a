/* An offer in a form of the office: Wagtail's chooser with picture and facts, a dialog with a name, and rows that keep the focus when they are moved. */
(() => {
  class OfferChooser extends window.Chooser {
    initHTMLElements(id) {
      super.initHTMLElements(id);
      this.picture = this.chooserElement.querySelector("[data-offer-picture]");
      this.facts = this.chooserElement.querySelector("[data-offer-facts]");
      this.word = this.chooserElement.querySelector("[data-offer-state]");
    }

    getStateFromHTML() {
      const state = super.getStateFromHTML();
      return state && { ...state, picture: this.picture.getAttribute("src"), facts: this.facts.textContent, state: this.word.textContent };
    }

    renderState(state) {
      super.renderState(state);
      this.picture.hidden = !state.picture;
      if (state.picture) this.picture.src = state.picture;
      this.facts.textContent = state.facts;
      this.word.textContent = state.state;
      this.word.hidden = !state.state;
    }
  }

  class OfferChooserFactory extends window.telepath.constructors["wagtail.admin.widgets.Chooser"] {
    widgetClass = OfferChooser;
  }

  window.OfferChooser = OfferChooser;
  window.telepath.register("bazarche.OfferChooser", OfferChooserFactory);

  /* Wagtail's dialogs have a heading, and no name. */
  window.jQuery(document).on("shown.bs.modal", ".modal", (event) => {
    const heading = event.target.querySelector("h1, h2");
    if (heading) event.target.setAttribute("aria-label", heading.textContent.trim());
  });

  document.addEventListener("DOMContentLoaded", () => {
    for (const options of document.querySelectorAll("[data-offers] > script[id$='-OPTIONS']")) {
      new window.MultipleChooserPanel(JSON.parse(options.textContent));
    }
  });

  const persian = new Intl.NumberFormat("fa");
  const MOVES = "[data-inline-panel-child-move-up], [data-inline-panel-child-move-down]";

  /* A row that is moved loses the focus with its place in the page: it goes back to the button, or to the other at the end. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-offers] :is(" + MOVES + ")");
    if (!button) return;
    const row = button.closest("[data-inline-panel-child]");
    const all = [...row.parentElement.children].filter((each) => !each.classList.contains("deleted"));
    const status = button.closest("[data-offers]").querySelector("[data-offers-status]");
    status.textContent = status.dataset.told
      .replace("{place}", persian.format(all.indexOf(row) + 1))
      .replace("{count}", persian.format(all.length));
    [button, ...row.querySelectorAll(MOVES)].find((each) => !each.disabled)?.focus();
  });
})();
