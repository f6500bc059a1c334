import { code } from "../../formats/markdown-text.ts";
import { wayOut } from "../../review/way-out.ts";

/** A partner's trust is set up by Cisco TAC, and not in Control Hub (help.webex.com/article/d33her). */
export function partnerSteps(tenant: string): string[] {
  return [
    "This is **partner** single sign-on: it is not imported in Control Hub. Cisco TAC sets it up on request ([Cisco's guide](https://help.webex.com/article/d33her)).",
    "",
    "## Ask for it",
    "",
    "- [ ] You are a full administrator of the partner organisation.",
    "- [ ] Open a service request with Cisco TAC: partner SSO over SAML, with the file beside this list, and your partner organisation's ID.",
    `- [ ] If the identity provider needs the user's address to know where he belongs, ask for ${code("passEmailInRequest")} in the same request.`,
    `- [ ] TAC gives back a metadata file of Webex. If it is another than the tenant's, put it into the place of ${code("webex-sso:metadata")}, unchanged, and run ${code(`pulumi up --stack ${tenant}`)}. It may have gained ACS addresses: the preview shows them.`,
    "",
    "## Use it",
    "",
    "- [ ] In Partner Hub make an onboarding template: authentication mode _Partner Authentication_, with the entity ID of the identity provider above.",
    "- [ ] It is for **newly created** customer organisations only: an existing one keeps its method, and nothing says so.",
    "- [ ] Create one customer with the template, and sign in as one of its users, in a private window. There is no “Test SSO setup” for this.",
    "",
    "## If nobody gets in",
    "",
    wayOut.partner,
  ];
}
