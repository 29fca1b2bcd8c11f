"use strict";
// The search: months are read newest first, only once somebody searches, and only as many as the answer needs.
// What is found is put into the page as text, never as markup.
(() => {
  const MOST = 50;
  const page = document.documentElement;
  const form = document.querySelector("form[role=search]");
  const box = document.getElementById("search");
  const results = document.getElementById("results");
  const said = document.getElementById("said");
  const list = document.getElementById("found");
  const folder = `${page.dataset.root}search/${page.lang}/`;
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const read = new Map(); // month -> rows, each with the folded text that is searched
  let months = null; // newest first
  let names = {}; // slug -> name of the category
  let asked = 0;

  globalThis.joganSearch = {
    months: (found, categories) => { months = found; names = categories; },
    month: (month, rows) => read.set(month, rows.map((row) => {
      const [day, number, title, authors, category, sentence] = row;
      return { day, number, title, category, folded: fold([title, authors, names[category] || "", sentence].join(" ")) };
    })),
  };

  const load = (file) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = folder + file;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });

  const show = (found, finished) => {
    list.replaceChildren(...found.slice(0, MOST).map((row) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `${page.dataset.root}${page.lang}/${row.day}.html#paper-${row.number}`;
      link.textContent = row.title;
      const facts = document.createElement("span");
      facts.className = "facts";
      facts.textContent = ` ${row.day} · ${names[row.category] || ""}`;
      item.append(link, facts);
      return item;
    }));
    const words = form.dataset;
    if (found.length > MOST) said.textContent = words.many.replace("{}", MOST);
    else if (!finished) said.textContent = words.searching;
    else said.textContent = found.length ? words.found.replace("{}", found.length) : words.nothing;
  };

  const search = async () => {
    const mine = ++asked;
    const wanted = fold(box.value).split(/\s+/).filter(Boolean);
    results.hidden = !wanted.length;
    if (!wanted.length) return;
    try {
      if (!months) await load("months.js");
      const found = [];
      for (const month of months) {
        if (!read.has(month)) {
          show(found, false);
          await load(`${month}.js`);
        }
        if (mine !== asked) return;
        found.push(...read.get(month).filter((row) => wanted.every((word) => row.folded.includes(word))));
        if (found.length > MOST) break;
      }
      show(found, true);
    } catch {
      said.textContent = form.dataset.failed;
    }
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  box.addEventListener("input", search);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { box.value = ""; search(); }
  });
  list.addEventListener("click", () => { results.hidden = true; });
})();
