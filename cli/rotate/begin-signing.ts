import type { Certificate } from "../../saml/certificate.ts";
import { present } from "../../saml/present.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { Rotation } from "../../stacks/rotation-config.ts";
import { idpConfig } from "../../vendors/index.ts";
import { signingNow } from "./certificates.ts";
import { type Changes, type Rotating, type RotationFacts, signingRotation } from "./rotating.ts";
import { settingsAt } from "./settings-at.ts";

/** What somebody says of the new key. */
export interface NewKey {
  /** As the identity provider calls it. */
  readonly key?: string;
  readonly certificate?: Certificate;
}

/**
 * The change that stages a new signing key of the identity provider.
 *
 * @throws WebexSsoError `rotation-refused` with what is wrong and what to do.
 */
export function beginSigning(rotating: Rotating, facts: RotationFacts, said: NewKey): Changes {
  const { values } = rotating;
  const { key, settings } = signingRotation(values);
  const idp = values.idp as Readonly<Record<string, unknown>>;
  const comes = said.certificate;
  const reason = said.key === undefined ? undefined : settings?.refusal?.(idpConfig.parse(idp), said.key);
  if (reason !== undefined) throw refused(reason);
  const signs = signingNow(rotating, facts) ?? onlyOther(facts, comes);
  if (signs === undefined)
    throw refused(
      "the stack has not recorded by which certificate the identity provider signs: run pulumi up --refresh, or name its metadata with --idp-metadata",
    );
  if (comes?.fingerprint === signs.fingerprint)
    throw refused(
      `the certificate that you name is the one that signs already (${signs.fingerprint}): name that of the new key`,
    );
  const kept = (settings?.keys ?? []).filter((name) => name in idp);
  const rotation: Rotation = {
    side: "identity-provider",
    stage: "staged",
    began: facts.now.toISOString().slice(0, 10),
    old: signs.fingerprint,
    oldEnds: signs.notAfter.slice(0, 10),
    ...present({
      new: comes?.fingerprint,
      key: key === undefined ? undefined : said.key,
      certificate: comes?.base64,
    }),
    before: Object.fromEntries(kept.map((name) => [name, idp[name]])),
  };
  return { ...settingsAt("staged", rotating, rotation, facts.now), rotation };
}

/** Where the order of the metadata says nothing, the one that signs is the one that is not the new one. */
function onlyOther({ published }: RotationFacts, comes: Certificate | undefined): Certificate | undefined {
  const others = published.filter(({ fingerprint }) => fingerprint !== comes?.fingerprint);
  if (others.length > 1)
    throw refused(
      `the identity provider's metadata names ${published.length} certificates and does not say which one signs: give that of the new key with --certificate`,
    );
  return others[0];
}

function refused(reason: string): WebexSsoError {
  return new WebexSsoError("rotation-refused", `Nothing was changed: ${reason}.`);
}
