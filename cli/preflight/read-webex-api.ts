import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { openApi } from "../vendor-api/open-api.ts";
import type { Connection } from "./connection.ts";
import { counted } from "./counted.ts";
import { readPages } from "./read-pages.ts";
import type { WebexUser, WebexUsers } from "./users.ts";
import { type WebexApiName, webexApis } from "./webex-apis.ts";

export interface WebexQuery {
  readonly api: WebexApiName;
  /** @example "https://webexapis.com" */
  readonly base: string;
  /** UUIDs. */
  readonly organizations: readonly string[];
  readonly token: string;
}

/**
 * Reads the users of Webex organisations. Reads only.
 *
 * @throws WebexSsoError `preflight-api`
 */
export async function readWebexApi(
  { api, base, organizations, token }: WebexQuery,
  connection: Connection,
): Promise<WebexUsers> {
  const { firstPage, page, user, rights } = webexApis[api];
  const authorization = `Bearer ${token}`;
  const opened = await openApi({ base, authorize: async () => ({ authorization }) }, connection.send);
  const users: WebexUser[] = [];
  for (const organization of organizations) {
    const question = { url: firstPage(base, organization), api: opened, whose: "Webex", rights };
    let read = 0;
    for await (const items of readPages(question, page)) {
      for (const item of items) {
        const one = user(item);
        if (one !== undefined && one.addresses.length > 0) users.push(one);
      }
      read += items.length;
      connection.tell(`Webex, organisation ${organization}: ${counted(read, "user")} read`);
    }
    if (read === 0)
      throw new WebexSsoError(
        "preflight-api",
        `Webex has answered that the organisation ${organization} has no users. Check that the token is of an administrator there, and has ${rights}.`,
      );
  }
  return { source: `Webex, by its ${api === "scim" ? "SCIM 2" : "People"} API`, users };
}
