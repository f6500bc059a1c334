import type { Page } from "../web/site.ts";
import type { LabTenant, SignInLab } from "./sign-in-lab.ts";

/** The lab's front page: each tenant's sign-in. */
export function labHome({ webex }: Pick<SignInLab, "webex">, tenants: readonly LabTenant[]): Page {
  return {
    status: 200,
    site: "webex-sso",
    title: "The sign-in lab",
    text: ["Each button begins where a user begins: at Webex, with an email address."],
    forms: tenants.map(({ name, organization, idpEntityId }) => ({
      label: `Sign in: ${name}`,
      url: webex.signInUrl(organization, idpEntityId),
      fields: {},
    })),
  };
}
