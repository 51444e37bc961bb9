// Elements that reach beyond the window, except those kept for screen readers only.
() => [...document.querySelectorAll("body *")].filter(e => {
  const box = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  if (!box.width || e.closest("thead") || e.closest("svg")) { return false; }
  return style.display !== "none" && (box.right > innerWidth + 1 || box.left < -1);
}).map(e => e.outerHTML.slice(0, 120))
