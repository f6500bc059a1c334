import { nearestCertificate } from "../certificates.ts";
import type { FleetReport, TenantReport } from "../fleet-report.ts";
import { counted, type Mark, markOf, tenantMark } from "./mark.ts";
import { type Markup, markup } from "./markup.ts";
import { detailsId } from "./tenant-id.ts";
import { vendorTitle } from "./vendor-title.ts";

/** Tenants of which the page's first list tells; the others are counted. */
const mostListed = 12;

/** What an administrator wants to know first: how many, how they stand, what to do. */
export function summary(report: FleetReport): Markup {
  return markup`<section aria-labelledby="summary"><h2 id="summary">Summary</h2>
<dl class="tiles">${tiles(report).map(tile)}</dl>
<div class="columns"><div>${attentionList(report)}</div><div>${matrix(report.tenants)}</div></div></section>`;
}

interface Tile {
  readonly term: string;
  readonly value: string;
  readonly mark: Mark;
}

function tiles({ tenants, looksForDrift, certificateDays }: FleetReport): Tile[] {
  const troubled = tenants.filter((one) => tenantMark(one).tone === "bad").length;
  const warned = tenants.filter((one) => tenantMark(one).tone === "warn").length;
  const near = tenants.map(({ certificates }) => nearestCertificate(certificates)?.state);
  const ended = near.filter((state) => state === "ended").length;
  const due = near.filter((state) => state === "due").length;
  const drifted = tenants.filter(({ drift }) => drift.kind === "changed").length;
  const failed = tenants.filter(({ drift }) => drift.kind === "failed").length;
  const passed = tenants.filter(
    ({ signInTest }) => signInTest?.result === "passed" && !signInTest.isOutdated,
  ).length;
  const standing = tenants.filter(({ state }) => state.kind === "deployed").length;
  return [
    { term: "Tenants", value: String(tenants.length), mark: { tone: "none", text: `${standing} deployed` } },
    {
      term: "Need attention",
      value: String(troubled + warned),
      mark:
        troubled + warned === 0
          ? { tone: "good", text: "nothing to do" }
          : { tone: troubled > 0 ? "bad" : "warn", text: `${troubled} with errors, ${warned} with warnings` },
    },
    {
      term: "Certificates ending",
      value: String(ended + due),
      mark:
        ended + due === 0
          ? { tone: "good", text: `none within ${counted(certificateDays, "day")}` }
          : {
              tone: ended > 0 ? "bad" : "warn",
              text: `${ended} ended, ${due} within ${counted(certificateDays, "day")}`,
            },
    },
    {
      term: "Changed by hand",
      value: looksForDrift ? String(drifted) : "–",
      mark: looksForDrift
        ? failed > 0
          ? { tone: "bad", text: `${counted(failed, "tenant")} could not be asked` }
          : { tone: drifted > 0 ? "bad" : "good", text: drifted > 0 ? "see Drift" : "all as recorded" }
        : { tone: "none", text: "not looked; --drift does" },
    },
    {
      term: "Sign-in tested",
      value: String(passed),
      mark: {
        tone: passed > 0 && passed === tenants.length ? "good" : "none",
        text: `of ${tenants.length} passed as they stand`,
      },
    },
  ];
}

function tile({ term, value, mark }: Tile): Markup {
  return markup`<div class="tile"><dt>${term}</dt><dd><span class="figure">${value}</span>${markOf(mark)}</dd></div>`;
}

function attentionList({ tenants }: FleetReport): Markup {
  const troubled = tenants
    .map((tenant, place) => ({ tenant, place, mark: tenantMark(tenant) }))
    .filter(({ mark }) => mark.tone !== "good")
    .sort((one, other) => Number(other.mark.tone === "bad") - Number(one.mark.tone === "bad"));
  const shown = troubled.slice(0, mostListed);
  const rest = troubled.length - shown.length;
  return markup`<h3>What to look at</h3>${
    troubled.length === 0
      ? markup`<p class="calm">${markOf({ tone: "good", text: tenants.length === 0 ? "There are no tenants yet." : "No tenant needs anything." })}</p>`
      : markup`<ul class="attention">${shown.map(
          ({ tenant, place, mark }) =>
            markup`<li>${markOf({ tone: mark.tone, text: "" })}<div><div class="short"><a href="#${detailsId(place)}">${tenant.name}</a>: ${tenant.attention[0]?.text}</div>${more(tenant)}</div></li>`,
        )}</ul>${rest > 0 && markup`<p class="quiet">and ${counted(rest, "more tenant")}: choose “Only what needs attention” below.</p>`}`
  }`;
}

function more({ attention }: TenantReport): Markup | false {
  const others = attention.filter(({ severity }) => severity !== "info").length - 1;
  return others > 0 && markup`<span class="quiet">and ${others} more</span>`;
}

const states = ["deployed", "pending", "not-deployed", "unreadable"] as const;
const stateTitles = {
  deployed: "Deployed",
  pending: "Pending",
  "not-deployed": "Not deployed",
  unreadable: "Unreadable",
};

function matrix(tenants: readonly TenantReport[]): Markup {
  const vendors = [...Map.groupBy(tenants, ({ vendor }) => vendorTitle(vendor))].sort(([one], [other]) =>
    one.localeCompare(other, "en"),
  );
  const row = (title: string, group: readonly TenantReport[]) =>
    markup`<tr><th scope="row">${title}</th>${states.map((state) => {
      const count = group.filter((one) => one.state.kind === state).length;
      return markup`<td class="number ${count === 0 ? "zero" : ""}">${count}</td>`;
    })}<td class="number total">${group.length}</td></tr>`;
  return markup`<h3 id="matrix">By identity provider and state</h3><div class="scroll" role="region" aria-labelledby="matrix" tabindex="0"><table class="matrix"><thead><tr><th scope="col">Identity provider</th>${states.map((state) => markup`<th scope="col" class="number">${stateTitles[state]}</th>`)}<th scope="col" class="number">All</th></tr></thead><tbody>${vendors.map(([title, group]) => row(title, group))}</tbody><tfoot>${row("All", tenants)}</tfoot></table></div>`;
}
