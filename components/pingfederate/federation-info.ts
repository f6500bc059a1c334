import * as pulumi from "../pulumi.ts";
import { terraformPackage } from "../terraform-package.ts";

/** How a PingFederate server calls itself, and where users reach it. Both are empty when it did not say. */
export interface FederationInfo {
  readonly baseUrl: string;
  readonly saml2EntityId: string;
}

/** Asks PingFederate's server settings. An administrator without the right to read them has a trust nevertheless. */
export async function federationInfo(parent: pulumi.Resource): Promise<FederationInfo> {
  const token = "pingfederate:index/getServerSettings:getServerSettings";
  const answer: { federationInfo?: { baseUrl?: string; saml2EntityId?: string } } = await pulumi
    .invoke(token, {}, { parent }, terraformPackage("pingfederate"))
    .catch(() => ({}));
  const { baseUrl = "", saml2EntityId = "" } = answer.federationInfo ?? {};
  return { baseUrl: baseUrl.replace(/\/$/, ""), saml2EntityId };
}
