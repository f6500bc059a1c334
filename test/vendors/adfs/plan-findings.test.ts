import { expect, test } from "vitest";
import { adfs } from "../../../vendors/adfs/index.ts";

const entityId = "https://idbroker.webex.com/11111111-1111-4111-8111-111111111111";
const planned = {
  subject: "webex",
  trust: { entityId, singleLogout: "off" } as const,
  settings: {},
};
const findings = (more: object) => [...(adfs.planFindings?.({ ...planned, ...more }) ?? [])];

test("nothing is wrong with a trust that is made anew, nor with the adoption of Webex's own", () => {
  expect(findings({})).toEqual([]);
  expect(findings({ existing: entityId })).toEqual([]);
});

test("the adoption of another application's trust is refused, with both named", () => {
  expect(findings({ existing: "https://wiki.example.com" })).toMatchObject([
    {
      code: "adfs-adoption-other-trust",
      severity: "error",
      message: expect.stringMatching(
        /^webex-sso:import is https:\/\/wiki\.example\.com, .*idbroker\.webex\.com\/11111111/,
      ),
      fix: expect.stringContaining(`webex-sso:import to ${entityId}`),
    },
  ]);
});

test("signed requests are not required where nothing can verify them", () => {
  const settings = { signedSamlRequestsRequired: true };
  expect(findings({ settings })).toMatchObject([{ code: "adfs-signed-requests", severity: "error" }]);
  const trust = { entityId, singleLogout: { endpoints: [], certificates: [] } };
  expect(findings({ settings, trust })).toMatchObject([{ code: "adfs-signed-requests" }]);
  const certificates = [{ base64: "" }];
  expect(findings({ settings, trust: { entityId, singleLogout: { endpoints: [], certificates } } })).toEqual(
    [],
  );
});
