import { webexMessages } from "../saml/webex-message.ts";
import type { Rotation } from "../stacks/rotation-config.ts";
import { administrations } from "../vendors/administrations.ts";
import { type VendorKind, vendors } from "../vendors/index.ts";
import type { Effect } from "./effect.ts";
import type { RotationStep } from "./rotation-step.ts";

/** What a step of a rotation does to sign-in, and what users notice. */
export interface RotationWords {
  readonly effect: Effect;
  readonly notice: string;
}

const shown = ({ text, mark }: (typeof webexMessages)[keyof typeof webexMessages]) => `“${text} …” (${mark})`;

/** The words for a step; `rotation` is the one of the side that has it. */
export function rotationWords(step: RotationStep, rotation: Rotation, vendor: VendorKind): RotationWords {
  return (rotation.side === "webex" ? webexWords : idpWords)(step, rotation, vendor);
}

const undo = "webex-sso rotate --undo leads back";

function idpWords(step: RotationStep, { confirmed }: Rotation, vendor: VendorKind): RotationWords {
  const { capabilities } = vendors[vendor];
  const { rotation } = administrations[vendor];
  const { title } = capabilities;
  const said = `Webex has both certificates, as somebody said on ${confirmed ?? "no day"}: if so, users notice nothing; else nobody can sign in, and Webex shows ${shown(webexMessages.signature)}`;
  const by = (which: string) =>
    rotation.switchedBy === "hand"
      ? `The ${which} certificate signs as soon as an administrator activates it in ${title}; the deployment itself changes nothing there.`
      : `The ${which} certificate signs as soon as this is deployed.`;
  switch (step) {
    case "begun":
      return { effect: "none", notice: "Nothing yet: the old certificate signs, and the new one waits." };
    case "confirmed":
      return { effect: "none", notice: "Nothing: it says that Webex has both certificates." };
    case "switched":
      return { effect: "changes", notice: `${by("new")} ${said}. Press “Test SSO setup” at once; ${undo}.` };
    case "switch-undone":
      return { effect: "changes", notice: `${by("old")} ${said}.` };
    case "retired":
      return {
        effect: "none",
        notice:
          "Nothing, as the new certificate signs already. It cannot be undone: sign in once more before, then give Webex the identity provider's metadata once more.",
      };
    default:
      return { effect: "none", notice: "Nothing: the old certificate has signed all the time." };
  }
}

function webexWords(step: RotationStep, { confirmed }: Rotation): RotationWords {
  const uses = (which: string) =>
    `From now on Webex's ${which} certificate counts. Webex uses the new one, as somebody said on ${confirmed ?? "no day"}: see in Control Hub that it uses the ${which} one, else sign-out fails with ${shown(webexMessages.logout)}.`;
  switch (step) {
    case "begun":
      return { effect: "none", notice: "Nothing yet: Webex's old certificate counts as before." };
    case "confirmed":
      return { effect: "none", notice: "Nothing: it says that Webex uses its new certificate." };
    case "switched":
      return { effect: "changes", notice: `${uses("new")} Sign in and out once; ${undo}.` };
    case "switch-undone":
      return { effect: "changes", notice: uses("old") };
    case "retired":
      return {
        effect: "changes",
        notice: `Webex's old certificate is forgotten, which cannot be undone. While Webex still signs with it, sign-out fails: ${shown(webexMessages.logout)}.`,
      };
    default:
      return { effect: "none", notice: "Nothing, as long as Webex uses its old certificate." };
  }
}
