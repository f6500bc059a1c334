import type { Problem } from "../problem.ts";
import { isXmlApi } from "../xml-api/read-answer.ts";
import type { CapturedMessage, DetachedSignature, Exchange, Pair } from "./capture.ts";
import { decodeMessage } from "./decode-message.ts";
import { decodePercent } from "./decode-percent.ts";

const parameters = ["SAMLResponse", "SAMLRequest"] as const;

/** The messages that a browser brought along in one request, in its query or in its form. */
export function messagesOf(exchange: Exchange): {
  readonly messages: readonly CapturedMessage[];
  readonly problems: readonly Problem[];
} {
  const { where, method, url, fields, form, decoded } = exchange;
  const [address = "", query = ""] = split(url);
  const sources = [
    { binding: "Redirect", pairs: pairsOf(query), text: query, part: "parameter" },
    { binding: "POST", pairs: fields.length > 0 ? fields : pairsOf(form ?? ""), text: "", part: "field" },
  ] as const;
  const messages: CapturedMessage[] = [];
  const problems: Problem[] = [];
  for (const { binding, pairs, text, part } of sources)
    for (const name of parameters) {
      const value = pairs.find(([one]) => one === name)?.[1];
      if (value === undefined) continue;
      const place = [where, address && `${method} ${address}`, `${part} ${name}`].filter(Boolean).join(", ");
      const result = decodeMessage(value);
      // SAML-tracer can mask what was sent, and shows the message all the same.
      const xml = "xml" in result ? result.xml : decoded;
      if (xml === undefined && "problem" in result)
        problems.push({ ...result.problem, message: `${place}: ${result.problem.message}` });
      if (xml === undefined) continue;
      const detached = detachedOf(text, name);
      messages.push({
        xml,
        where: place,
        binding,
        asText: !("xml" in result),
        ...(address === "" ? {} : { sentTo: address }),
        ...arrivalOf(exchange),
        ...(detached === undefined ? {} : { detached }),
      });
    }
  if (messages.length === 0 && problems.length === 0 && decoded !== undefined)
    messages.push({
      xml: decoded,
      where: `${where}, ${method} ${address}`,
      sentTo: address,
      asText: true,
      ...arrivalOf(exchange),
    });
  const { page = "" } = exchange;
  if (isXmlApi(page))
    messages.push({ xml: page.trim(), where: `${where}, answer of ${address}`, asText: true });
  return { messages, problems };
}

/** The parameters of a query or a form. */
export function pairsOf(text: string): readonly Pair[] {
  return text
    .split("&")
    .filter((one) => one.includes("="))
    .map((one) => {
      const at = one.indexOf("=");
      return [decode(one.slice(0, at)), decode(one.slice(at + 1))];
    });
}

/** A plus sign stands for a blank in forms; in base64 that nobody has encoded it stands for itself. */
function decode(text: string): string {
  return decodePercent(/%[\da-f]{2}/i.test(text) ? text.replaceAll("+", "%20") : text) ?? text;
}

/** An address and its query. */
function split(url: string): readonly string[] {
  const [address = "", query = ""] = url.replace(/#.*$/s, "").split(/\?(.*)/s);
  return [address, query];
}

/** The signature covers the parameters as they were sent, in this order (saml-bindings-2.0-os §3.4.4.1). */
function detachedOf(query: string, parameter: string): DetachedSignature | undefined {
  const parts = query.split("&");
  const parameterOf = (name: string) => pairsOf(query).find(([one]) => one === name)?.[1];
  const signature = parameterOf("Signature");
  if (signature === undefined) return undefined;
  const octets = [parameter, "RelayState", "SigAlg"]
    .flatMap((name) => parts.find((part) => part.startsWith(`${name}=`)) ?? [])
    .join("&");
  return { octets, algorithm: parameterOf("SigAlg") ?? "", signature: signature.replaceAll(" ", "+") };
}

/** The server that took the message says in its answer what time it has. */
function arrivalOf({ responseHeaders }: Exchange): { arrived?: Date } {
  const date = responseHeaders.find(([name]) => name.toLowerCase() === "date")?.[1];
  const arrived = new Date(date ?? "");
  return Number.isNaN(arrived.getTime()) ? {} : { arrived };
}
