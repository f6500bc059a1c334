import type { StackConfig } from "../support/project.ts";

/** Changes of a tenant's configuration, by the names of its keys. */
export type ConfigChange = (config: StackConfig) => StackConfig;

/** @example set("claimSource", "userName") */
export const set =
  (name: string, value: unknown): ConfigChange =>
  (config) => ({ ...config, [`webex-sso:${name}`]: value });

/** @example setIdp("label", "Webex") */
export const setIdp =
  (name: string, value: unknown): ConfigChange =>
  (config) => ({
    ...config,
    "webex-sso:idp": { ...(config["webex-sso:idp"] as object), [name]: value },
  });

/** The claim's name is all that differs: the same groups, though a partner's customers cannot stay in an organisation. */
export const otherMode =
  (mode: "organization" | "partner"): ConfigChange =>
  (config) => {
    if (mode === "organization") return { ...config, "webex-sso:mode": "partner" };
    const { "webex-sso:customers": customers, ...rest } = config;
    const groups = (customers as { groups: string[] }[]).flatMap((one) => one.groups);
    return {
      ...rest,
      "webex-sso:mode": "organization",
      ...(groups.length === 0 ? {} : { "webex-sso:groups": groups }),
    };
  };
