"use strict";
// Switches what the page shows. Everything that it can show is in the page; without this script
// it shows what was asked for when it was made.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const rendering = one("rendering");
  const words = one("words");
  const card = one("card");
  const shown = (element) => element.getClientRects().length > 0;

  function say(text) {
    one("said").textContent = text;
  }

  function state() {
    const name = rendering ? rendering.value : document.body.dataset.state.split("+")[0];
    const marked = `${name}+words`;
    const has = all(`[data-states~="${CSS.escape(marked)}"]`).length > 0;
    return words && words.checked && has ? marked : name;
  }

  function update() {
    const now = state();
    document.body.dataset.state = now;
    for (const version of all(".version")) {
      version.hidden = !version.dataset.states.split(" ").includes(now);
    }
    for (const input of all("[data-row-switch]")) {
      one(input.dataset.rowSwitch).hidden = !input.checked;
    }
    for (const input of all("[data-treaty-switch]")) {
      const treaty = CSS.escape(input.dataset.treatySwitch);
      for (const element of all(`.comparison [data-treaty="${treaty}"]`)) {
        element.hidden = !input.checked;
      }
    }
    const called = new Set(
      all(".comparison sup a").filter(shown).map((link) => link.hash.slice(1))
    );
    for (const source of all(".sources li")) source.hidden = !called.has(source.id);
    for (const section of all(".sources")) section.hidden = called.size === 0;
  }

  function switchOn(kind, name) {
    const input = all(`[data-${kind}-switch="${CSS.escape(name)}"]`)[0];
    if (!input.checked) {
      input.checked = true;
      update();
    }
  }

  // The element that an address names: a row, or the words of a clause as they are shown now.
  function target(name) {
    const named = one(name);
    if (!name) return null;
    if (named && named.tagName === "TR") return named;
    const places = all(".comparison [data-clauses]").filter((place) =>
      place.dataset.clauses.split(" ").some((it) => it === name || it.startsWith(`${name}-`))
    );
    if (!places.length || places.some(shown)) return places.find(shown);
    // A clause may stand in several rows; one is enough. Its wording may not be the one chosen.
    const cell = places[0].closest("td");
    switchOn("row", cell.parentElement.id);
    switchOn("treaty", cell.dataset.treaty);
    return places.find(shown) || cell;
  }

  function addressed() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";  // a stray % in an address typed by hand
    }
  }

  function follow() {
    for (const element of all(".target")) element.classList.remove("target");
    const element = target(addressed());
    if (!element) return;
    if (element.tagName === "TR") switchOn("row", element.id);
    element.classList.add("target");
    element.scrollIntoView();
  }

  function markdown(row) {
    // On a phone the headings are hidden from the eye alone, so that they have boxes all the same.
    const headings = all(".comparison thead th").filter((cell) => !cell.hidden);
    const versions = all("th, td", row).filter(shown).map((cell) =>
      cell.tagName === "TH" ? cell : cell.querySelector(".version:not([hidden])")
    );
    const line = (cells) => `| ${cells.join(" | ")} |`;
    const table = [
      line(headings.map((heading) => heading.dataset.markdown)),
      line(headings.map(() => "---")),
      line(versions.map((version) => version.dataset.markdown)),
    ];
    const called = new Set(all("sup a", row).filter(shown).map((link) => link.hash.slice(1)));
    const notes = [...called].map((id) => one(id).dataset.markdown);
    return [table.join("\n"), notes.join("\n")].filter(Boolean).join("\n\n") + "\n";
  }

  async function copy(button) {
    const text = markdown(button.closest("tr"));
    try {
      await navigator.clipboard.writeText(text);
      say("Copied.");
    } catch {
      // Pages opened over plain http have no clipboard to write to.
      card.replaceChildren(Object.assign(document.createElement("textarea"), {
        value: text, rows: 12, readOnly: true, ariaLabel: "The row as Markdown",
      }));
      open(button);
      card.firstChild.select();
      say("Copy the text selected.");
    }
  }

  function open(beside) {
    card.showPopover();
    const box = beside.getBoundingClientRect();
    const left = Math.min(box.left, innerWidth - card.offsetWidth - 16);
    const below = box.bottom + 6;
    const fits = below + card.offsetHeight < innerHeight;
    card.style.left = `${Math.max(left, 8)}px`;
    card.style.top = `${fits ? below : Math.max(box.top - card.offsetHeight - 6, 8)}px`;
    card.focus();
  }

  document.addEventListener("click", (event) => {
    const call = event.target.closest(".comparison sup a");
    if (call && card.showPopover) {
      event.preventDefault();
      const source = one(call.hash.slice(1)).cloneNode(true);
      card.replaceChildren(...source.childNodes);
      open(call);
    }
    const button = event.target.closest("button");
    if (button && button.matches(".copy")) copy(button);
    if (button && button.dataset.all) {
      for (const input of all("[data-row-switch]")) input.checked = button.dataset.all === "on";
      update();
    }
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) follow();
  });
  document.addEventListener("change", update);
  addEventListener("hashchange", follow);
  document.addEventListener("submit", (event) => event.preventDefault());

  for (const element of all(".scripted")) element.hidden = false;
  update();
  follow();
})();
