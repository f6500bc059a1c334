import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { probe } from "../../lab/tenant/probe.ts";
import type { Check } from "../../lab/web/site.ts";
import { describeIdp } from "../../lab/webex/idp-description.ts";
import { describeSp } from "../../lab/webex/sp-description.ts";
import { type Certificate, daysLeft } from "../../saml/certificate.ts";
import { finding } from "../../saml/finding.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { stackConfigDirectory } from "../../stacks/stack-config-directory.ts";
import { engineCommand } from "../engine.ts";
import type { Report } from "./report.ts";

/** What the stack of a tenant says of its identity provider. */
interface IdentityProvider {
  readonly metadata?: string;
  readonly metadataUrl?: string;
  readonly signingCertificates: readonly Certificate[];
}

/**
 * Asks the real identity provider of a deployed stack, as far as its sign-in page.
 *
 * @throws WebexSsoError `not-deployed` when the stack has no outputs yet.
 */
export async function probeTenant(project: string, tenant: string): Promise<Report> {
  const engine = await engineCommand(project);
  const outputs = JSON.parse(await engine.read(["stack", "output", "--json", "--stack", tenant]));
  const known: IdentityProvider | undefined = outputs.identityProvider;
  if (known === undefined)
    throw new WebexSsoError("not-deployed", `${tenant} is not deployed. Run: pulumi up --stack ${tenant}`);
  const now = new Date();
  const folder = resolve(project, stackConfigDirectory(project));
  const values = parse(readFileSync(join(folder, `Pulumi.${tenant}.yaml`), "utf8")).config;
  const sp = describeSp(readFileSync(resolve(folder, values["webex-sso:metadata"]), "utf8"));
  const published = await publishedMetadata(known);
  const checks: Check[] = [
    ...known.signingCertificates.map((one) => certificateCheck(one, now)),
    // Where the stack's own copy is all there is, comparing would compare it with itself.
    ...(published === undefined || known.metadataUrl === undefined ? [] : [publishedCheck(known, published)]),
    ...(published === undefined ? [] : await probe({ sp, idp: describeIdp(published), now, fetch })),
  ];
  if (published === undefined)
    checks.push({
      name: "metadata",
      passed: false,
      detail: `${known.metadataUrl ?? "Its metadata"} cannot be read.`,
    });
  const failed = checks.filter(({ passed }) => !passed);
  return {
    tenant,
    steps: [],
    checks: checks.map(({ name, passed, detail }) => ({ name, passed: passed === true, detail })),
    verdict:
      failed.length === 0
        ? "The identity provider refused Webex's request with none of the words that are known here. Whether users get in, only “Test SSO setup” in Control Hub shows."
        : "Something stands in the way of Webex's users: see the checks.",
    findings: failed.map(({ name, detail }) =>
      finding("sign-in-stopped", {
        subject: `${tenant}, ${name}`,
        message: detail,
        fix: "Run pulumi up --refresh for the tenant; if that changes nothing, look into the identity provider's log.",
      }),
    ),
  };
}

/** What stands at its address now, else what the stack has. */
async function publishedMetadata({ metadata, metadataUrl }: IdentityProvider): Promise<string | undefined> {
  if (metadataUrl === undefined) return metadata;
  try {
    const response = await fetch(metadataUrl, { signal: AbortSignal.timeout(15_000) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

function certificateCheck(certificate: Certificate, now: Date): Check {
  const days = daysLeft(certificate, now);
  return {
    name: "signing certificate",
    passed: days >= 0,
    detail: `${certificate.subject} ends on ${certificate.notAfter.slice(0, 10)}, in ${days} days.`,
  };
}

function publishedCheck({ signingCertificates }: IdentityProvider, published: string): Check {
  const now = describeIdp(published).certificates;
  const same = signingCertificates.every(({ base64 }) => now.includes(base64));
  return {
    name: "published certificates",
    passed: same,
    detail: same
      ? "The identity provider publishes the certificates that the stack has recorded."
      : "The identity provider publishes other certificates than the stack has recorded; Webex may have the old ones.",
  };
}
