import type { PackSettings } from "../policies/settings/read-settings.ts";
import type { Finding } from "../saml/finding.ts";
import { present } from "../saml/present.ts";
import { attentionFor } from "./attention.ts";
import { certificatesOf } from "./certificates.ts";
import type { TenantFile } from "./collect/tenant-file.ts";
import type {
  Drift,
  IdentityProviderSummary,
  ReportedFinding,
  ReportedSignInTest,
  TenantReport,
  TenantState,
} from "./fleet-report.ts";
import { judgeRecorded } from "./judge-recorded.ts";
import { type RecordedOutputs, recordedOutputs, recordedTrust } from "./recorded-outputs.ts";
import type { RecordedState } from "./recorded-state.ts";
import { controlHubFindings } from "./sign-in-tests/control-hub-findings.ts";
import type { SignInTest } from "./sign-in-tests/sign-in-tests.ts";
import { trustLines } from "./trust-lines.ts";
import { waitingCertificates } from "./waiting-certificates.ts";

/** All that was found out about a tenant. */
export interface TenantFacts {
  readonly name: string;
  /** Absent where a stack has no file. */
  readonly file: TenantFile | undefined;
  readonly recorded: RecordedState | { readonly state: TenantState; readonly resources?: undefined };
  readonly drift: Drift;
  readonly signInTest: SignInTest | undefined;
  /** The last “Test SSO setup” that somebody has recorded. */
  readonly controlHubTest: SignInTest | undefined;
}

/** Puts what was found out together. Pure. */
export function tenantReport(facts: TenantFacts, settings: PackSettings, now: Date): TenantReport {
  const { name, file, recorded, drift, signInTest } = facts;
  const resources = recorded.resources ?? [];
  const outputs = recordedOutputs(resources);
  const trust = recordedTrust(resources);
  const idp = outputs.identityProvider;
  const isRecorded = recorded.state.kind === "deployed" || recorded.state.kind === "pending";
  const tenant: Omit<TenantReport, "attention"> = {
    name,
    ...present({
      vendor: file?.vendor,
      mode: file?.mode ?? trust?.mode,
      tenantGroup: file?.tenantGroup,
      organizationId: file?.serviceProvider?.organizationId ?? trust?.entityId.split("/").at(-1),
      entityId: trust?.entityId ?? file?.serviceProvider?.entityId,
    }),
    customers: file?.customers ?? [],
    hasFile: file !== undefined,
    state: recorded.state,
    drift,
    policy: isRecorded
      ? judgeRecorded(resources, settings, now)
      : { kind: "not-judged", reason: "Nothing is recorded that could be judged." },
    certificates: certificatesOf(
      {
        trust,
        signingCertificates: idp?.signingCertificates ?? [],
        waiting: waitingCertificates(file?.vendor, outputs),
        serviceProvider: file?.serviceProvider,
        wants: file?.wants ?? { singleLogout: false, encryption: false },
      },
      now,
      settings.certificateDays,
    ),
    ...(signInTest === undefined ? {} : { signInTest: reported(signInTest, file?.fingerprint) }),
    ...(idp === undefined ? {} : { identityProvider: identityProviderSummary(idp) }),
    trust: trustLines(outputs.configured),
    findings: distinctFindings(
      [...(file?.findings ?? []), ...(isRecorded ? controlHub(facts, idp) : [])],
      outputs,
    ),
  };
  return { ...tenant, attention: attentionFor(tenant) };
}

function controlHub(
  { name, file, controlHubTest }: TenantFacts,
  idp: RecordedOutputs["identityProvider"],
): readonly Finding[] {
  if (file?.fingerprint === undefined) return [];
  return controlHubFindings({
    tenant: name,
    mode: file.mode,
    test: controlHubTest,
    configuration: file.fingerprint,
    ...(idp === undefined
      ? {}
      : { signingCertificates: idp.signingCertificates.map(({ fingerprint }) => fingerprint) }),
  });
}

function identityProviderSummary({
  entityId,
  singleSignOnUrl,
  singleLogoutUrl,
  metadataUrl,
}: NonNullable<RecordedOutputs["identityProvider"]>): IdentityProviderSummary {
  return { entityId, singleSignOnUrl, ...present({ singleLogoutUrl, metadataUrl }) };
}

function reported(test: SignInTest, fingerprint: string | undefined): ReportedSignInTest {
  const { at, result, verdict, where, user, configuration } = test;
  return {
    at,
    result,
    verdict,
    where:
      where === "real" ? "at the identity provider" : `in the lab${user === undefined ? "" : `, as ${user}`}`,
    isOutdated: configuration !== fingerprint,
  };
}

/** What the files say now, then what the last update said beyond that. */
function distinctFindings(
  now: readonly Finding[],
  { findings = [], attention = [] }: RecordedOutputs,
): ReportedFinding[] {
  const all = [...now, ...findings, ...attention].map(({ code, severity, subject, message, fix }) => ({
    code,
    severity,
    subject,
    message,
    fix,
  }));
  return [...new Map(all.map((one) => [`${one.code} ${one.message}`, one])).values()];
}
