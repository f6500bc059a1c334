import type { Trust } from "../../trust-model.ts";
import { webexBehaviour } from "../../webex-behaviour.ts";
import type { SheetRow } from "../sheet.ts";

/** What is no part of a message. */
export function besidesRows({ honorForceAuthn, hideLaunchTile, groups, mode }: Trust): SheetRow[] {
  return [
    {
      term: "who may sign in",
      values: groups,
      note:
        groups.length === 0 ? "Assign the users or groups; nobody else." : "These groups, and nobody else.",
      reference: webexBehaviour.assignment,
    },
    {
      term: "ForceAuthn",
      values: [],
      note: honorForceAuthn ? "Honour it: users sign in again when Webex asks." : "Ignore it.",
    },
    {
      term: "launch tile",
      values: [],
      note: hideLaunchTile
        ? "Hide it: a sign-in that starts there fails."
        : "Shown, though a sign-in that starts there fails.",
    },
    {
      term: "back to Webex",
      values: [],
      note: `The product's metadata: KeyDescriptor first in IDPSSODescriptor, the transient NameIDFormat first, https only. webex-sso idp-metadata FILE judges it, and says what ${mode === "partner" ? "to send to Cisco TAC" : "to do in Control Hub"}.`,
      reference: webexBehaviour.keyDescriptorFirst,
    },
  ];
}
