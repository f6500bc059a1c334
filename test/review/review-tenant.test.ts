import { describe, expect, test } from "vitest";
import { readEvents } from "../../fleet/preview/read-events.ts";
import type { PolicyMessage, ResourceState, ResourceStep } from "../../fleet/preview/tenant-preview.ts";
import type { KnownTenant } from "../../policies/settings/read-settings.ts";
import { controlHubFindings } from "../../report/sign-in-tests/control-hub-findings.ts";
import { markdown } from "../../review/formats/markdown.ts";
import { tenantSection } from "../../review/formats/tenant-section.ts";
import { assembled } from "../../review/review.ts";
import { reviewTenant } from "../../review/review-tenant.ts";
import type { Finding } from "../../saml/finding.ts";
import { tenant as known } from "../policies/laid.ts";
import { configuredAt, layOut, packSettings } from "../policies/raw-stack.ts";
import { sampleTrust, today } from "../policies/sample.ts";

const urn = "urn:pulumi:acme::webex-sso::okta:app/saml:Saml::webex";
const type = "okta:app/saml:Saml";
const [application] = layOut("okta", configuredAt("okta", sampleTrust()));
const state: ResourceState = { id: "0oa1", inputs: application?.inputs ?? {}, outputs: {}, protect: true };
const labelled = (label: string): ResourceState => ({ ...state, inputs: { ...state.inputs, label } });
const step = (op: string, sides: Partial<ResourceStep> = {}): ResourceStep => ({
  op,
  urn,
  type,
  differs: [],
  ...sides,
});

function review(
  steps: readonly ResourceStep[],
  {
    change = "changed" as "added" | "changed" | "deleted",
    policies = [] as readonly PolicyMessage[],
    settings = {} as Partial<KnownTenant>,
    failure = undefined as string | undefined,
    isNeverMade = false,
    saysTheSame = false,
    findings = [] as readonly Finding[],
  } = {},
) {
  const file = "stacks/tenants/Pulumi.acme.yaml";
  return reviewTenant(
    {
      touched: { tenant: "acme", change, file, because: [file] },
      preview: {
        tenant: "acme",
        steps,
        policies,
        complaints: [],
        ...(failure === undefined ? {} : { failure }),
        ...(isNeverMade ? { isNeverMade } : {}),
      },
      saysTheSame,
      findings,
    },
    { pack: packSettings({ tenants: [known(settings)] }), now: today },
  );
}

test("a tenant that has no stack blocks only where the change adds it", () => {
  const missing = { failure: "no stack named 'acme' found", isNeverMade: true };
  expect(review([], missing)).toMatchObject({
    verdict: "safe",
    summary: "never deployed: it has no stack",
    warnings: [expect.stringContaining("nothing was previewed")],
  });
  expect(review([], { ...missing, change: "added" })).toMatchObject({
    verdict: "blocked",
    summary: "the preview failed",
  });
});

describe("the verdict", () => {
  test.each([
    ["a deletion", step("delete", { old: state }), {}, "blocked", "sign-in outage: the trust is deleted"],
    [
      "a deletion of what nobody uses",
      step("delete", { old: state }),
      { settings: { live: false } },
      "changes-sign-in",
      "trust deleted (not live)",
    ],
    [
      "a replacement",
      step("create-replacement", { old: state, new: { ...state, id: "" } }),
      {},
      "blocked",
      "sign-in outage: the trust is replaced",
    ],
    ["nothing", step("same", { old: state, new: state }), {}, "safe", "nothing changes"],
    [
      "white space",
      step("same", { old: state, new: state }),
      { saysTheSame: true },
      "safe",
      "only white space or comments; nothing changes",
    ],
    [
      "another name",
      step("update", { old: state, new: labelled("Webex"), differs: ["label"] }),
      {},
      "safe",
      "name: nobody who signs in notices",
    ],
    [
      "a preview that failed",
      step("same", { old: state, new: state }),
      { failure: "provider said no" },
      "blocked",
      "the preview failed",
    ],
    [
      "a trust that is new",
      step("create", { new: state }),
      {},
      "safe",
      "new trust: nobody who signs in notices",
    ],
    [
      "a trust that Pulumi forgets",
      step("discard", { old: state }),
      {},
      "safe",
      "trust left at the identity provider: nobody who signs in notices",
    ],
    [
      "a deleted tenant without a trust",
      undefined,
      { change: "deleted" as const },
      "safe",
      "nothing is deployed any more",
    ],
  ])("%s", (_, one, options, verdict, summary) => {
    const result = review(one === undefined ? [] : [one], options);
    expect(result).toMatchObject({
      verdict,
      summary,
    });
  });

  test("of a deleted tenant it says whether the trust is protected", () => {
    const section = (protect: boolean) =>
      tenantSection(review([step("delete", { old: { ...state, protect } })], { change: "deleted" }));
    const words = "Pulumi refuses to delete it until `webex-sso:protect: false` has been deployed";
    expect(section(true)).toContain(words);
    expect(section(false)).not.toContain(words);
  });

  test("a mandatory policy blocks, and an advisory one does not", () => {
    const message = "Rule's title.\nWhat is so.\nWhat users see.\n→ What to do.";
    const same = step("same", { old: state, new: state });
    const policy = { policy: "claim", urn, message };
    expect(review([same], { policies: [{ ...policy, isMandatory: true }] })).toMatchObject({
      verdict: "blocked",
      summary: "stopped by policy: claim",
      policies: [
        { policy: "claim", isMandatory: true, message: "What is so.\nWhat users see.", mend: "What to do." },
      ],
    });
    expect(review([same], { policies: [{ ...policy, isMandatory: false }] }).verdict).toBe("safe");
  });

  test("exceptions in force and what is not judged are told, and are no policies", () => {
    const said = (policy: string, text: string) => ({
      policy,
      isMandatory: false,
      message: `Title.\n${text}`,
    });
    const policies = [said("exceptions-in-force", "Until 2027 …"), said("not-judged", "These rules wait …")];
    expect(review([], { policies })).toMatchObject({
      exceptions: ["Until 2027 …"],
      notJudged: ["These rules wait …"],
      policies: [],
    });
  });
});

describe("readEvents", () => {
  const event = (op: string, sides: object) =>
    ({ resourcePreEvent: { metadata: { op, urn, type, provider: "", ...sides } } }) as never;
  const side = (label: string) => ({
    type,
    urn,
    id: "0oa1",
    parent: "",
    provider: "",
    inputs: { label },
    outputs: {},
  });

  test("a replacement is the step that shows both sides", () => {
    const events = [
      event("create-replacement", { old: side("old"), new: side("new"), diffs: ["label"] }),
      event("replace", { old: side("old"), new: side("new") }),
      event("delete-replaced", { old: side("old") }),
    ];
    expect(readEvents(events).steps).toMatchObject([
      {
        op: "create-replacement",
        old: { inputs: { label: "old" } },
        new: { inputs: { label: "new" } },
        differs: ["label"],
      },
    ]);
  });

  test("an import that goes on as an update is an import, with what there is and what is wanted", () => {
    const events = [
      event("import", { new: side("new") }),
      event("update", { old: side("old"), new: side("new"), diffs: ["label"] }),
    ];
    expect(readEvents(events).steps).toMatchObject([
      { op: "import", old: { inputs: { label: "old" } }, differs: ["label"] },
    ]);
    const [trust] = review([step("import", { old: state, new: labelled("Webex"), differs: ["label"] })], {
      change: "added",
    }).trusts;
    expect(trust).toMatchObject({ fate: "adopted", changes: [{ title: "name", after: "Webex" }] });
  });

  test("the engine's marks for colours are no text", () => {
    const events = [
      {
        diagnosticEvent: { severity: "error", message: "<{%fg 1%}>no<{%reset%}>\n", color: "never" },
      } as never,
      { diagnosticEvent: { severity: "warning", message: "passing", color: "", ephemeral: true } } as never,
      {
        policyEvent: {
          policyName: "claim",
          enforcementLevel: "mandatory",
          message: "<{%bold%}>so<{%reset%}>",
        },
      } as never,
    ];
    expect(readEvents(events)).toMatchObject({
      complaints: [{ severity: "error", message: "no" }],
      policies: [{ policy: "claim", isMandatory: true, message: "so" }],
    });
  });
});

test("what is to be said beside the change is shown, and moves no verdict", () => {
  const [note] = controlHubFindings({
    tenant: "acme",
    mode: "organization",
    test: undefined,
    configuration: "",
  });
  if (note === undefined) throw new Error("There is something to say.");
  const reviewed = review([], { findings: [note] });
  expect(reviewed.verdict).toBe("safe");
  const about = { base: "main", tenantCount: 1, leftOut: 0, shared: [], unused: [] };
  const text = markdown(assembled([reviewed], about));
  expect(text).toContain("“Test SSO setup” in Control Hub");
  expect(text).toContain("webex-sso idp-metadata acme");
});
