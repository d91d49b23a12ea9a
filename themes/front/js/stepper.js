// Plus and minus beside a number field that works alone.
import { toLatin, toPersian } from "./digits.js";

export function stepper() {
  return {
    init() {
      this.mark();
      this.$refs.input.addEventListener("change", () => this.mark());
    },
    bounds() {
      const { min, max } = this.$refs.input.dataset;
      return [Number(min || 1), Number(max || 99)];
    },
    now() {
      const [least] = this.bounds();
      return Number.parseInt(toLatin(this.$refs.input.value), 10) || least;
    },
    more() {
      this.set(this.now() + 1);
    },
    less() {
      this.set(this.now() - 1);
    },
    set(value) {
      const [least, most] = this.bounds();
      this.$refs.input.value = toPersian(String(Math.min(most, Math.max(least, value))));
      this.$refs.input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    mark() {
      const [least, most] = this.bounds();
      const value = this.now();
      this.$refs.less.disabled = value <= least;
      this.$refs.more.disabled = value >= most;
    },
  };
}
