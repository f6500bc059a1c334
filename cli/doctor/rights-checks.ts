import type { Api, ApiAnswer } from "../../vendors/api.ts";
import type { RightsKnown, RightsProbe } from "../../vendors/rights.ts";
import { attempted, type Check } from "./check.ts";

/** Asks each question; each is a check of its own, whatever becomes of the others. */
export async function rightsChecks(
  probes: readonly RightsProbe[],
  api: Api,
  known: RightsKnown,
): Promise<readonly Check[]> {
  const answers = probes.map((probe) =>
    attempted({ area: "API account", name: probe.name }, async () => [
      rightsCheck(probe, probe.path === undefined ? told : await api.get(probe.path(known)), api),
    ]),
  );
  return (await Promise.all(answers)).flat();
}

/** Where nothing has to be asked. */
const told: ApiAnswer = { status: 200, body: {} };

/** What an answer says. Pure. */
export function rightsCheck(probe: RightsProbe, answer: ApiAnswer, api: Pick<Api, "claims">): Check {
  const { name, grant, isOptional = false, judge = may } = probe;
  const check = { area: "API account", name } as const;
  const { status } = answer;
  if (status >= 200 && status < 300) {
    const { result, detail } = judge(answer, api);
    return { ...check, result, detail, ...(result === "ok" ? {} : { fix: grant }) };
  }
  if (isOptional)
    return { ...check, result: "not asked", detail: `The API answers ${status}${said(answer)}.`, fix: grant };
  const refused = status === 401 || status === 403 || status === 404;
  return {
    ...check,
    result: refused ? "failed" : "not asked",
    detail: `The API ${refused ? "refuses it" : "does not answer it"}: ${status}${said(answer)}.`,
    fix: refused ? grant : "Try again later.",
  };
}

function may(): { readonly result: "ok"; readonly detail: string } {
  return { result: "ok", detail: "The account may." };
}

/** Why, in the API's own words: each vendor has another place for them. */
function said({ body }: ApiAnswer): string {
  if (typeof body !== "object" || body === null) return "";
  const { errorSummary, message, error } = body as Readonly<Record<string, unknown>>;
  const words = [errorSummary, message, (error as { message?: unknown } | undefined)?.message].find(
    (one) => typeof one === "string",
  );
  return words === undefined ? "" : `, ${JSON.stringify(String(words).slice(0, 200))}`;
}
