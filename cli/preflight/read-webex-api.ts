import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { openApi } from "../vendor-api/open-api.ts";
import type { Connection } from "./connection.ts";
import { counted } from "./counted.ts";
import { readPages } from "./read-pages.ts";
import type { Gap, WebexUser, WebexUsers } from "./users.ts";
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
  const gaps: Gap[] = [];
  for (const organization of organizations) {
    const question = { url: firstPage(base, organization), api: opened, whose: "Webex", rights };
    let read = 0;
    // Who is added or removed meanwhile counts in what the last page says.
    let total = 0;
    for await (const { users: items, total: said = 0 } of readPages(question, page)) {
      for (const item of items) {
        const one = user(item);
        if (one !== undefined && one.addresses.length > 0) users.push(one);
      }
      read += items.length;
      total = said;
      connection.tell(`Webex, organisation ${organization}: ${counted(read, "user")} read`);
    }
    if (read === 0)
      throw new WebexSsoError(
        "preflight-api",
        `Webex has answered ${total > 0 ? `that the organisation ${organization} has ${counted(total, "user")}, and given none` : `that the organisation ${organization} has no users`}. Check that the token is of an administrator there, and has ${rights}.`,
      );
    if (read < total) gaps.push({ organization, read, total });
  }
  return { source: `Webex, by its ${api === "scim" ? "SCIM 2" : "People"} API`, users, gaps };
}
