import { present } from "../../saml/present.ts";
import type { ApiAnswer } from "../../vendors/api.ts";
import { listAt, valueAt } from "../../vendors/directory.ts";
import { nextLink } from "../../vendors/next-link.ts";
import type { Page } from "./read-pages.ts";
import type { WebexUser } from "./users.ts";

/** An API of Webex by which users are read. */
interface WebexApi {
  readonly rights: string;
  /** @param organization a UUID. */
  readonly firstPage: (base: string, organization: string) => string;
  readonly page: (answer: ApiAnswer, url: string) => Page;
  /** Undefined for what is no person. */
  readonly user: (json: unknown) => WebexUser | undefined;
}

const scimPage = 500;

/**
 * By what Webex's users are read (developer.webex.com: SCIM 2 Users, People). SCIM is the one that Cisco advises; it has
 * every address of a user.
 */
export const webexApis = {
  scim: {
    rights: "the scope identity:people_read, of a full, user or read-only administrator of that organisation",
    firstPage: (base, organization) =>
      `${base}/identity/scim/${encodeURIComponent(organization)}/v2/Users?count=${scimPage}&startIndex=1&attributes=userName,emails,active,userType,externalId`,
    page: ({ body }, url) => {
      const users = listAt(body, ["Resources"]);
      const start = Number(new URL(url).searchParams.get("startIndex") ?? 1);
      const said = valueAt(body, ["totalResults"]);
      const total = typeof said === "number" ? said : undefined;
      const next = new URL(url);
      next.searchParams.set("startIndex", String(start + users.length));
      // A server may give fewer than it was asked for (RFC 7644 §3.4.2.4); none at all is the end.
      const isMore = users.length > 0 && start + users.length <= (total ?? Number.POSITIVE_INFINITY);
      return { users, ...present({ total, next: isMore ? next.href : undefined }) };
    },
    user: (json) => {
      const type = valueAt(json, ["userType"]);
      if (typeof type === "string" && type !== "user") return undefined;
      const emails = listAt(json, ["emails"]).map((one) => valueAt(one, ["value"]));
      const externalId = valueAt(json, ["externalId"]);
      return {
        addresses: texts([valueAt(json, ["userName"]), ...emails]),
        isActive: valueAt(json, ["active"]) !== false,
        ...(typeof externalId === "string" && externalId !== "" ? { externalId } : {}),
      };
    },
  },
  people: {
    rights: "the scope spark-admin:people_read, of an administrator of that organisation",
    firstPage: (base, organization) => {
      const id = Buffer.from(`ciscospark://us/ORGANIZATION/${organization}`).toString("base64url");
      return `${base}/v1/people?max=1000&orgId=${id}`;
    },
    page: ({ body, link }) => ({ users: listAt(body, ["items"]), ...nextLink(link) }),
    user: (json) => {
      if (valueAt(json, ["type"]) === "bot") return undefined;
      const addresses = texts([valueAt(json, ["userName"]), ...listAt(json, ["emails"])]);
      return { addresses, isActive: valueAt(json, ["loginEnabled"]) !== false };
    },
  },
} as const satisfies Record<string, WebexApi>;

/** @example "scim" */
export type WebexApiName = keyof typeof webexApis;

function texts(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.filter((one) => typeof one === "string" && one !== "").map(String))];
}
