// Builds what a browser gets: one style sheet, one script, one font, each under a name with the hash of its content and
// with a Brotli and a gzip twin, and for the server the list of those names and the drawings of the icons.
//
//   themes/static/bazarche/  public files, kept for ever by caches
//   themes/built/            manifest.json (plain name → hashed name), icons.json (icon → SVG inside)
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "esbuild";
import subsetFont from "subset-font";

const front = dirname(fileURLToPath(import.meta.url));
const themes = dirname(front);
const modules = join(dirname(themes), "node_modules");
const require = createRequire(import.meta.url);
const run = promisify(execFile);

// Persian letters, marks and signs, the Arabic letters that people's names bring along, basic Latin, and our punctuation.
const FONT_RANGES = [
  [0x20, 0x7e], [0xa0, 0xa0], [0xab, 0xab], [0xb0, 0xb0], [0xb7, 0xb7], [0xbb, 0xbb], [0xd7, 0xd7],
  [0x60c, 0x60c], [0x61b, 0x61c], [0x61f, 0x61f], [0x621, 0x63a], [0x640, 0x655], [0x660, 0x66c], [0x670, 0x670],
  [0x67e, 0x67e], [0x686, 0x686], [0x698, 0x698], [0x6a9, 0x6a9], [0x6af, 0x6af], [0x6c0, 0x6c0], [0x6cc, 0x6cc],
  [0x6d5, 0x6d5], [0x6f0, 0x6f9], [0x200c, 0x200f], [0x2010, 0x2015], [0x2018, 0x201d], [0x2022, 0x2022],
  [0x2026, 0x2026], [0x2066, 0x2069], [0x2190, 0x2193], [0x2212, 0x2212], [0xfdfc, 0xfdfc],
];
const FONT_FEATURES = [
  "ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "mark", "mkmk", "kern", "curs", "tnum",
];

async function font() {
  const text = FONT_RANGES.map(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step)).join(""),
  ).join("");
  const whole = await readFile(join(modules, "vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2"));
  return subsetFont(whole, text, {
    targetFormat: "woff2",
    keepFeatures: FONT_FEATURES,
    noHinting: true,
    variationAxes: { wght: { min: 400, max: 800 } },
  });
}

async function styles() {
  const folder = await mkdtemp(join(tmpdir(), "bazarche-css-"));
  try {
    const cli = join(modules, "@tailwindcss/cli/dist/index.mjs");
    const target = join(folder, "app.css");
    await run(process.execPath, [cli, "--input", join(front, "css/app.css"), "--output", target, "--minify"], { cwd: front });
    return await readFile(target, "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function script() {
  const result = await build({
    entryPoints: [join(front, "js/app.js")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: ["chrome109", "firefox115", "safari16"],
    legalComments: "none",
    logLevel: "warning",
  });
  return result.outputFiles[0].text;
}

async function filesUnder(folder, endings) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

// The icons that templates name, and those that code names (front/icons.json).
async function icons() {
  const lucide = require("@iconify-json/lucide/icons.json");
  const { names, aliases } = JSON.parse(await readFile(join(front, "icons.json"), "utf8"));
  const wanted = new Set(names);
  for (const file of await filesUnder(join(themes, "templates"), [".html"])) {
    if (file.startsWith(join(themes, "templates", "office"))) continue; // Wagtail's own icons
    const text = await readFile(file, "utf8");
    for (const [, name] of text.matchAll(/(?:{%\s*icon\s+|\bicon=)["']([a-z0-9-]+)["']/g)) wanted.add(name);
  }
  const drawn = {};
  const missing = [];
  for (const name of [...wanted, ...Object.keys(aliases)].sort()) {
    const drawing = lucide.icons[aliases[name] ?? name] ?? lucide.icons[lucide.aliases[name]?.parent];
    if (drawing) drawn[name] = drawing.body.replace(/ (stroke-linecap|stroke-linejoin|stroke-width|stroke|fill)="(round|2|currentColor|none)"/g, "");
    else missing.push(name);
  }
  if (missing.length) throw new Error(`No such icon in lucide: ${missing.join(", ")}`);
  return drawn;
}

const hashed = (name, content) => {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  return name.replace(/(\.\w+)$/, `.${hash}$1`);
};

async function twins(content) {
  const size = Buffer.byteLength(content);
  return {
    ".br": await promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: size },
    }),
    ".gz": await promisify(gzip)(content, { level: 9 }),
  };
}

async function main() {
  const started = Date.now();
  const target = join(themes, "static/bazarche");
  const server = join(themes, "built");
  await Promise.all([mkdir(target, { recursive: true }), mkdir(server, { recursive: true })]);
  const [fontBytes, cssText, jsText, drawings] = await Promise.all([font(), styles(), script(), icons()]);

  const manifest = { "vazirmatn.woff2": hashed("vazirmatn.woff2", fontBytes) };
  const css = cssText.replaceAll("vazirmatn.woff2", manifest["vazirmatn.woff2"]);
  manifest["app.css"] = hashed("app.css", css);
  manifest["app.js"] = hashed("app.js", jsText);
  const files = { [manifest["vazirmatn.woff2"]]: fontBytes, [manifest["app.css"]]: css, [manifest["app.js"]]: jsText };
  const logo = await readFile(join(front, "favicon.svg"), "utf8");
  manifest["favicon.svg"] = hashed("favicon.svg", logo);
  files[manifest["favicon.svg"]] = logo;

  const sizes = [];
  for (const [name, content] of Object.entries({ ...files })) {
    if (name.endsWith(".woff2")) {
      sizes.push(`${name} ${(content.length / 1024).toFixed(1)} kB`);
      continue;
    }
    const packed = await twins(content);
    sizes.push(`${name} ${(packed[".br"].length / 1024).toFixed(1)} kB br`);
    for (const [ending, bytes] of Object.entries(packed)) files[name + ending] = bytes;
  }
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(target, name), content)));
  // The manifest comes last and at once: a server that reads it finds every file that it names.
  for (const [name, value] of [["icons.json", drawings], ["manifest.json", manifest]]) {
    await writeFile(join(server, `${name}.new`), JSON.stringify(value));
    await rename(join(server, `${name}.new`), join(server, name));
  }
  for (const name of await readdir(target)) if (!(name in files)) await rm(join(target, name), { recursive: true });
  console.log(`Front end built in ${((Date.now() - started) / 1000).toFixed(1)} s: ${sizes.join(", ")}`);
}

await main();
