import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { Api } from "../../vendors/api.ts";
import { type DirectoryApi, type UserQuery, valueAt } from "../../vendors/directory.ts";
import { openApi, type UsableAccess } from "../vendor-api/open-api.ts";
import { addressValues, type Claim } from "./claim.ts";
import type { Connection } from "./connection.ts";
import { counted } from "./counted.ts";
import { readPages } from "./read-pages.ts";
import type { IdpUser, IdpUsers } from "./users.ts";

export interface IdpApi {
  /** The vendor, as people call it. */
  readonly title: string;
  readonly api: DirectoryApi;
  /** How the stack's account signs in. */
  readonly access: UsableAccess;
  /** What each value is called, by its neutral name. */
  readonly sources: Readonly<Record<string, string | undefined>>;
  readonly query: Omit<UserQuery, "attributes">;
}

/**
 * Reads the users who may sign in by the API of the identity provider. Reads only; the credentials stay in memory.
 *
 * @throws WebexSsoError `preflight-api`, `preflight-claim` where only the identity provider can tell the claim's value.
 */
export async function readIdpApi(
  { title, api, access, sources, query }: IdpApi,
  claim: Claim,
  connection: Connection,
): Promise<IdpUsers> {
  const path = api.path(claim.expression);
  if (path === undefined)
    throw new WebexSsoError(
      "preflight-claim",
      `${claim.name} comes from ${claim.expression}, which ${title} works out by itself and its API does not show. Give an export with that value instead: --idp-users FILE.csv --column NAME.`,
    );
  const others = addressValues.flatMap((value) => {
    const expression = sources[value];
    const where = value === claim.value || expression === undefined ? undefined : api.path(expression);
    return where === undefined ? [] : [{ value, path: where }];
  });
  const opened = await signIn(access, title, connection);
  const attributes = [path, ...others.map((one) => one.path)];
  const users = new Map<string, IdpUser>();
  const disabled = new Set<string>();
  for (const first of api.firstPages({ ...query, attributes })) {
    const question = { url: `${access.base}${first}`, api: opened, whose: title, rights: api.rights };
    for await (const { users: read } of readPages(question, ({ body, link }) => api.page(body, link))) {
      for (const user of read) {
        const id = textAt(user, api.identifier);
        // A user may be in several of the groups.
        if (!api.isEnabled(user)) disabled.add(id);
        else users.set(id, { ...userOf(user, path, others), where: `user ${id}`, id });
      }
      connection.tell(`${title}: ${counted(users.size + disabled.size, "user")} read`);
    }
  }
  const who = query.groups.length === 0 ? "everybody" : `members of ${counted(query.groups.length, "group")}`;
  return { source: `${title}, ${who}`, users: [...users.values()], disabled: disabled.size };
}

function userOf(
  user: unknown,
  path: readonly string[],
  others: readonly { readonly value: string; readonly path: readonly string[] }[],
): Pick<IdpUser, "value" | "others"> {
  const named = others.map((one) => [one.value, textAt(user, one.path)] as const);
  return {
    value: textAt(user, path),
    others: Object.fromEntries(named.filter(([, address]) => address !== "")),
  };
}

/** Several values, or none, are no value: what would be sent is not known. */
function textAt(user: unknown, path: readonly string[]): string {
  const value = valueAt(user, path);
  return typeof value === "string" ? value.trim() : "";
}

async function signIn(access: UsableAccess, whose: string, { send }: Connection): Promise<Api> {
  return openApi(access, send).catch((cause: Error) => {
    throw new WebexSsoError(
      "preflight-api",
      `${whose} does not let the stack's account in: ${cause.message}. Check the client and its secret in the stack's configuration, and the network.`,
      { cause },
    );
  });
}
