// Where the keyboard is, and whether that can be seen.
() => {
  const here = document.activeElement;
  const box = here.getBoundingClientRect();
  const style = getComputedStyle(here);
  const all = [...document.querySelectorAll("*")];
  return {
    place: all.indexOf(here),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inView: box.bottom > 0 && box.top < innerHeight,
  };
}
