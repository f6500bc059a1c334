import { wayOut } from "../../review/way-out.ts";
import { vendors } from "../../vendors/index.ts";
import type { NextStage } from "./next-stage.ts";
import { kindOf, type Rotating, type RotationFacts, signingRotation } from "./rotating.ts";

/** What to do at a stage, one sentence a step, in order. */
export function instructionsFor(stage: NextStage, rotating: Rotating, facts: RotationFacts): string[] {
  const { tenant, rotation } = rotating;
  if (stage === "begin") return beginInstructions(rotating);
  if (stage === "deploy") return deployInstructions(rotating, facts);
  return rotation?.side === "webex"
    ? webexInstructions(stage, tenant, rotating)
    : idpInstructions(stage, rotating, facts);
}

const up = (tenant: string) => `pulumi up --refresh -s ${tenant}`;
const rotate = (tenant: string, flags: string) => `webex-sso rotate ${tenant} ${flags}`;

const policySettings =
  "Where the policy pack's settings name this tenant's metadata (webex-sso-policy.yaml), name the new file there as metadata and the earlier one as previousMetadata, until the old certificate is retired.";

function beginInstructions({ tenant, values }: Rotating): string[] {
  const { steps, key, needsCertificate, caution } = signingRotation(values);
  const named = key === undefined ? "" : ` --key ${key.example}`;
  const given = needsCertificate ? " --certificate new.pem" : "";
  return [
    ...(caution === undefined ? [] : [caution]),
    ...steps.prepare,
    `For the identity provider's certificate: ${rotate(tenant, `--stage${named}${given}`)}${key === undefined ? "" : ` (--key is ${key.what})`}.`,
    `For Webex's, when Control Hub has given you a new metadata file: ${rotate(tenant, "--webex <file>")}.`,
  ];
}

function deployInstructions({ tenant, rotation }: Rotating, { record }: RotationFacts): string[] {
  if (record.state === "unreadable")
    return [`What is deployed cannot be read: ${record.reason}. Mend that, and run this again.`];
  if (rotation === undefined && record.state === "not-deployed")
    return [`${tenant} is not deployed: pulumi up -s ${tenant}. There is nothing to rotate before that.`];
  return [
    ...(rotation?.side === "webex" && rotation.stage === "staged" ? [policySettings] : []),
    `The stack file is ahead of what is deployed. Have the change reviewed, then: ${up(tenant)}.`,
    "Run this command again when that is done.",
  ];
}

function idpInstructions(stage: NextStage, rotating: Rotating, { published }: RotationFacts): string[] {
  const { tenant, values } = rotating;
  const { steps, caution } = signingRotation(values);
  const { title } = vendors[kindOf(values)].capabilities;
  switch (stage) {
    case "appear":
      return [
        published.length === 0
          ? `The metadata of ${title} is not known here. Download it, and name the file with --idp-metadata.`
          : `${title} does not show a new certificate that is valid.`,
        ...steps.prepare,
        `Then: ${up(tenant)}. Run this command again when that is done.`,
      ];
    case "hand-over":
      return [
        `Give Webex the file that names both certificates: ${rotate(tenant, "--out <folder>")} writes it, with a checklist.`,
        ...(caution === undefined ? [] : [caution]),
        ...toWebex(values),
        `When Webex has both and people can sign in: ${rotate(tenant, "--confirm")}.`,
      ];
    case "switch":
      return [
        "Before you go on: people can sign in, and Control Hub shows the new certificate. From the next deployment on the new one signs.",
        wayOutOf(values),
        `Then: ${rotate(tenant, "--switch")}.`,
      ];
    case "activate":
      return [
        ...steps.switch,
        `Then: ${up(tenant)}. Sign in at Webex yourself at once, in a private window; should that fail: ${rotate(tenant, "--undo")}.`,
        wayOutOf(values),
      ];
    default:
      return [
        wayOut.test,
        `Sign in at Webex yourself, and leave it so for a day or more. Until the old one is retired, ${rotate(tenant, "--undo")} leads back.`,
        `Then: ${rotate(tenant, "--retire")}, which cannot be undone.`,
        `When that is deployed, give Webex the metadata of ${title} once more, so that it forgets the old certificate.`,
        ...steps.retire,
      ];
  }
}

function webexInstructions(stage: NextStage, tenant: string, { values, rotation }: Rotating): string[] {
  const { title, singleLogout } = vendors[kindOf(values)].capabilities;
  const one = singleLogout.certificates === "one" && values.singleLogout !== false;
  switch (stage) {
    case "hand-over":
      return [
        `${title} is ready for the new certificate. In Control Hub, in the single sign-on settings, make it the one that Webex uses.`,
        ...(one
          ? [
              `${title} verifies Webex's logout messages with one certificate: from then until the switch is deployed, signing out of Webex leaves the session at ${title}. Signing in works all the time.`,
            ]
          : []),
        wayOut.test,
        wayOutOf(values),
        `When people can sign in and out: ${rotate(tenant, "--confirm")}. To go back: make the old one the one that Webex uses, then ${rotate(tenant, "--undo")}.`,
      ];
    case "switch":
      return [
        `Before you go on: Control Hub shows that Webex uses the new certificate. ${title} still prefers the old one${rotation?.encryption === undefined ? "" : ", and encrypts for it"}.`,
        wayOutOf(values),
        `Then: ${rotate(tenant, "--switch")}.`,
      ];
    default:
      return [
        "Before you go on: Control Hub shows that Webex uses the new certificate. Sign in at Webex and out again yourself.",
        `Then: ${rotate(tenant, "--retire")}, which cannot be undone: ${title} forgets the old certificate. Control Hub may forget it, too, when that is deployed.`,
      ];
  }
}

function toWebex({ mode }: Rotating["values"]): string[] {
  return mode === "partner"
    ? ["Send it to Cisco TAC, who set up partner SSO: they import it for you.", wayOut.partner]
    : [
        "In Control Hub, in the single sign-on settings: import that file in the place of the present one. Take the less secure option, unless a public certificate authority vouches for the signature of the file.",
        wayOut.test,
        wayOut.organization,
      ];
}

function wayOutOf({ mode }: Rotating["values"]): string {
  return mode === "partner" ? wayOut.partner : wayOut.organization;
}
