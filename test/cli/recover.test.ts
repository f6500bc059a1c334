import { describe, expect, test } from "vitest";
import { pendingCreates } from "../../cli/recover/pending-create.ts";
import { recoverySteps } from "../../cli/recover/recovery-steps.ts";
import { vendors } from "../../vendors/index.ts";

const parent = "urn:pulumi:acme::webex-sso::webex-sso:index:WebexSso$webex-sso:okta:OktaTrust::webex";
const urn = `${parent.replace("::webex", "")}$okta:app/saml:Saml::webex`;
const deployment = {
  pending_operations: [
    { type: "creating", resource: { urn, type: "okta:app/saml:Saml", parent, inputs: { label: "Webex" } } },
    { type: "updating", resource: { urn: "urn:other", type: "okta:app/saml:Saml" } },
  ],
};

describe("pendingCreates", () => {
  test("takes the creations and nothing else", () => {
    expect(pendingCreates(deployment)).toEqual([
      { urn, type: "okta:app/saml:Saml", name: "webex", parent, inputs: { label: "Webex" } },
    ]);
  });

  test("is empty for a state without pending operations", () => {
    expect(pendingCreates({})).toEqual([]);
  });
});

describe("recoverySteps", () => {
  const [pending] = pendingCreates(deployment);
  if (pending === undefined) throw new Error("one creation is pending");

  test("imports what exists before it clears what is pending", () => {
    expect(recoverySteps("acme", [{ pending, id: "0oa1" }])).toEqual([
      ["cancel", "acme", "--yes"],
      [
        "import",
        "okta:app/saml:Saml",
        "webex",
        "0oa1",
        "--parent",
        `parent=${parent}`,
        "--yes",
        "--generate-code=false",
        "--protect=false",
        "--skip-preview",
        "--stack",
        "acme",
      ],
      ["refresh", "--clear-pending-creates", "--skip-preview", "--yes", "--stack", "acme"],
    ]);
  });

  test("only clears what was never made", () => {
    expect(recoverySteps("acme", [{ pending, id: undefined }]).map(([command]) => command)).toEqual([
      "cancel",
      "refresh",
    ]);
  });
});

describe("Okta's applications are recognised by label, kind and audience", () => {
  const row = vendors.okta.recovery["okta:app/saml:Saml"];
  if (row === undefined || row === "repeatable") throw new Error("an application is not repeatable");
  const inputs = { label: "Webex", audience: "https://idbroker.webex.com/a" };

  test("candidates", () => {
    const apps = [
      { id: "1", label: "Webex", signOnMode: "SAML_2_0" },
      { id: "2", label: "Webex partner", signOnMode: "SAML_2_0" },
      { id: "3", label: "Webex", signOnMode: "OPENID_CONNECT" },
    ];
    expect(row.list(inputs)).toEqual({ token: "okta:index/getApps:getApps", args: { q: "Webex" } });
    expect(row.candidates({ apps }, inputs)).toEqual(["1"]);
    expect(row.candidates({}, inputs)).toEqual([]);
  });

  test("audience", () => {
    expect(row.read("1")).toEqual({ token: "okta:app/getSaml:getSaml", args: { id: "1" } });
    expect(row.matches({ audience: inputs.audience }, inputs)).toBe(true);
    expect(row.matches({ audience: "https://idbroker.webex.com/b" }, inputs)).toBe(false);
  });
});
