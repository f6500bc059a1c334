import type { Api, ApiAccess, Send } from "../../vendors/api.ts";

/** An access that can be used. */
export type UsableAccess = Exclude<ApiAccess, { readonly unaskable: string }>;

/** Signs in to a vendor's API. Throws with the reason, as the end of a sentence. */
export async function openApi({ base, authorize }: UsableAccess, send: Send): Promise<Api> {
  const headers = await authorize(send);
  return {
    get: async (where) => send({ url: addressOf(base, where), headers }),
    claims: claimsOf(headers.authorization ?? ""),
  };
}

/** A token goes to the host that it is for, and to no other. */
function addressOf(base: string, where: string): string {
  if (where.startsWith("/")) return `${base}${where}`;
  const { origin } = new URL(base);
  const asked = URL.parse(where)?.origin;
  if (asked === origin) return where;
  throw new Error(`${asked ?? where} is not asked: the account is for ${origin}`);
}

/** What a bearer token says where it is a JSON web token; it is read and not verified, as it is our own. */
function claimsOf(authorization: string): Api["claims"] {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/.exec(authorization) ?? [];
  if (payload === undefined) return {};
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  } catch {
    return {};
  }
}
