import { expect, test } from "vitest";
import { readTenant } from "../../stacks/tenant.ts";
import { metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

const now = new Date("2026-11-22T12:00:00Z");
const [old, next] = [makeKey(), makeKey()];
const files: Readonly<Record<string, string>> = {
  "old.xml": signXml(metadataXml(webexShape(old)), old),
  "new.xml": signXml(metadataXml(webexShape(next)), next),
  "other.xml": signXml(metadataXml(webexShape(old, { entityId: "https://idbroker.webex.com/other" })), old),
};

function read(values: Readonly<Record<string, unknown>>) {
  const { tenant, findings } = readTenant({
    name: "acme",
    file: "stacks/tenants/Pulumi.acme.yaml",
    values: {
      "webex-sso:mode": "organization",
      "webex-sso:metadata": "new.xml",
      "webex-sso:idp": { kind: "okta" },
      ...values,
    },
    isSecret: () => false,
    readFile(path) {
      const found = files[path];
      if (found === undefined) throw new Error("it does not exist");
      return Buffer.from(found);
    },
    now,
  });
  const metadata = tenant?.args.metadata;
  const errors = findings.filter(({ severity }) => severity === "error").map(({ code }) => code);
  if (metadata === undefined || typeof metadata === "string") return { errors, signing: [] };
  return { errors, signing: metadata.signingCertificates.map(({ fingerprint }) => fingerprint) };
}

const previous = (file: string, certificate?: string) => ({
  "webex-sso:previousMetadata": { file, ...(certificate === undefined ? {} : { certificate }) },
});

test("the certificates of the file before count as well", () => {
  expect(read({})).toEqual({ errors: [], signing: [next.fingerprint] });
  expect(read(previous("old.xml"))).toEqual({ errors: [], signing: [next.fingerprint, old.fingerprint] });
});

test("each file is verified against its own certificate", () => {
  const pinned = { "webex-sso:metadataCertificate": next.fingerprint };
  expect(read({ ...pinned, ...previous("old.xml", old.fingerprint) }).errors).toEqual([]);
  expect(read({ ...pinned, ...previous("old.xml", next.fingerprint) }).errors).toEqual([
    "metadata-signature-other-certificate",
  ]);
});

test.each([
  ["of another organisation", "other.xml", "tenant-previous-metadata-other"],
  ["that is not there", "nowhere.xml", "tenant-metadata-missing"],
])("a file before %s is refused", (_, file, code) => {
  expect(read(previous(file)).errors).toEqual([code]);
});

test("a rotation whose parts are lacking is refused", () => {
  const rotation = { "webex-sso:rotation": { side: "webex", stage: "staged" } };
  expect(read(rotation).errors).toContain("tenant-key-missing");
});
