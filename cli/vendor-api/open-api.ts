import type { Api, ApiAccess, Send } from "../../vendors/api.ts";

/** An access that can be used. */
export type UsableAccess = Exclude<ApiAccess, { readonly unaskable: string }>;

/** Signs in to a vendor's API. Throws with the reason, as the end of a sentence. */
export async function openApi({ base, authorize }: UsableAccess, send: Send): Promise<Api> {
  const headers = await authorize(send);
  return {
    get: (path) => send({ url: `${base}${path}`, headers }),
    claims: claimsOf(headers.authorization ?? ""),
  };
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
