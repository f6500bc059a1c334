import { bindingUrns } from "../../binding.ts";
import type { Trust } from "../../trust-model.ts";
import { webexBehaviour } from "../../webex-behaviour.ts";
import { certificateWords } from "../certificate-words.ts";
import type { SheetRow } from "../sheet.ts";

/** Signing out. */
export function logoutRows({ singleLogout }: Trust): SheetRow[] {
  if (singleLogout === "off")
    return [
      {
        term: "single logout",
        values: [],
        note: "Off: signing out of Webex leaves the session at the identity provider.",
      },
    ];
  return [
    ...singleLogout.endpoints.map(
      ({ binding, url, responseUrl }): SheetRow => ({
        term: `single logout, ${binding}`,
        values: [url, ...(responseUrl === undefined ? [] : [responseUrl])],
        note: `Binding ${bindingUrns[binding]}.${responseUrl === undefined ? " For requests and responses." : " The second address takes the responses."}`,
      }),
    ),
    ...singleLogout.certificates.map(
      (one, place): SheetRow => ({
        term: "verify Webex's messages with",
        values: [one.fingerprint],
        note: `SHA-256 of ${certificateWords(one)}; it is in Webex's metadata.${place === 0 ? " Where the product takes one only, this one." : ""}`,
      }),
    ),
    {
      term: "logout messages",
      values: [],
      note: "Sign requests and responses, as the assertions. Revocation checks off, unless the certificate names a list that can be reached.",
      reference: webexBehaviour.signedLogout,
    },
  ];
}
