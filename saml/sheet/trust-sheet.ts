import type { ServiceProvider } from "../service-provider.ts";
import type { Trust } from "../trust-model.ts";
import { answerRows } from "./rows/answers.ts";
import { besidesRows } from "./rows/besides.ts";
import { identityRows } from "./rows/identity.ts";
import { logoutRows } from "./rows/logout.ts";
import { signingRows } from "./rows/signing.ts";
import { userRows } from "./rows/user.ts";
import type { Sheet } from "./sheet.ts";

/**
 * The trust as a sheet for any SAML 2.0 product. Pure.
 *
 * @param name the tenant, or the file.
 * @example trustSheet("acme", trust, serviceProvider).sections[0]?.rows
 */
export function trustSheet(name: string, trust: Trust, serviceProvider: ServiceProvider): Sheet {
  return {
    title: `Webex at your identity provider: ${name}`,
    intro: `Every value of the trust with Webex ${trust.mode === "partner" ? "(partner single sign-on)" : `(organisation ${serviceProvider.organizationId})`}, for a SAML 2.0 product. Where it can read metadata, give it Webex's file, and compare; where both differ, this sheet holds.`,
    sections: [
      { title: "Who Webex is", rows: identityRows(trust) },
      { title: "Where answers go", rows: answerRows(trust) },
      { title: "Who the user is", rows: userRows(trust) },
      { title: "How it is signed", rows: signingRows(trust, serviceProvider) },
      { title: "Signing out", rows: logoutRows(trust) },
      { title: "Besides", rows: besidesRows(trust) },
    ],
  };
}
