import { X509Certificate } from "node:crypto";
import type { Plain } from "../../../host/value.ts";
import type { TaggedValue } from "../../protocol/messages.ts";
import { asList } from "../as-list.ts";
import type { Kind } from "./kind.ts";
import { reference } from "./scalars.ts";

const accepted = "an X.509 certificate in base64 (DER, without -----BEGIN-----)";

/** One certificate. */
export const certificate: Kind = {
  ...reference,
  refusal: (value) => (isCertificate(value) ? undefined : accepted),
  canonical: withoutSpace,
  argument: tagged,
};

/** Certificates whose order says nothing. */
export const certificates: Kind = {
  refusal: (value) =>
    Array.isArray(value) && value.every(isCertificate) ? undefined : `a list, each ${accepted}`,
  canonical: (value) => (Array.isArray(value) ? value.map(withoutSpace).sort() : value),
  argument: (value) => (value as Plain[]).map(tagged),
  read: (value) => (asList(value).length === 0 ? undefined : asList(value).map(String)),
  cleared: [],
  schema: { type: "array", items: { type: "string" } },
};

function tagged(value: Plain): TaggedValue {
  return { tag: "certificate", value: String(withoutSpace(value)) };
}

function withoutSpace(value: Plain): Plain {
  return typeof value === "string" ? value.replace(/\s/g, "") : value;
}

function isCertificate(value: Plain): boolean {
  if (typeof value !== "string" || !/^[A-Za-z0-9+/\s]+=*\s*$/.test(value)) return false;
  try {
    new X509Certificate(Buffer.from(value, "base64"));
    return true;
  } catch {
    return false;
  }
}
