import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { DirectoryApi, UserQuery } from "../../vendors/directory.ts";
import { valueAt } from "../../vendors/directory.ts";
import { askApi, type Connection } from "./ask-api.ts";
import { addressValues, type Claim } from "./claim.ts";
import { counted } from "./counted.ts";
import { readPages } from "./read-pages.ts";
import type { IdpUser, IdpUsers } from "./users.ts";

export interface IdpApi {
  /** The vendor, as people call it. */
  readonly title: string;
  readonly api: DirectoryApi;
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
  { title, api, sources, query }: IdpApi,
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
  const headers = { authorization: await authorizationOf(api, title, query, connection) };
  const attributes = [path, ...others.map((one) => one.path)];
  const users = new Map<string, IdpUser>();
  const disabled = new Set<string>();
  for (const url of api.firstPages({ ...query, attributes })) {
    const question = { url, whose: title, rights: api.rights, headers };
    for await (const page of readPages(question, ({ body, link }) => api.page(body, link), connection)) {
      for (const user of page) {
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

async function authorizationOf(
  api: DirectoryApi,
  whose: string,
  { config }: Omit<UserQuery, "attributes">,
  connection: Connection,
): Promise<string> {
  const access = api.access(config);
  if (!("tokenUrl" in access)) return access.authorization;
  const { tokenUrl: url, form, authorization } = access;
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const { body } = await askApi({ url, whose, rights: api.rights, headers, form }, connection);
  const token = valueAt(body, ["access_token"]);
  if (typeof token === "string" && token !== "") return `Bearer ${token}`;
  throw new WebexSsoError(
    "preflight-api",
    `${whose} (${url}) has answered without an access token. Check the client in the stack's configuration.`,
  );
}
