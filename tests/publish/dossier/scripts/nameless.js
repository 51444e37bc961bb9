// Links, tables, drawings, regions and articles without a name; tables without header cells.
() => {
  const named = e => {
    const ids = (e.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
    const label = e.getAttribute("aria-label") || ids.map(id => document.getElementById(id).textContent).join(" ");
    return (label || (e.tagName === "A" ? e.textContent : "")).trim() !== "";
  };
  const wanted = "a:not(svg a), table, svg[role=img], section, article, nav";
  const bare = [...document.querySelectorAll(wanted)].filter(e => !named(e));
  const headless = [...document.querySelectorAll("table")].filter(
    t => !t.querySelector("th[scope=col]") || [...t.querySelectorAll("tbody tr")].some(r => !r.querySelector("th[scope=row]")));
  const described = [...document.querySelectorAll("svg[role=img]")].filter(
    s => !s.querySelector("title") || !s.querySelector("desc").textContent.trim());
  const uneven = [...document.querySelectorAll("table")].filter(t => {
    const columns = t.querySelectorAll("thead th").length;
    return [...t.querySelectorAll("tbody tr")].some(r => r.children.length !== columns);
  });
  return [...bare, ...headless, ...described, ...uneven].map(e => e.outerHTML.slice(0, 120));
}
