import fc from "fast-check";
import { type Effect, effects } from "../../review/effect.ts";
import type { TenantReview, Verdict } from "../../review/tenant-review.ts";
import { finding } from "../../saml/finding.ts";

/** Text that tries to be something else: mark-up, HTML, a mention, a sequence that steers a terminal. */
export const hostile = fc.oneof(
  fc.constantFrom(
    "<script>alert(1)</script>",
    "</details><img src=x onerror=alert(1)>",
    "@octo-org/security",
    "@everyone",
    "#1 and !2",
    "[click](https://evil.example.com)",
    "![pixel](https://evil.example.com/p.png)",
    "| a | b |\n| - | - |",
    "```\n# heading",
    "`code` ``and`` ```more```",
    "<!-- webex-sso review -->",
    "\u001b[2J\u001b]0;title\u0007",
    "\u202egnp.exe",
    "https://evil.example.com/a?b=c www.evil.example.com evil@example.com",
    "$\\LaTeX$ ~~gone~~ **bold** _it_ \\",
    "line one\r\n# line two\n- list",
    "&lt;b&gt; &#64;team ]]> <![CDATA[",
    "",
    " ",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme-ascii", maxLength: 40 }),
);

const verdict = fc.constantFrom<Verdict>("blocked", "changes-sign-in", "safe");

const change = (text: fc.Arbitrary<string>) =>
  fc.record(
    {
      title: fc.constantFrom("claim's value", "ACS", "audience", "who may sign in"),
      kind: fc.constantFrom("added" as const, "dropped" as const, "changed" as const),
      about: text,
      before: text,
      after: text,
      effect: fc.constantFrom<Effect>(...effects),
      notice: text,
      mend: text,
    },
    { requiredKeys: ["title", "kind", "effect", "notice"] },
  );

/** The review of one tenant, with text of users wherever there can be some. */
export function tenantReview(text: fc.Arbitrary<string> = hostile): fc.Arbitrary<TenantReview> {
  const certificate = fc.record({
    use: fc.constantFrom("signs" as const, "verifies logout" as const, "encrypts" as const),
    name: text,
    notAfter: fc.constant("2037-01-01T00:00:00.000Z"),
    daysLeft: fc.integer({ min: -10, max: 4000 }),
  });
  const trust = fc.record(
    {
      urn: text,
      vendor: fc.constantFrom("Okta", "ADFS", "Entra ID"),
      name: text,
      fate: fc.constantFrom("created" as const, "changed" as const, "deleted" as const, "replaced" as const),
      isLive: fc.boolean(),
      isProtected: fc.boolean(),
      changes: fc.array(change(text), { maxLength: 4 }),
      certificates: fc.array(certificate, { maxLength: 2 }),
      mode: fc.constantFrom("organization" as const, "partner" as const),
    },
    { requiredKeys: ["urn", "vendor", "fate", "isLive", "isProtected", "changes", "certificates"] },
  );
  const policy = fc.record(
    { policy: text, isMandatory: fc.boolean(), urn: text, message: text, mend: text },
    { requiredKeys: ["policy", "isMandatory", "message"] },
  );
  const step = fc.record({
    op: fc.constantFrom("create", "delete"),
    type: text,
    urn: text,
    differs: fc.array(text, { maxLength: 3 }),
  });
  const note = fc
    .record({ subject: text, message: text, fix: text })
    .map((words) => finding("control-hub-test-missing", words));
  return fc.record(
    {
      tenant: text,
      change: fc.constantFrom("added" as const, "changed" as const, "deleted" as const),
      file: text,
      because: fc.array(text, { minLength: 1, maxLength: 3 }),
      renamedTo: text,
      verdict,
      summary: text,
      saysTheSame: fc.boolean(),
      findings: fc.array(note, { maxLength: 2 }),
      trusts: fc.array(trust, { maxLength: 2 }),
      policies: fc.array(policy, { maxLength: 3 }),
      exceptions: fc.array(text, { maxLength: 2 }),
      notJudged: fc.array(text, { maxLength: 2 }),
      warnings: fc.array(text, { maxLength: 2 }),
      steps: fc.array(step, { maxLength: 3 }),
      failure: text,
    },
    {
      requiredKeys: [
        "tenant",
        "change",
        "file",
        "because",
        "verdict",
        "summary",
        "saysTheSame",
        "findings",
        "trusts",
        "policies",
        "exceptions",
        "notJudged",
        "warnings",
        "steps",
      ],
    },
  );
}
