import { describe, expect, test } from "vitest";
import { planFindings } from "../../../fleet/check/plan-findings.ts";
import { trustsIn } from "../../../policies/find-trusts.ts";
import type { Violation } from "../../../policies/judge.ts";
import { stackVerdicts } from "../../../policies/judge-stack.ts";
import { rules } from "../../../policies/rules/index.ts";
import type { KnownTenant, PackSettings } from "../../../policies/settings/read-settings.ts";
import { rawResources } from "../../../review/raw-resources.ts";
import { unknownProperty } from "../../../review/unknown-value.ts";
import { duringRollover } from "../../../saml/during-rollover.ts";
import { type VendorKind, vendors } from "../../../vendors/index.ts";
import { tenant as knownTenant } from "../../policies/laid.ts";
import { packSettings } from "../../policies/raw-stack.ts";
import { deployed, stepsOf } from "./deployed.ts";
import { certificates, now } from "./sample.ts";
import { type Route, read, type Stop, walk } from "./walk.ts";

const kinds = Object.keys(vendors) as VendorKind[];
const routes: Route[] = kinds.flatMap((kind): Route[] => [
  { kind, side: "identity-provider" },
  ...[true, false].flatMap((namesBoth): Route[] => [
    { kind, side: "webex", namesBoth },
    ...(vendors[kind].capabilities.encryption.length > 0
      ? [{ kind, side: "webex", namesBoth, encryption: "aes256-cbc" } as const]
      : []),
  ]),
]);

/** What is said of a stage's resources, once deployed. */
function judged(kind: VendorKind, stop: Stop, pack: PackSettings, at = now): Violation[] {
  const laid = deployed(kind, stop, at);
  const resources = rawResources(stepsOf(laid, laid)).after;
  return trustsIn(resources, unknownProperty).flatMap((found) =>
    stackVerdicts(rules, found, resources, { settings: pack, now: at, unknownProperty }).flatMap(
      ({ violations }) => violations,
    ),
  );
}

const checked = ({ tenant, findings }: Stop, pack: PackSettings, at = now) => {
  const settings = { folder: ".", project: "webex-sso", stacks: ".", pack, now: at };
  return [...findings, ...planFindings(tenant, "Pulumi.acme.yaml", settings)];
};

const said = (found: readonly { readonly code: string; readonly message: string }[]) =>
  found.map(({ code, message }) => `${code}: ${message}`);

/** As a pack's settings name the tenant: no entry, its present file, or both as docs/policies.md has it in a rotation. */
function packsAt(route: Route, { values }: Stop): Record<string, PackSettings> {
  const provider = (metadata: unknown) => {
    const { serviceProvider } = read(route, { ...values, metadata, previousMetadata: undefined });
    if (serviceProvider === undefined) throw new Error("the sample is wrong");
    return serviceProvider;
  };
  const entry = (serviceProvider: KnownTenant["serviceProvider"]) =>
    packSettings({ tenants: [knownTenant(serviceProvider ? { serviceProvider } : {})] });
  const previous = values.previousMetadata as { readonly file: string } | undefined;
  const current = provider(values.metadata);
  return {
    "no entry": packSettings(),
    "an entry": entry(previous === undefined ? current : duringRollover(current, provider(previous.file))),
  };
}

/** Said while Okta has to choose, because it is so. */
const expected = ["capability-logout-certificate"];

describe.each(routes)("$kind, $side, both named $namesBoth, encryption $encryption", (route) => {
  const stops = walk(route);
  const [first] = stops as [Stop];

  test("the walk has every stage", () => {
    const stages = stops.map(({ stage }) => stage);
    expect([stages[0], stages[1], stages[2], stages.at(-1)]).toEqual([
      "before",
      "staged",
      "confirmed",
      "retired",
    ]);
    if (route.side === "identity-provider") expect(stages).toContain("switched");
  });

  test.each(stops)("$stage: check and the policies have nothing against it", (stop) => {
    for (const [name, pack] of Object.entries(packsAt(route, stop))) {
      const usual = new Set(
        said([...checked(first, packSettings()), ...judged(route.kind, first, packSettings())]),
      );
      const fresh = [...checked(stop, pack), ...judged(route.kind, stop, pack)].filter(
        (one) => !usual.has(`${one.code}: ${one.message}`) && !expected.includes(one.code),
      );
      expect(said(fresh), name).toEqual([]);
      expect(
        [...checked(stop, pack), ...judged(route.kind, stop, pack)].filter(
          ({ severity }) => severity === "error",
        ),
      ).toEqual([]);
    }
  });
});

describe("what is really dangerous is still found", () => {
  const dayAfter = new Date(Date.parse(certificates.old.notAfter) + 86_400_000);
  const soon = new Date(Date.parse(certificates.old.notAfter) - 10 * 86_400_000);
  const expiry = (kind: VendorKind, stop: Stop | undefined, at: Date) =>
    stop === undefined
      ? []
      : judged(kind, stop, packSettings(), at).filter(
          ({ rule, path }) => rule === "certificate-expiry" && path === "validity.signingCertificates",
        );

  // Ping's resources show no certificate of their own: the report has those of the metadata.
  describe.each(["adfs", "entra", "okta"] as const)("%s", (kind) => {
    const stops = new Map(walk({ kind, side: "identity-provider" }).map((stop) => [stop.stage, stop]));

    test.each(["before", "staged", "confirmed"] as const)(
      "%s: the certificate that signs is about to end, or has ended, whatever waits beside it",
      (stage) => {
        expect(expiry(kind, stops.get(stage), soon)).toMatchObject([{ class: "hygiene" }]);
        expect(expiry(kind, stops.get(stage), dayAfter)).toMatchObject([{ class: "breaks-sign-in" }]);
      },
    );

    test("only what has nothing beside it is stopped: no stage of the rotation that mends it is", () => {
      const stopped = (stage: "before" | "staged" | "confirmed") =>
        expiry(kind, stops.get(stage), dayAfter).filter((one) => one.stops !== false);
      expect(stopped("before")).toHaveLength(1);
      expect((["staged", "confirmed"] as const).flatMap(stopped)).toEqual([]);
    });

    test("switched: the old one may end", () => {
      expect(expiry(kind, stops.get("switched"), dayAfter)).toEqual([]);
    });

    test("switched, but nobody has activated the new one", () => {
      const forgotten = { ...(stops.get("switched") as Stop), signs: "old" } as const;
      expect(expiry(kind, forgotten, dayAfter)).toMatchObject([{ class: "breaks-sign-in" }]);
    });
  });
});

describe("Webex's certificate", () => {
  const about = (kind: VendorKind, stop: Stop, pack: PackSettings) =>
    judged(kind, stop, pack).filter(({ rule }) => ["logout-verification", "encryption"].includes(rule));
  const stage = (route: Route, name: Stop["stage"]) =>
    walk(route).find((stop) => stop.stage === name) as Stop;
  /** The resources of one stage under a program that wants another. */
  const mixed = (kind: VendorKind, wants: Stop, has: Stop): Violation[] => {
    const program = deployed(kind, wants).filter(({ type }) => type === "webex-sso:index:WebexSso");
    const resources = deployed(kind, has).filter(({ type }) => type !== "webex-sso:index:WebexSso");
    const laid = [...program, ...resources];
    const raw = rawResources(stepsOf(laid, laid)).after;
    return trustsIn(raw, unknownProperty).flatMap((found) =>
      stackVerdicts(rules, found, raw, { settings: packSettings(), now, unknownProperty }).flatMap(
        ({ violations }) => violations.filter(({ rule }) => rule === "logout-verification"),
      ),
    );
  };

  test.each(["adfs", "pingfederate", "pingone", "okta"] as const)(
    "%s: the old one is gone while Webex may still sign with it",
    (kind) => {
      const route: Route = { kind, side: "webex", namesBoth: false };
      const found = mixed(kind, stage(route, "confirmed"), stage(route, "retired"));
      expect(found).toMatchObject([{ class: "degrades" }]);
      expect(found[0]?.message).toContain(certificates.old.fingerprint);
    },
  );

  test("settings that know the new file alone are named as what is to be mended", () => {
    const route: Route = { kind: "adfs", side: "webex", namesBoth: false, encryption: "aes256-cbc" };
    const staged = stage(route, "staged");
    const { serviceProvider } = read(route, { ...staged.values, previousMetadata: undefined });
    const pack = packSettings({ tenants: [knownTenant(serviceProvider ? { serviceProvider } : {})] });
    expect(about("adfs", staged, pack).map(({ message }) => message)).toEqual([
      expect.stringMatching(/none of the metadata\. The tenant's own metadata has .*previousMetadata/),
    ]);
    const okta: Route = { kind: "okta", side: "webex", namesBoth: false };
    expect(about("okta", stage(okta, "staged"), pack).map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /does not verify logout messages\. The tenant's own metadata has .*previousMetadata/,
      ),
    ]);
  });
});
