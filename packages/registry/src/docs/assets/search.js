// The search box: it looks through window.searchIndex, which search-index.js has set. Without JavaScript it stays hidden.
(() => {
  const MOST = 12;
  const box = document.querySelector(".search");
  const input = document.querySelector("#search");
  const list = document.querySelector("#results");
  const root = document.body.dataset.root ?? "";
  let chosen = -1;

  box.hidden = false;

  function find(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const ranked = window.searchIndex.flatMap((entry) => {
      const name = entry.name.toLowerCase();
      const all = `${name} ${entry.about.toLowerCase()} ${entry.kind}`;
      if (!words.every((word) => all.includes(word))) return [];
      const rank = name.startsWith(words[0]) ? 0 : name.includes(words[0]) ? 1 : 2;
      return [{ entry, rank }];
    });
    return ranked
      .toSorted((one, other) => one.rank - other.rank)
      .slice(0, MOST)
      .map(({ entry }) => entry);
  }

  function show(entries) {
    const nothing = input.value.trim() !== "" && entries.length === 0;
    list.replaceChildren(...(nothing ? [note("Nothing is called that.")] : entries.map(option)));
    list.hidden = entries.length === 0 && !nothing;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  }

  function option(entry, index) {
    const item = document.createElement("li");
    item.id = `result-${index}`;
    item.role = "option";
    const link = document.createElement("a");
    link.href = root + entry.href;
    link.tabIndex = -1;
    link.append(part("name", entry.name), part("kind", entry.kind), part("about", entry.about));
    item.append(link);
    return item;
  }

  function note(text) {
    const item = document.createElement("li");
    item.className = "note";
    item.textContent = text;
    return item;
  }

  function part(name, text) {
    const span = document.createElement("span");
    span.className = name;
    span.textContent = text;
    return span;
  }

  function choose(index) {
    const options = [...list.querySelectorAll("[role=option]")];
    chosen = options.length === 0 ? -1 : Math.min(Math.max(index, -1), options.length - 1);
    for (const [at, item] of options.entries()) item.setAttribute("aria-selected", String(at === chosen));
    options[chosen]?.scrollIntoView({ block: "nearest" });
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `result-${chosen}`);
  }

  input.addEventListener("input", () => show(find(input.value)));
  input.addEventListener("focus", () => show(find(input.value)));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter") list.querySelectorAll("[role=option] a")[Math.max(chosen, 0)]?.click();
    else if (event.key === "Escape") {
      input.value = "";
      show([]);
      input.blur();
    } else return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    const writing = event.target instanceof HTMLInputElement;
    if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  document.addEventListener("focusin", (event) => {
    if (!box.contains(event.target)) show([]);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target)) show([]);
  });
  addEventListener("pageshow", () => {
    input.value = "";
    show([]);
  });

  // Paper has no summary to click on.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
