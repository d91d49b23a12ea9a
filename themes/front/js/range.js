// Two sliders that write into the two price fields, and follow them. The bars between them are lit.
import { toLatin, toMoney } from "./digits.js";

const number = (text) => Number(toLatin(text).replace(/\D/g, "")) || null;

export function range() {
  return {
    init() {
      const { low, high, from, to } = this.$refs;
      for (const slider of [low, high]) slider.addEventListener("input", () => this.slid(slider));
      for (const slider of [low, high]) slider.addEventListener("change", () => this.field(slider).dispatchEvent(new Event("change", { bubbles: true })));
      for (const field of [from, to]) field.addEventListener("change", () => this.typed());
      this.typed();
    },
    field(slider) {
      return slider === this.$refs.low ? this.$refs.from : this.$refs.to;
    },
    slid(slider) {
      const { low, high } = this.$refs;
      if (slider === low && +low.value > +high.value) low.value = high.value;
      if (slider === high && +high.value < +low.value) high.value = low.value;
      const end = slider === low ? slider.min : slider.max;
      this.field(slider).value = slider.value === end ? "" : toMoney(slider.value);
      this.paint();
    },
    typed() {
      const { low, high, from, to } = this.$refs;
      low.value = number(from.value) ?? low.min;
      high.value = number(to.value) ?? high.max;
      this.paint();
    },
    paint() {
      const { low, high, track, bars } = this.$refs;
      const share = (value) => (value - low.min) / (low.max - low.min || 1);
      track.style.setProperty("--from", `${share(low.value) * 100}%`);
      track.style.setProperty("--to", `${100 - share(high.value) * 100}%`);
      const all = bars ? [...bars.children] : [];
      all.forEach((bar, place) => {
        const middle = (place + 0.5) / all.length;
        bar.classList.toggle("in", middle >= share(low.value) && middle <= share(high.value));
      });
    },
  };
}
