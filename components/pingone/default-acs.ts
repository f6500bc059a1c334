import { type Finding, finding } from "../../saml/finding.ts";
import type { Trust } from "../../saml/trust-model.ts";

/** Says which ACS is PingOne's default: the first that it holds. Its provider keeps them as a set, in no order. */
export function defaultAcsFinding({ acs }: Trust, held: readonly string[], subject: string): Finding[] {
  if (new Set(held).size < 2) return [];
  const [effective] = held;
  const wanted = acs.find(({ isDefault }) => isDefault)?.url;
  const message = `PingOne holds ${effective} first, which makes it the default ACS`;
  if (effective === wanted)
    return [
      finding("idp-default-acs", {
        subject,
        message: `${message}, as in the metadata.`,
        fix: "Nothing to do.",
      }),
    ];
  return [
    finding("idp-default-acs-differs", {
      subject,
      message: `${message}; the metadata has ${wanted}.`,
      fix: "Nothing to do while Webex names its ACS in every request. Otherwise put that URL first in PingOne's console.",
    }),
  ];
}
