import { invoke } from "@pulumi/pulumi/runtime/index.js";
import { terraformPackage } from "../components/terraform-package.ts";
import { WebexSsoError } from "../saml/webex-sso-error.ts";
import type { Ask } from "../vendors/recovery.ts";

/**
 * Asks the identity provider through its plugin; only within a program of the engine.
 *
 * @throws WebexSsoError `provider-not-answered`
 */
export const askProvider: Ask = async ({ token, args, package: bridged, absent }) => {
  try {
    return await invoke(token, { ...args }, {}, bridged && terraformPackage(bridged));
  } catch (cause) {
    if (absent?.test((cause as Error).message)) return {};
    throw new WebexSsoError(
      "provider-not-answered",
      `The identity provider did not answer ${token}: ${(cause as Error).message}\nMend that and run this again, or find the identifier yourself and give it with --id.`,
      { cause },
    );
  }
};
