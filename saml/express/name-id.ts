import type { Capabilities } from "../capabilities.ts";
import type { ConfiguredTrust } from "../configured-trust.ts";
import type { Trust } from "../trust-model.ts";
import type { Report } from "./report.ts";

/** The NameID's format, where it is a setting. */
export function expressNameId(
  { nameIdFormat }: Trust,
  { nameId }: Capabilities,
  report: Report,
): Pick<ConfiguredTrust, "nameIdFormat"> {
  if (!nameId.random)
    report(
      "capability-nameid-not-random",
      "sends the same NameID at every sign-in, although it is labelled transient.",
      "Nothing to do: Webex knows the user by the claim. The NameID may be seen by whoever reads the assertion.",
    );
  if (nameId.format) return { nameIdFormat };
  report(
    "capability-nameid-format",
    `has no setting for the NameID format; it sends the one that Webex's request asks for, here ${nameIdFormat}.`,
    "Nothing to do, as long as Webex asks for it: it takes the first format of the identity provider's metadata.",
  );
  return {};
}
