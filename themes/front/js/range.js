// Two sliders on the ground of the price bars that write into the two price fields, and follow them. A handle goes from stop to
// stop: as many in each bar, whatever the bar's width in money. At an end the price is open and its field empty.
import { toLatin, toMoney } from "./digits.js";

const number = (text) => Number(toLatin(text).replace(/\D/g, "")) || null;

export function range() {
  return {
    stops: [],
    init() {
      this.stops = this.$root.dataset.stops.split(",").map(Number);
      const { low, high, from, to, ground } = this.$refs;
      for (const slider of [low, high]) {
        slider.addEventListener("input", () => this.slid(slider));
        slider.addEventListener("change", () => this.tell(slider));
        slider.addEventListener("keydown", (event) => this.leap(event, slider));
      }
      for (const field of [from, to]) field.addEventListener("input", () => this.typed());
      ground.addEventListener("click", (event) => this.tapped(event));
      this.typed();
    },
    field(slider) {
      return slider === this.$refs.low ? this.$refs.from : this.$refs.to;
    },
    tell(slider) {
      this.field(slider).dispatchEvent(new Event("change", { bubbles: true }));
    },
    slid(slider) {
      const { low, high } = this.$refs;
      if (slider === low) low.value = Math.min(low.value, high.value - 1);
      else high.value = Math.max(high.value, +low.value + 1);
      const end = slider === low ? slider.min : slider.max;
      this.field(slider).value = slider.value === end ? "" : toMoney(String(this.stops[slider.value]));
      this.paint();
    },
    // A page is a bar.
    leap(event, slider) {
      const way = { PageUp: 1, PageDown: -1 }[event.key];
      if (!way) return;
      event.preventDefault();
      this.move(slider, +slider.value + way * (slider.max / this.$refs.bars.children.length));
    },
    // A press beside the handles brings the nearer one.
    tapped(event) {
      const { low, high, bars } = this.$refs;
      if (event.target === low || event.target === high) return;
      const box = bars.getBoundingClientRect();
      const share = (event.clientX - box.left) / box.width;
      const at = Math.round((getComputedStyle(low).direction === "rtl" ? 1 - share : share) * low.max);
      const slider = at - low.value < high.value - at ? low : high;
      this.move(slider, at);
      slider.focus({ preventScroll: true });
    },
    move(slider, value) {
      slider.value = value;
      this.slid(slider);
      this.tell(slider);
    },
    typed() {
      const { low, high, from, to } = this.$refs;
      const [least, most] = [number(from.value), number(to.value)];
      low.value = least === null ? low.min : this.stops.findLastIndex((stop) => stop <= least);
      high.value = most === null ? high.max : this.stops.findIndex((stop) => stop >= most);
      if (most !== null && most > this.stops.at(-1)) high.value = high.max;
      this.paint();
    },
    paint() {
      const { low, high, track, bars } = this.$refs;
      const share = (slider) => slider.value / slider.max;
      track.style.setProperty("--from", `${share(low) * 100}%`);
      track.style.setProperty("--to", `${100 - share(high) * 100}%`);
      const all = [...bars.children];
      all.forEach((bar, place) => {
        const middle = (place + 0.5) / all.length;
        bar.classList.toggle("in", middle >= share(low) && middle <= share(high));
      });
      // Where both stand at the dear end the lower one must still be taken.
      low.classList.toggle("slider-over", share(low) > 0.5);
      for (const slider of [low, high]) {
        const price = toMoney(this.field(slider).value);
        slider.setAttribute("aria-valuetext", price ? `${price} ${this.$root.dataset.unit}` : slider.dataset.open);
      }
    },
  };
}
