// The strip scrolls and snaps by itself; this keeps «۲ از ۴» and the marked thumb in step, and thumbs scroll the strip.
import { toPersian } from "./digits.js";

export function gallery() {
  return {
    init() {
      const strip = this.$refs.strip;
      const slides = [...strip.children];
      const thumbs = [...this.$root.querySelectorAll("[data-thumb]")];
      const seen = new IntersectionObserver(
        (entries) => {
          for (const entry of entries) if (entry.isIntersecting) this.show(slides.indexOf(entry.target), thumbs);
        },
        { root: strip, threshold: 0.6 },
      );
      for (const slide of slides) seen.observe(slide);
      thumbs.forEach((thumb, index) =>
        thumb.addEventListener("click", (event) => {
          event.preventDefault();
          this.go(slides[index]);
        }),
      );
    },
    go(slide) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const strip = this.$refs.strip;
      const shift = slide.getBoundingClientRect().left - strip.getBoundingClientRect().left;
      strip.scrollBy({ left: shift, behavior: calm ? "auto" : "smooth" });
    },
    show(index, thumbs) {
      if (this.$refs.now) this.$refs.now.textContent = toPersian(String(index + 1));
      thumbs.forEach((thumb, place) => {
        if (place === index) thumb.setAttribute("aria-current", "true");
        else thumb.removeAttribute("aria-current");
      });
    },
  };
}
