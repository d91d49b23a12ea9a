// Everything here is a comfort: each page works without it. No eval, no inline handler, so that the strict policy holds.
import Alpine from "@alpinejs/csp";
import { autosubmit } from "./autosubmit.js";
import { basket } from "./basket.js";
import { clicks } from "./clicks.js";
import { counties } from "./counties.js";
import { digits } from "./digits.js";
import { filters } from "./filters.js";
import { gallery } from "./gallery.js";
import { menus } from "./menus.js";
import { narrow } from "./narrow.js";
import { range } from "./range.js";
import { sheets } from "./sheets.js";
import { stepper } from "./stepper.js";
import { suggest } from "./suggest.js";
import { toasts } from "./toasts.js";

document.documentElement.classList.add("js");

Alpine.data("gallery", gallery);
Alpine.data("range", range);
Alpine.data("stepper", stepper);

basket();
digits();
autosubmit();
clicks();
filters();
menus();
narrow();
sheets();
suggest();
toasts();
counties(document);
Alpine.start();
