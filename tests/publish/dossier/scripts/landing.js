// The words of a highlight with its continuations, and whether it is in view and lit.
(id) => {
  const first = document.getElementById(id);
  const pieces = [...document.querySelectorAll(`[id="${id}"], [data-of="${id}"]`)];
  const box = first.getClientRects()[0];
  return {
    words: pieces.map(piece => piece.textContent).join(" "),
    inView: box.width > 0 && box.top >= 0 && box.bottom <= innerHeight,
    background: getComputedStyle(first).backgroundColor,
    plain: getComputedStyle(document.body).backgroundColor,
  };
}
