// Labels of the visible drawings that touch each other or leave their drawing.
() => {
  const overlapping = [];
  const cut = [];
  let labels = 0;
  for (const svg of document.querySelectorAll("svg.drawing")) {
    const frame = svg.getBoundingClientRect();
    if (!frame.width) { continue; }
    const texts = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect()]);
    labels += texts.length;
    texts.forEach(([words, box], i) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) { cut.push(words); }
      texts.slice(i + 1).forEach(([others, other]) => {
        if (box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 2 && other.top < box.bottom - 2) { overlapping.push([words, others]); }
      });
    });
  }
  return { labels, overlapping, cut };
}
