// Text below the contrast of WCAG 2.2 AA: 4.5 to 1, or 3 to 1 for large text.
() => {
  const parse = c => { const n = c.match(/[\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const light = c => {
    const [r, g, b] = c.slice(0, 3).map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const ground = e => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) { layers.push(parse(getComputedStyle(at).backgroundColor)); }
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const faint = [];
  let seen = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !e.getClientRects().length || e.closest("script, style, title, desc")) { continue; }
    const style = getComputedStyle(e);
    const svg = e.closest("svg");
    let back = ground(svg || e);
    const marker = svg && e.parentElement.querySelector("rect.marker");
    if (marker) { back = over(parse(getComputedStyle(marker).fill), back); }
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const found = ratio(over(parse(svg ? style.fill : style.color), back), back);
    seen += 1;
    if (found < (large ? 3 : 4.5)) { faint.push([found.toFixed(2), e.outerHTML.slice(0, 100)]); }
  }
  return { seen, faint };
}
