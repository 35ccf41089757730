"use strict";
// All that a page does beyond standing there: filter, sort, print. Without it everything is shown and nothing is missing.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const tools = document.querySelector(".tools");

  const filter = () => {
    const wanted = tools.querySelector("[type=search]").value.trim().toLowerCase();
    const grave = new Set(all("[name=severity]:checked", tools).map((box) => box.value));
    let shown = 0;
    const items = all("[data-item]");
    for (const item of items) {
      const of = item.dataset.severity;
      const fits = (!of || grave.has(of)) && item.textContent.toLowerCase().includes(wanted);
      item.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const part of all("details[data-part]")) {
      part.dataset.open ??= String(part.open);
      const hits = all("[data-item]", part).some((item) => !item.hidden);
      part.open = wanted === "" ? part.dataset.open === "true" : hits;
    }
    const status = tools.querySelector("[role=status]");
    const whole = shown === items.length;
    status.textContent = whole ? "" : status.dataset.words.replace("{shown}", shown).replace("{all}", items.length);
  };

  const sorted = (table, column, down) => {
    const body = table.tBodies[0];
    const key = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
    const number = table.tHead.rows[0].cells[column].classList.contains("num");
    const order = (a, b) => (number ? Number(a) - Number(b) : a.localeCompare(b, document.documentElement.lang));
    const rows = [...body.rows].map((row, at) => ({ row, at, key: key(row) }));
    // What has no value stands last whichever way the table is sorted.
    rows.sort((a, b) => (a.key === "") - (b.key === "") || (down ? -1 : 1) * order(a.key, b.key) || a.at - b.at);
    body.append(...rows.map(({ row }) => row));
  };

  const sortable = (table) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        const down = now === null ? head.classList.contains("num") : now === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sorted(table, column, down);
      });
    });
  };

  if (tools) {
    tools.hidden = false;
    tools.addEventListener("input", filter);
    tools.querySelector("[data-print]").addEventListener("click", () => window.print());
  }
  all("table[data-sortable]").forEach(sortable);
  window.addEventListener("beforeprint", () => all("details").forEach((part) => (part.open = true)));
})();
