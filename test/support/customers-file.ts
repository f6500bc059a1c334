import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { acs, base, endpoint, metadataXml, signXml, webexShape } from "../fixtures/metadata.ts";
import { makeKey } from "../fixtures/metadata-key.ts";

/** The organisation ID of a made-up customer. */
export const organizationOf = (number: number) =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** Signed metadata of a Webex organisation that does not exist. */
export function metadataOf(organization: string, key = makeKey({ name: "Webex" })): string {
  const logout = `${base}/SPSloPOST/metaAlias/${organization}/sp`;
  const shape = webexShape(key, {
    entityId: `https://idbroker.webex.com/${organization}`,
    entity: { ID: `_${organization}` },
    singleLogout: [endpoint("POST", logout)],
    acs: [
      { ...acs("POST", 0), Location: `${base}/Consumer/metaAlias/${organization}/sp`, isDefault: "true" },
    ],
  });
  return signXml(metadataXml(shape), key);
}

/** Writes metadata of so many customers below a folder, and a CSV file with a row for each. */
export function writeCustomers(folder: string, count: number): string {
  const key = makeKey({ name: "Webex" });
  mkdirSync(join(folder, "metadata"), { recursive: true });
  const rows = Array.from({ length: count }, (_, place) => {
    const organization = organizationOf(place + 1);
    writeFileSync(join(folder, "metadata", `${organization}.xml`), metadataOf(organization, key));
    return `customer-${place + 1},metadata/${organization}.xml,okta,00g${place + 1},customer-${place + 1}`;
  });
  const file = join(folder, "customers.csv");
  writeFileSync(file, ["tenant,metadata,idp,groups,okta:orgName", ...rows, ""].join("\n"));
  return file;
}
