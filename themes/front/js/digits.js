// Digits are shown in Persian while they are typed and sent in Latin. data-digits: codes, numbers; data-money: with group marks.
const GROUPS = /\B(?=(\d{3})+(?!\d))/g;

export const toPersian = (text) => text.replace(/\d/g, (digit) => "۰۱۲۳۴۵۶۷۸۹"[digit]);
export const toLatin = (text) =>
  text.replace(/[۰-۹]/g, (digit) => "۰۱۲۳۴۵۶۷۸۹".indexOf(digit)).replace(/[٠-٩]/g, (digit) => "٠١٢٣٤٥٦٧٨٩".indexOf(digit));
const bare = (text) => toLatin(text).replace(/\D/g, "");
export const toMoney = (text) => toPersian(bare(text).replace(/^0+(?=\d)/, "").replace(GROUPS, "٬"));

export function digits() {
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || event.isComposing) return;
    if (!("digits" in field.dataset || "money" in field.dataset)) return;
    const after = field.value.length - (field.selectionStart ?? field.value.length);
    const shown = "money" in field.dataset ? toMoney(field.value) : toPersian(toLatin(field.value));
    if (shown === field.value) return;
    field.value = shown;
    const place = Math.max(0, shown.length - after);
    field.setSelectionRange(place, place);
  });

  document.addEventListener("formdata", (event) => {
    for (const field of event.target.elements) {
      if (!field.name || field.disabled || !field.dataset) continue;
      if ("money" in field.dataset) event.formData.set(field.name, bare(field.value));
      else if ("digits" in field.dataset) event.formData.set(field.name, toLatin(field.value));
    }
  });
}
