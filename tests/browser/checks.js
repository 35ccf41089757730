"use strict";
// Runs beside a page of kpr in a frame and writes what it saw: `ok NAME` or `not ok NAME: WHY`, a line each, then `done`.
const frame = document.querySelector("iframe");
const out = document.querySelector("pre");
const say = (line) => out.append(line + "\n");
const check = (name, holds, why) => say(holds ? `ok ${name}` : `not ok ${name}: ${why ?? ""}`);
const wait = (ms) => new Promise((go) => setTimeout(go, ms));

const luminance = ([r, g, b]) => {
  const part = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
};
const colour = (text) => (text.match(/[\d.]+/g) ?? []).map(Number);
const contrast = (a, b) => {
  const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
};

// What every page of kpr holds to.
const page = (w, d) => {
  const all = (selector) => [...d.querySelectorAll(selector)];
  const visible = (e) => e.getClientRects().length > 0;
  check("one main, one h1", all("main").length === 1 && all("h1").length === 1);
  check("a language and a title", d.documentElement.lang !== "" && d.title !== "");
  const ids = all("[id]").map((e) => e.id);
  check("ids are unique", new Set(ids).size === ids.length, ids.filter((id, at) => ids.indexOf(id) !== at)[0]);
  const lost = all('a[href^="#"]').filter((a) => !d.getElementById(a.getAttribute("href").slice(1)));
  check("every link has its place", lost.length === 0, lost[0]?.outerHTML);
  const named = all("[aria-labelledby]").filter((e) => e.getAttribute("aria-labelledby").split(" ").some((id) => !d.getElementById(id)));
  check("names are there", named.length === 0, named[0]?.outerHTML.slice(0, 80));
  const levels = all("h1, h2, h3, h4").map((h) => Number(h.tagName[1]));
  check("headings in order", levels.every((l, at) => at === 0 ? l === 1 : l <= levels[at - 1] + 1), levels.join());
  check("tables have captions", all("table").every((t) => t.caption?.textContent.trim()));
  check("heads have scopes", all("th").every((th) => th.scope === "col" || th.scope === "row"));
  check("inputs have labels", all("input").every((i) => i.labels.length > 0));
  check("nothing of another kind", all("img, iframe, object, embed, form, link, base").length === 0 && all("script").length === 1);
  check("no attribute acts", all("*").every((e) => e.getAttributeNames().every((a) => !a.startsWith("on") && a !== "style")));
  check("links stay here", all("a").every((a) => /^(#|\.\/)/.test(a.getAttribute("href"))));
  check("no fetch", w.performance.getEntriesByType("resource").length === 0);
  check("nothing ran", w.pwned === undefined && window.pwned === undefined);
  check("no sideways scroll", d.documentElement.scrollWidth <= w.innerWidth, `${d.documentElement.scrollWidth} of ${w.innerWidth}`);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = colour(w.getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const texts = all("body *").filter((e) => visible(e) && !e.closest(".skip, script") && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  const of = (e) => e.closest("svg") ? w.getComputedStyle(e).fill : w.getComputedStyle(e).color;
  const faint = texts.filter((e) => contrast(colour(of(e)).slice(0, 3), ground(e)) < 4.5);
  check("contrast of texts", faint.length === 0 && texts.length > 10, faint[0]?.outerHTML.slice(0, 160));
};

const type = (w, d, text) => {
  const input = d.querySelector("input[type=search]");
  input.value = text;
  input.dispatchEvent(new w.Event("input", { bubbles: true }));
};

const report = async (w, d) => {
  const items = [...d.querySelectorAll("[data-item]")];
  const shown = () => items.filter((i) => !i.hidden);
  const [finding] = d.querySelectorAll("#findings li");
  if (expected.finding) {
    const link = finding.querySelector("a");
    check("the finding's line", link.getAttribute("href") === expected.finding.href, link.outerHTML);
    link.click();
    await wait(300);
    const target = d.querySelector(":target");
    const box = target?.getBoundingClientRect();
    check("the link goes there", target && `#${target.id}` === expected.finding.href, w.location.hash);
    check("and the line is in view", box && box.top >= 0 && box.bottom <= w.innerHeight, JSON.stringify(box));
    check("its figure is marked", target?.querySelector("mark")?.textContent === expected.finding.marked, target?.textContent);
    check("and leads back", target?.querySelector("a.back")?.getAttribute("href") === `#${finding.id}`);
    const cell = d.querySelector("td.c");
    check("the cell is contradicted in words too", cell?.textContent.startsWith(expected.finding.marked.replace(/ /g, "\u00a0")) && cell.querySelector("[role=img]").ariaLabel !== "", cell?.outerHTML);
  }
  if (expected.filter) {
    type(w, d, expected.filter);
    const hits = shown();
    check("the filter", hits.length > 0 && hits.length < items.length && hits.every((i) => i.textContent.toLowerCase().includes(expected.filter)));
    check("and its count", d.querySelector("[role=status]").textContent.includes(hits.length), d.querySelector("[role=status]").textContent);
    type(w, d, "");
    check("all again", shown().length === items.length && d.querySelector("[role=status]").textContent === "");
    d.querySelector("[value=note]").click();
    check("severities", shown().every((i) => i.dataset.severity !== "note") && shown().length < items.length);
  }
  const lines = d.querySelectorAll(".lines li").length;
  check("every line is there", lines === expected.lines, `${lines}`);
};

const index = async (w, d) => {
  const heads = [...d.querySelectorAll("thead th")];
  const column = (at) => [...d.querySelectorAll("tbody tr")].map((r) => r.cells[at].dataset.value ?? r.cells[at].textContent);
  const at = heads.findIndex((h) => h.textContent === expected.column);
  heads[at].querySelector("button").click();
  const down = column(at).map(Number);
  check("sorted down", heads[at].ariaSort === "descending" && down.every((v, i) => i === 0 || v <= down[i - 1]), down.join());
  heads[at].querySelector("button").click();
  const up = column(at).map(Number);
  check("sorted up", heads[at].ariaSort === "ascending" && up.every((v, i) => i === 0 || v >= up[i - 1]), up.join());
  check("one column is the sorted one", heads.filter((h) => h.ariaSort).length === 1);
  check("a row a report", column(0).length === expected.rows, `${column(0).length}`);
};

frame.addEventListener("load", async () => {
  try {
    const { contentWindow: w, contentDocument: d } = frame;
    page(w, d);
    await (expected.index ? index(w, d) : report(w, d));
    say("done");
  } catch (error) {
    say(`not ok the checks: ${error.stack}`);
  }
});
