import { describe, expect, test } from "vitest";
import { pendingOperations } from "../../cli/recover/pending-operation.ts";
import { recoverySteps } from "../../cli/recover/recovery-steps.ts";
import { administrations } from "../../vendors/administrations.ts";

const parent = "urn:pulumi:acme::webex-sso::webex-sso:index:WebexSso$webex-sso:okta:OktaTrust::webex";
const urn = `${parent.replace("::webex", "")}$okta:app/saml:Saml::webex`;
const deployment = {
  pending_operations: [
    { type: "creating", resource: { urn, type: "okta:app/saml:Saml", parent, inputs: { label: "Webex" } } },
    {
      type: "updating",
      resource: { urn: "urn:pulumi:acme::webex-sso::x::other", type: "okta:app/saml:Saml" },
    },
  ],
};

describe("pendingOperations", () => {
  test("has every operation, of whatever kind", () => {
    expect(pendingOperations(deployment)).toEqual([
      {
        kind: "creating",
        urn,
        type: "okta:app/saml:Saml",
        name: "webex",
        parent,
        inputs: { label: "Webex" },
      },
      {
        kind: "updating",
        urn: "urn:pulumi:acme::webex-sso::x::other",
        type: "okta:app/saml:Saml",
        name: "other",
        inputs: {},
      },
    ]);
  });

  test("is empty for a state without pending operations", () => {
    expect(pendingOperations({})).toEqual([]);
  });
});

describe("recoverySteps", () => {
  const [pending] = pendingOperations(deployment);
  if (pending === undefined) throw new Error("one creation is pending");

  test("imports what exists before it clears what is pending", () => {
    expect(recoverySteps("acme", [{ pending, id: "0oa1" }], true)).toEqual([
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
    const commands = (breakLock: boolean) =>
      recoverySteps("acme", [{ pending, id: undefined }], breakLock).map(([command]) => command);
    expect(commands(true)).toEqual(["cancel", "refresh"]);
    expect(commands(false)).toEqual(["refresh"]);
  });
});

describe("Okta's applications are recognised by label, kind and audience", () => {
  const row = administrations.okta.recovery["okta:app/saml:Saml"];
  if (row === undefined || row === "repeatable" || "unlisted" in row)
    throw new Error("an application is not repeatable");
  const inputs = { label: "Webex", audience: "https://idbroker.webex.com/a" };

  test("candidates", () => {
    const since = new Date("2026-11-21T12:00:00Z");
    const app = { id: "1", label: "Webex", signOnMode: "SAML_2_0", created: "2026-11-21T12:00:01Z" };
    const apps = [
      app,
      { ...app, id: "2", label: "Webex partner" },
      { ...app, id: "3", signOnMode: "OPENID_CONNECT" },
      { ...app, id: "4", created: "2026-11-20T12:00:00Z" },
    ];
    expect(row.list(inputs)).toEqual({ token: "okta:index/getApps:getApps", args: { q: "Webex" } });
    expect(row.candidates({ apps }, inputs, since)).toEqual(["1"]);
    expect(row.candidates({}, inputs, since)).toEqual([]);
  });

  test("audience", () => {
    expect(row.read("1")).toEqual({ token: "okta:app/getSaml:getSaml", args: { id: "1" } });
    expect(row.matches({ audience: inputs.audience }, inputs)).toBe(true);
    expect(row.matches({ audience: "https://idbroker.webex.com/b" }, inputs)).toBe(false);
  });
});
