import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import type { Adoption, ExistingTrust, Wanted } from "../../vendors/adoption.ts";
import type { Api } from "../../vendors/api.ts";
import type { Ask } from "../../vendors/recovery.ts";

/** How the identity provider is asked. */
export interface Asking {
  readonly tenant: string;
  /** How the identity provider is called. */
  readonly title: string;
  readonly ask: Ask;
  /** Its administrative API. Throws with the reason, as the end of a sentence. */
  readonly api: () => Promise<Api>;
}

/**
 * The one trust at the identity provider that is for Webex's entity ID.
 *
 * @throws WebexSsoError `adopt-none`, `adopt-several` with the candidates, `provider-not-answered`
 */
export async function findExisting(
  adoption: Adoption<unknown>,
  wanted: Wanted<unknown>,
  { tenant, title, ask, api }: Asking,
): Promise<ExistingTrust> {
  const found = await adoption.search(wanted, ask);
  let searched = adoption.searchedBy;
  if (found.length === 0 && adoption.searchApi !== undefined)
    try {
      const more = await adoption.searchApi(wanted, await api());
      if (more.length > 0) return theOnly(more, adoption, wanted, { tenant, title });
      searched = "every one by its entity ID";
    } catch (error) {
      if (error instanceof WebexSsoError) throw error;
      searched += `; its API could not be asked for the others: ${(error as Error).message}`;
    }
  if (found.length > 0) return theOnly(found, adoption, wanted, { tenant, title });
  throw new WebexSsoError(
    "adopt-none",
    `${title} shows no trust for ${wanted.entityId} (searched: ${searched}).\nWhere there is one, give its identifier: webex-sso adopt ${tenant} --id … . It is ${adoption.id.words}. ${adoption.id.whereToRead}\nWhere there is none, there is nothing to adopt: pulumi up makes it.`,
  );
}

function theOnly(
  found: readonly ExistingTrust[],
  adoption: Adoption<unknown>,
  { entityId }: Wanted<unknown>,
  { tenant, title }: Pick<Asking, "tenant" | "title">,
): ExistingTrust {
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const lines = found.map(
    ({ id, name, whoMaySignIn }) => `  ${id}  ${JSON.stringify(name)}, who may sign in: ${whoMaySignIn}`,
  );
  throw new WebexSsoError(
    "adopt-several",
    `${title} has ${found.length} trusts for ${entityId}:\n${lines.join("\n")}\nSay which one users sign in through: webex-sso adopt ${tenant} --id <identifier>. ${adoption.id.whereToRead}`,
  );
}
