import { code, prose } from "../../formats/markdown-text.ts";
import { wayOut } from "../../review/way-out.ts";
import { vendors } from "../../vendors/index.ts";
import type { HandOver } from "./hand-over.ts";
import { routingSteps } from "./routing-steps.ts";

/** What a full administrator does in Control Hub, from the import to the activation (help.webex.com/article/crd76f). */
export function organizationSteps({ tenant, import: choice, vendor }: HandOver): string[] {
  const record =
    tenant === undefined
      ? []
      : [
          `- [ ] Record it, and commit the record: ${code(`webex-sso idp-metadata ${tenant.name} --tested passed`)}`,
        ];
  const diagnose = `webex-sso diagnose trace.har${tenant === undefined ? "" : ` --tenant ${tenant.name}`}`;
  const elsewhere = choice?.elsewhere;
  return [
    "## Before",
    "",
    "- [ ] You are a _full administrator_ of the organisation in Control Hub, and so is somebody else who can be reached.",
    "- [ ] Both of you can read your mail without signing in to Webex: the way out sends a PIN there.",
    "- [ ] https://admin.webex.com/manage-sso is open in another browser: it is the way out (below).",
    "- [ ] If single sign-on is active already, this is a maintenance window: from the import on, Webex believes the new file only.",
    `- [ ] Who is to sign in has an account in Webex whose address is the one that ${vendor === undefined ? "the identity provider" : vendors[vendor].capabilities.title} sends as ${code("uid")}.`,
    "",
    "## Import",
    "",
    "- [ ] https://admin.webex.com: _Management > Organization Settings > Single sign-on_ (newer consoles: _Management > Security > Authentication_, tab _Identity provider_).",
    "- [ ] Activate single sign-on with a SAML identity provider, or for one that is there: _Actions > Import metadata_. Webex's own metadata need not be downloaded again.",
    "- [ ] Import the file as it is. Do not open it in an editor before.",
    ...(choice === undefined
      ? []
      : [
          `- [ ] Choose **${prose(choice.title)}**, because ${choice.why} ([Cisco's guide](https://help.webex.com/article/crd76f)). It decides how the file is believed, and nothing of later sign-ins.${elsewhere === undefined ? "" : ` [${elsewhere.who}](${elsewhere.source}) chooses the other one: Cisco keeps that one for public certificate authorities. “Test SSO setup” shows what Control Hub makes of it.`}`,
        ]),
    "",
    "## Test, before anything is activated",
    "",
    "- [ ] Press **Test SSO setup**, and sign in as a user who may, in the tab that opens. Nothing else asks the real Webex.",
    "- [ ] Do it again in a private window, so that no session helps.",
    ...record,
    `- [ ] If it fails: say that it was not successful, and do **not** activate. Record the sign-in in the browser (F12, Network, _Preserve log_, save as HAR): ${code(diagnose)} names the cause.${tenant === undefined ? "" : ` Record it with ${code("--tested failed")}.`}`,
    "",
    "## Activate",
    "",
    "- [ ] Say that the test was successful, and activate single sign-on.",
    "- [ ] Stay signed in there. In a private window sign in to https://web.webex.com as a user, and out again.",
    "- [ ] Write the day into your calendar on which the certificate above ends, and one two months before it.",
    "",
    ...(tenant?.group === undefined ? [] : routingSteps(tenant.group.name, tenant.group.rules)),
    "## If nobody gets in",
    "",
    `${wayOut.organization} Open it in a private window, enter a full administrator's address, press _Send one-time password_; then either switch single sign-on off, or upload other metadata and press _Test SSO setup_ there. If that does not help: Cisco TAC.`,
  ];
}
