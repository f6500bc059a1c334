import { describe, expect, test } from "vitest";
import { reviewTenant } from "../../../review/review-tenant.ts";
import type { TenantReview } from "../../../review/tenant-review.ts";
import { administrations } from "../../../vendors/administrations.ts";
import { type VendorKind, vendors } from "../../../vendors/index.ts";
import { packSettings } from "../../policies/raw-stack.ts";
import { deployed, stepsOf } from "./deployed.ts";
import { now } from "./sample.ts";
import { type Route, type Stop, walk } from "./walk.ts";

const kinds = Object.keys(vendors) as VendorKind[];
const routes: Route[] = kinds.flatMap((kind): Route[] => [
  { kind, side: "identity-provider" },
  { kind, side: "webex", namesBoth: true },
  { kind, side: "webex", namesBoth: false },
  ...(vendors[kind].capabilities.encryption.length > 0
    ? [{ kind, side: "webex", namesBoth: false, encryption: "aes256-cbc" } as const]
    : []),
]);

/** The review of the way from one stage to another, of which the stack file says what the command has written. */
function review(kind: VendorKind, from: Stop, to: Stop, isKnown = true): TenantReview {
  const file = "stacks/tenants/Pulumi.acme.yaml";
  // What signs by hand signs as before when the change is deployed.
  const { switchedBy } = administrations[kind].rotation;
  const signs = switchedBy === "hand" ? from.signs : to.signs;
  const steps = stepsOf(deployed(kind, from), deployed(kind, { ...to, signs }));
  return reviewTenant(
    {
      touched: { tenant: "acme", change: "changed", file, because: [file] },
      preview: { tenant: "acme", steps, policies: [], complaints: [] },
      saysTheSame: false,
      findings: [],
      ...(isKnown
        ? {
            rotation: {
              vendor: kind,
              ...(from.rotation ? { before: from.rotation } : {}),
              ...(to.rotation ? { after: to.rotation } : {}),
            },
          }
        : {}),
    },
    { pack: packSettings(), now },
  );
}

const notices = ({ trusts }: TenantReview) =>
  trusts.flatMap(({ changes }) => changes.map(({ title, notice }) => `${title}: ${notice}`)).join("\n");

describe.each(routes)("$kind, $side, both named $namesBoth, encryption $encryption", (route) => {
  const stops = walk(route);
  const ways = stops.slice(1).map((to, place) => ({ from: stops[place] as Stop, to, step: to.stage }));

  test.each(ways)("to $step", ({ from, to, step }) => {
    const result = review(route.kind, from, to);
    const safe = step === "staged" || step === "confirmed";
    const isRetiredWebex = step === "retired" && route.side === "webex";
    const expected = step === "switched" || isRetiredWebex ? "changes-sign-in" : "safe";
    expect(result.verdict, `${result.summary}\n${notices(result)}`).toBe(safe ? "safe" : expected);
    if (step === "switched") {
      expect(notices(result)).toMatch(/2026-11-22/);
      expect(notices(result)).toContain("webex-sso rotate --undo");
    }
    if (step === "switched" && route.side === "identity-provider") {
      const isByHand = administrations[route.kind].rotation.switchedBy === "hand";
      expect(notices(result)).toContain(
        isByHand ? "administrator activates it" : "as soon as this is deployed",
      );
      expect(notices(result)).toContain("Test SSO setup");
    }
    expect(notices(result)).not.toContain("nobody can sign in. Publish");
  });

  test.each(ways.filter(({ step }) => step !== "retired"))("back from $step", ({ from, to, step }) => {
    const result = review(route.kind, { ...to, signs: from.signs }, from);
    const back = step === "switched" ? review(route.kind, to, from) : result;
    expect(back.verdict, `${back.summary}\n${notices(back)}`).not.toBe("blocked");
    if (step === "switched") expect(back.verdict).toBe("changes-sign-in");
    if (step === "confirmed") expect(back.verdict).toBe("safe");
  });
});

describe("what is no correct step is judged as without a rotation", () => {
  const at = (route: Route) => new Map(walk(route).map((stop) => [stop.stage, stop]));
  const stop = (stops: Map<string, Stop>, stage: Stop["stage"]) => stops.get(stage) as Stop;

  test.each(["pingfederate", "pingone"] as const)("%s: another key without a word of it", (kind) => {
    const stops = at({ kind, side: "identity-provider" });
    const [from, to] = [stop(stops, "confirmed"), stop(stops, "switched")];
    expect(review(kind, from, to, false).verdict).toBe("blocked");
    // From the first stage at once: nobody has said that Webex has both.
    expect(review(kind, stop(stops, "staged"), to).verdict).toBe("blocked");
    expect(review(kind, stop(stops, "before"), to).verdict).toBe("blocked");
  });

  test("Entra ID: the old certificate goes while it signs", () => {
    const stops = at({ kind: "entra", side: "identity-provider" });
    const forgotten = { ...stop(stops, "switched"), signs: "old" } as const;
    expect(review("entra", forgotten, stop(stops, "retired")).verdict).toBe("blocked");
  });
});
