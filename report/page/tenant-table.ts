import { nearestCertificate } from "../certificates.ts";
import type { TenantReport } from "../fleet-report.ts";
import {
  certificateMark,
  counted,
  driftMark,
  type Mark,
  markOf,
  policyMark,
  stateMark,
  tenantMark,
  testMark,
} from "./mark.ts";
import { type Markup, markup, type Part } from "./markup.ts";
import { detailsId } from "./tenant-id.ts";
import { day } from "./time.ts";
import { vendorTitle } from "./vendor-title.ts";

interface Column {
  readonly title: string;
  readonly cell: (tenant: TenantReport, place: number) => Part;
  /** What rows are sorted by: texts by the alphabet, numbers by size. */
  readonly key: (tenant: TenantReport) => string | number;
}

/** The worst first. */
const toneOrder = ["bad", "warn", "none", "good"];
const byTone = ({ tone, text }: Mark) => `${toneOrder.indexOf(tone)} ${text}`;

const columns: readonly Column[] = [
  {
    title: "Tenant",
    cell: (tenant, place) =>
      markup`<a href="#${detailsId(place)}">${tenant.name}</a>${tenantMark(tenant).tone !== "good" && markUnder(tenantMark(tenant))}`,
    key: ({ name }) => name,
  },
  {
    title: "Identity provider",
    cell: ({ vendor }) => vendorTitle(vendor),
    key: ({ vendor }) => vendorTitle(vendor),
  },
  {
    title: "Mode",
    cell: ({ mode, customers }) =>
      markup`${mode ?? "unknown"}${customers.length > 0 && markup`<small>${customers.length} customers</small>`}`,
    key: ({ mode }) => mode ?? "",
  },
  {
    title: "Organisation",
    cell: ({ organizationId, tenantGroup }) =>
      markup`<code>${organizationId ?? "unknown"}</code>${tenantGroup !== undefined && markup`<small>group ${tenantGroup}</small>`}`,
    key: ({ organizationId }) => organizationId ?? "",
  },
  {
    title: "State",
    cell: ({ state }) =>
      markup`${markOf(stateMark(state))}${"updatedAt" in state && markup`<small>${day(state.updatedAt)}</small>`}`,
    key: ({ state }) => byTone(stateMark(state)),
  },
  {
    title: "Drift",
    cell: ({ drift }) => markOf(driftMark(drift)),
    key: ({ drift }) => byTone(driftMark(drift)),
  },
  {
    title: "Policy",
    cell: ({ policy }) => markOf(policyMark(policy)),
    key: ({ policy }) => byTone(policyMark(policy)),
  },
  {
    title: "Nearest certificate",
    cell: ({ certificates }) => {
      const nearest = nearestCertificate(certificates);
      if (nearest === undefined) return markOf({ tone: "none", text: "none known" });
      const whose = nearest.side === "webex" ? "Webex’s" : "IdP’s";
      return markup`${markOf(certificateMark(nearest))}<small>${whose}, ${day(nearest.notAfter)}</small>`;
    },
    key: ({ certificates }) => nearestCertificate(certificates)?.daysLeft ?? Number.MAX_SAFE_INTEGER,
  },
  {
    title: "Sign-in test",
    cell: ({ signInTest }) =>
      markup`${markOf(testMark(signInTest))}${signInTest !== undefined && markup`<small>${day(signInTest.at)}</small>`}`,
    key: ({ signInTest }) => `${byTone(testMark(signInTest))} ${signInTest?.at ?? ""}`,
  },
];

/**
 * The table of tenants, with what the script needs to sort and to filter it. The roles repeat what the elements are: on a
 * phone they are laid out as cards, and browsers then forget that they are a table.
 */
export function tenantTable(tenants: readonly TenantReport[]): Markup {
  return markup`<section aria-labelledby="tenants"><h2 id="tenants">Tenants</h2>
<form class="controls" role="search" hidden>
<label for="filter">Filter</label><input id="filter" type="search" autocomplete="off" spellcheck="false" placeholder="name, identity provider, organisation, state …">
<label class="check"><input id="only-attention" type="checkbox"> Only what needs attention</label>
<output id="count" for="filter only-attention">${tenants.length} of ${counted(tenants.length, "tenant")}</output>
</form>
${
  tenants.length === 0
    ? markup`<p class="calm">No stack file, and no stack in the backend. README.md says how the first tenant is made.</p>`
    : markup`<table class="tenants" role="table" aria-labelledby="tenants"><thead role="rowgroup"><tr role="row">${columns.map(head)}</tr></thead>
<tbody role="rowgroup">${tenants.map(row)}</tbody></table><p class="calm" id="nothing" hidden>No tenant has all of these words.</p>`
}</section>`;
}

function head({ title }: Column, place: number): Markup {
  return markup`<th scope="col" role="columnheader" aria-sort="${place === 0 ? "ascending" : "none"}" data-column="${place}">${title}</th>`;
}

function row(tenant: TenantReport, place: number): Markup {
  const needs = tenantMark(tenant).tone === "good" ? "no" : "yes";
  return markup`<tr role="row" data-tenant="${detailsId(place)}" data-needs="${needs}">${columns.map(
    ({ title, cell, key }, at) =>
      at === 0
        ? markup`<th scope="row" role="rowheader" data-key="${key(tenant)}">${cell(tenant, place)}</th>`
        : markup`<td role="cell" data-title="${title}" data-key="${key(tenant)}">${cell(tenant, place)}</td>`,
  )}</tr>
`;
}

function markUnder(mark: Mark): Markup {
  return markup`<small>${markOf(mark)}</small>`;
}
