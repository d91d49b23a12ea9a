// A county field holds all counties, grouped by province; with script it shows those of the chosen province alone.
export function counties(root) {
  for (const field of root.querySelectorAll("select[data-county-of]")) {
    const province = document.getElementById(field.dataset.countyOf);
    if (!province || field.dataset.ready) continue;
    field.dataset.ready = "1";
    const groups = [...field.querySelectorAll("optgroup")].map((group) => [group.dataset.province, [...group.children]]);
    const empty = field.querySelector(":scope > option");
    const show = () => {
      const chosen = field.value;
      const found = groups.find(([id]) => id === province.value)?.[1] ?? [];
      field.replaceChildren(...(empty ? [empty] : []), ...found);
      field.value = found.some((option) => option.value === chosen) ? chosen : (empty?.value ?? "");
      field.disabled = found.length === 0;
    };
    province.addEventListener("change", show);
    show();
  }
}
