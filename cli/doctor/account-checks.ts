import { administrations } from "../../vendors/administrations.ts";
import type { ProviderSetting } from "../../vendors/api.ts";
import type { VendorKind } from "../../vendors/index.ts";
import type { RightsKnown } from "../../vendors/rights.ts";
import type { RecordedIdp } from "../test-login/published-metadata.ts";
import { openApi } from "../vendor-api/open-api.ts";
import { type Stamp, sender } from "../vendor-api/send.ts";
import { adfsChecks, adfsServer, adfsSigningChecks } from "./adfs-checks.ts";
import { attempted, type Check } from "./check.ts";
import { rightsChecks } from "./rights-checks.ts";

/** Whose account is looked at. */
export interface Account {
  readonly setting: ProviderSetting;
  readonly idp: RightsKnown["idp"];
  /** Webex's; undefined where the metadata cannot be read. */
  readonly entityId: string | undefined;
  readonly recorded: RecordedIdp | undefined;
  readonly onStamp: (stamp: Stamp) => void;
}

type Look = (account: Account) => Promise<readonly Check[]>;

const overApi =
  (kind: VendorKind): Look =>
  async ({ setting, idp, onStamp }) => {
    const { api: accessOf, rights = [] } = administrations[kind];
    const access = accessOf?.(setting) ?? { unaskable: "It has no administrative API." };
    if ("unaskable" in access) throw new Error(access.unaskable);
    const send = sender({ ...access, onStamp });
    const check = { area: "API account", name: "sign in" } as const;
    const api = await openApi(access, send).catch((error: Error): Check => {
      return {
        ...check,
        result: /gives no token/.test(error.message) ? "failed" : "not asked",
        detail: `${error.message}.`,
        fix: "Check the credentials of the stack: a secret may have ended, or belong to another account.",
      };
    });
    return "result" in api ? [api] : rightsChecks(rights, api, { setting, idp });
  };

const overSsh: Look = async ({ setting, idp, entityId = "", recorded }) => {
  const ask = adfsServer(setting);
  const fingerprints = (recorded?.signingCertificates ?? []).map(({ fingerprint }) => fingerprint);
  // One connection, and a cmdlet that is refused ends only its own question.
  const account = await adfsChecks(ask, {
    entityId,
    federationServiceIdentifier: idp.federationServiceIdentifier,
  });
  const signing = await attempted({ area: "certificates", name: "token-signing" }, () =>
    adfsSigningChecks(ask, fingerprints),
  );
  return [...account, ...signing];
};

/** How the account of each vendor is looked at. */
export const accountLooks: Readonly<Record<VendorKind, Look>> = {
  adfs: overSsh,
  entra: overApi("entra"),
  okta: overApi("okta"),
  pingfederate: overApi("pingfederate"),
  pingone: overApi("pingone"),
};
