import type { TenantReport } from "../fleet-report.ts";
import {
  certificateMark,
  driftMark,
  markOf,
  policyMark,
  stateMark,
  type Tone,
  tenantMark,
  testMark,
} from "./mark.ts";
import { type Markup, markup, type Part } from "./markup.ts";
import { detailsId } from "./tenant-id.ts";
import { day, moment } from "./time.ts";
import { vendorTitle } from "./vendor-title.ts";

const tones: Readonly<Record<string, Tone>> = { error: "bad", warning: "warn", info: "none" };

/** A section for each tenant, closed until somebody wants it. */
export function tenantDetails(tenants: readonly TenantReport[]): Markup | false {
  return (
    tenants.length > 0 &&
    markup`<section aria-labelledby="details"><h2 id="details">Details</h2><p class="quiet" id="all-details" hidden><button type="button" data-open="yes">Open all</button> <button type="button" data-open="no">Close all</button></p>${tenants.map(tenantSection)}</section>`
  );
}

function tenantSection(tenant: TenantReport, place: number): Markup {
  const { name, vendor, attention, trust } = tenant;
  return markup`<details class="tenant" id="${detailsId(place)}"><summary><h3>${name}</h3> <span class="quiet">${vendorTitle(vendor)}</span> ${markOf(tenantMark(tenant))}</summary>
<div class="body">${block(
    "What to do",
    attention.length > 0 &&
      markup`<ul class="attention">${attention.map(
        ({ severity, text, fix }) =>
          markup`<li>${markOf({ tone: tones[severity] ?? "none", text: severity })}<div>${text}<br><span class="fix">→ ${fix}</span></div></li>`,
      )}</ul>`,
  )}${block("Standing", terms(standing(tenant)))}${block("Trust, as it is deployed", trust.length > 0 && terms(trust.map(({ term, value }) => [term, lines(value)])))}${block("Certificates", certificates(tenant))}${block("Changed by hand", changes(tenant))}${block("Policy", policy(tenant))}${block("Findings", findings(tenant))}</div></details>
`;
}

function block(title: string, content: Markup | false): Markup | false {
  return content && markup`<section class="block"><h4>${title}</h4>${content}</section>`;
}

type Term = readonly [term: string, value: Part];

function terms(list: readonly Term[]): Markup {
  const known = list.filter(([, value]) => value !== undefined && value !== false);
  return markup`<dl class="terms">${known.map(([term, value]) => markup`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function lines(value: readonly string[]): Part {
  return value.map((one) => markup`<div>${one}</div>`);
}

function standing(tenant: TenantReport): Term[] {
  const {
    state,
    drift,
    policy,
    signInTest,
    mode,
    customers,
    entityId,
    organizationId,
    identityProvider: idp,
  } = tenant;
  return [
    [
      "State",
      markup`${markOf(stateMark(state))}${"updatedAt" in state && markup` <span class="quiet">updated ${moment(state.updatedAt)}</span>`}`,
    ],
    ["Drift", markOf(driftMark(drift))],
    ["Policy", markOf(policyMark(policy))],
    [
      "Sign-in test",
      markup`${markOf(testMark(signInTest))}${signInTest !== undefined && markup` <span class="quiet">${moment(signInTest.at)}, ${signInTest.where}</span><div>${signInTest.verdict}</div>`}`,
    ],
    ["Mode", mode],
    ["Customers", customers.length > 0 && lines(customers)],
    ["Organisation", organizationId !== undefined && markup`<code>${organizationId}</code>`],
    ["Entity ID of Webex", entityId !== undefined && markup`<code>${entityId}</code>`],
    ["Entity ID of the identity provider", idp !== undefined && markup`<code>${idp.entityId}</code>`],
    ["Sign-on URL", idp?.singleSignOnUrl],
    ["Logout URL", idp?.singleLogoutUrl],
    ["Metadata URL", idp?.metadataUrl],
  ];
}

function certificates({ certificates }: TenantReport): Markup | false {
  return (
    certificates.length > 0 &&
    markup`<ul class="plain">${certificates.map(
      (one) =>
        markup`<li><span class="side ${one.side}">${one.side === "webex" ? "Webex" : "IdP"}</span> ${one.subject} ${markOf(certificateMark(one))}<br><span class="quiet">${one.use}, ${day(one.notBefore)} to ${day(one.notAfter)}${!one.isDeployed && ", not deployed yet"}</span><br><code class="fingerprint">${one.fingerprint}</code></li>`,
    )}</ul>`
  );
}

function changes({ drift }: TenantReport): Markup | false {
  return (
    drift.kind === "changed" &&
    markup`<ul class="plain">${drift.changes.map(
      ({ operation, type, name, properties }) =>
        markup`<li>${operation === "delete" ? "gone: " : ""}<code>${type}</code> ${name}${properties.length > 0 && markup`: ${properties.join(", ")}`}</li>`,
    )}</ul>`
  );
}

function policy({ policy }: TenantReport): Markup | false {
  if (policy.kind === "not-judged") return markup`<p>${policy.reason}</p>`;
  if (policy.violations.length + policy.notices.length === 0) return false;
  return markup`<ul class="attention">${policy.violations.map(
    ({ rule, level, severity, message, mend }) =>
      markup`<li>${markOf({ tone: tones[severity] ?? "none", text: level })}<div><b>${rule}</b>: ${message}<br><span class="fix">→ ${mend}</span></div></li>`,
  )}${policy.notices.map((notice) => markup`<li>${markOf({ tone: "none", text: "notice" })}<div>${notice}</div></li>`)}</ul>`;
}

function findings({ findings }: TenantReport): Markup | false {
  return (
    findings.length > 0 &&
    markup`<ul class="attention">${findings.map(
      ({ code, severity, subject, message, fix }) =>
        markup`<li>${markOf({ tone: tones[severity] ?? "none", text: severity })}<div><b>${code}</b> · ${subject}: ${message}<br><span class="fix">→ ${fix}</span></div></li>`,
    )}</ul>`
  );
}
