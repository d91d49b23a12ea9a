// A toast leaves after five seconds, but not while it is pointed at or holds the focus.
const STAY = 5000;

function leave(toast) {
  if (toast.matches(":hover, :focus-within")) setTimeout(leave, STAY, toast);
  else toast.remove();
}

export function toasts() {
  const place = document.querySelector("[data-toasts]");
  if (!place) return;
  const start = (toast) => toast.nodeType === Node.ELEMENT_NODE && setTimeout(leave, STAY, toast);
  for (const toast of place.children) start(toast);
  new MutationObserver((changes) => {
    for (const change of changes) for (const toast of change.addedNodes) start(toast);
  }).observe(place, { childList: true });
}
