import { connect } from "node:tls";
import type { RecordedIdp } from "../test-login/published-metadata.ts";
import type { Stamp } from "../vendor-api/send.ts";
import { attempted, type Check } from "./check.ts";

/** What an address answers, with the certificate of its server where it has one. */
export interface Answer {
  readonly status: number;
  /** Days that its TLS certificate is still valid; absent without TLS. */
  readonly tlsDays?: number;
}

export type AskAddress = (url: URL) => Promise<Answer>;

const soonDays = 21;

/** Where users and Webex meet the identity provider: whether anybody answers there. What is answered does not matter. */
export async function addressChecks(recorded: RecordedIdp, ask: AskAddress): Promise<readonly Check[]> {
  const addresses = Object.entries({
    "sign-on": recorded.singleSignOnUrl,
    logout: recorded.singleLogoutUrl,
    metadata: recorded.metadataUrl,
  });
  const checks = addresses.flatMap(([name, address]) =>
    address === undefined || address === "" ? [] : [addressCheck(name, address, ask)],
  );
  return (await Promise.all(checks)).flat();
}

async function addressCheck(name: string, address: string, ask: AskAddress): Promise<readonly Check[]> {
  const check = { area: "addresses", name } as const;
  if (!URL.canParse(address))
    return [{ ...check, result: "failed", detail: `${JSON.stringify(address)} is no address.` }];
  return attempted(check, async () => {
    try {
      const { status, tlsDays } = await ask(new URL(address));
      return [{ ...check, ...judged(address, status, tlsDays) }];
    } catch (error) {
      const detail = `${address}: ${(error as Error).message}.`;
      const fix =
        "Open it in a browser. Users must reach it; this machine need not, where a firewall stands between.";
      return [{ ...check, result: "warning", detail, fix }];
    }
  });
}

function judged(
  address: string,
  status: number,
  days: number | undefined,
): Pick<Check, "result" | "detail" | "fix"> {
  const tls =
    days === undefined
      ? ""
      : days < 0
        ? "; its TLS certificate has ended"
        : `; its TLS certificate is valid for ${days} days`;
  const detail = `${address} answers (${status})${tls}.`;
  if (days !== undefined && days < soonDays)
    return {
      result: days < 0 ? "failed" : "warning",
      detail,
      fix: "Have the TLS certificate of that server renewed: browsers stop there once it has ended.",
    };
  return status >= 500 && status !== 501
    ? {
        result: "warning",
        detail,
        fix: "Look at the identity provider's log: the server answers with a failure.",
      }
    : { result: "ok", detail };
}

/** Asks an address, without following where it leads. */
export function askAddress(onStamp: (stamp: Stamp) => void, timeoutSeconds = 10): AskAddress {
  return async (url) => {
    const sentAt = Date.now();
    const signal = AbortSignal.timeout(timeoutSeconds * 1000);
    const [response, tlsDays] = await Promise.all([
      fetch(url, { redirect: "manual", signal }).catch((error: Error) => {
        throw new Error(reasonOf(error, timeoutSeconds));
      }),
      url.protocol === "https:" ? daysOfTls(url, timeoutSeconds) : undefined,
    ]);
    await response.body?.cancel();
    const date = response.headers.get("date");
    if (date !== null) onStamp({ host: url.host, date, sentAt, receivedAt: Date.now() });
    return { status: response.status, ...(tlsDays === undefined ? {} : { tlsDays }) };
  };
}

function reasonOf({ name, message, cause }: Error, seconds: number): string {
  if (name === "TimeoutError") return `no answer within ${seconds} seconds`;
  return cause instanceof Error ? `${message} (${cause.message})` : message;
}

/** Whole days until the certificate of a server ends, whoever issued it; undefined when that cannot be seen. */
function daysOfTls({ hostname, port }: URL, timeoutSeconds: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, "");
    // Whether it is trusted, the request beside this one finds out.
    const options = { host, port: Number(port || 443), servername: host, rejectUnauthorized: false };
    const socket = connect(options, () => {
      const { valid_to: end } = socket.getPeerCertificate();
      socket.destroy();
      resolve(end === undefined ? undefined : Math.floor((Date.parse(end) - Date.now()) / 86_400_000));
    });
    socket.setTimeout(timeoutSeconds * 1000, () => socket.destroy());
    socket.once("error", () => resolve(undefined)).once("close", () => resolve(undefined));
  });
}
