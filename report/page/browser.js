// @ts-nocheck: it runs in a browser, whose types would otherwise be known to the whole project.

// Sorts, filters and unfolds what the page holds already. Without it everything is there, in the order of the names.
document.documentElement.classList.add("js");
const table = document.querySelector("table.tenants");
const rows = [...document.querySelectorAll("table.tenants tbody tr")];
const byId = (id) => document.getElementById(id);

/** Texts by the alphabet, numbers by size. */
function compare(one, other) {
  const [a, b] = [Number(one), Number(other)];
  return one !== "" && other !== "" && !Number.isNaN(a) && !Number.isNaN(b)
    ? a - b
    : one.localeCompare(other, "en", { numeric: true });
}

function sortBy(head, direction) {
  const column = Number(head.dataset.column);
  const key = (row) => row.cells[column].dataset.key;
  for (const other of table.querySelectorAll("thead th")) other.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", direction);
  const sign = direction === "ascending" ? 1 : -1;
  rows.sort((one, other) => sign * compare(key(one), key(other)));
  table.tBodies[0].append(...rows);
}

for (const head of table?.querySelectorAll("thead th") ?? []) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  button.addEventListener("click", () =>
    sortBy(head, head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending"),
  );
  head.replaceChildren(button);
}

/** What a row is found by: all that stands in it and in its details. */
const texts = new Map(
  rows.map((row) => [row, `${row.textContent} ${byId(row.dataset.tenant)?.textContent}`.toLowerCase()]),
);

function filter() {
  const words = byId("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
  const onlyNeedy = byId("only-attention").checked;
  let shown = 0;
  for (const row of rows) {
    const fits =
      words.every((word) => texts.get(row).includes(word)) && (!onlyNeedy || row.dataset.needs === "yes");
    row.hidden = !fits;
    byId(row.dataset.tenant).hidden = !fits;
    if (fits) shown += 1;
  }
  byId("count").textContent = `${shown} of ${rows.length} ${rows.length === 1 ? "tenant" : "tenants"}`;
  byId("nothing").hidden = shown > 0;
}

if (table) {
  const controls = document.querySelector(".controls");
  controls.hidden = false;
  controls.addEventListener("input", filter);
  controls.addEventListener("submit", (event) => event.preventDefault());
  byId("all-details").hidden = false;
  byId("all-details").addEventListener("click", ({ target }) => {
    if (target.dataset.open)
      for (const one of document.querySelectorAll("details.tenant")) one.open = target.dataset.open === "yes";
  });
}

/** A link to a tenant opens it, even where the filter has hidden it, and takes the keyboard there. */
function openTarget() {
  const target = byId(location.hash.slice(1));
  if (!target?.matches("details.tenant")) return;
  target.hidden = false;
  target.open = true;
  target.scrollIntoView();
  target.querySelector("summary").focus();
}
addEventListener("hashchange", openTarget);
document.addEventListener("click", ({ target }) => {
  // The same link twice changes no hash.
  if (target.closest?.("a[href^='#tenant-']")?.hash === location.hash) openTarget();
});
openTarget();

// For browsers that cannot unfold by style alone when they print.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details:not([open])")];
  for (const one of unfolded) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of unfolded) one.open = false;
});
