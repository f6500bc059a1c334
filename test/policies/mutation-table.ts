import type { FieldPath } from "../../policies/field.ts";
import { trustsIn } from "../../policies/find-trusts.ts";
import { stackVerdict } from "../../policies/judge-stack.ts";
import { type Class, classes, type Prediction } from "../../policies/rule.ts";
import { rules } from "../../policies/rules/index.ts";
import type { RawResource } from "../../policies/trusts/raw-resource.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { expressible } from "./expressible.ts";
import type { LaidOut } from "./layouts.ts";
import { type Mutation, mutations } from "./mutations.ts";
import { configuredAt, layOut, packSettings, vendorOf } from "./raw-stack.ts";
import { sampleTrust, today } from "./sample.ts";

/** A field of one vendor's trust, broken, and what the rules make of it. */
export interface BrokenField {
  readonly path: FieldPath;
  readonly title: string;
  readonly vendor: VendorKind;
  /** Empty where the vendor has no such setting. */
  readonly rules: readonly string[];
  /** What each of them says that it does. */
  readonly said: readonly { readonly rule: string; readonly class: Class }[];
  /** The worst of what the rules say. */
  readonly class?: Class;
  /** What users see, by each violation that is the worst. */
  readonly predictions: readonly Prediction[];
}

/** Every field of every vendor's trust, broken. */
export function brokenFields(): BrokenField[] {
  const wanted = sampleTrust();
  return mutations.flatMap((mutation) =>
    (Object.keys(vendors) as VendorKind[]).map((vendor) => {
      const { path, title } = mutation;
      if (!expressible(path, vendor, vendorOf(vendor).capabilities))
        return { path, title, vendor, rules: [], said: [], predictions: [] };
      const violations = violationsOf(mutation, vendor, wanted);
      const worst = classes.find((one) => violations.some((violation) => violation.class === one));
      return {
        path,
        title,
        vendor,
        rules: [...new Set(violations.map(({ rule }) => rule))].sort(),
        said: violations.map(({ rule, class: kind }) => ({ rule, class: kind })),
        ...(worst ? { class: worst } : {}),
        predictions: violations.filter((one) => one.class === worst).map(({ prediction }) => prediction),
      };
    }),
  );
}

function violationsOf(mutation: Mutation, vendor: VendorKind, wanted: ReturnType<typeof sampleTrust>) {
  const { trust = (one) => one, laid = (one) => [...one], now = today } = mutation;
  const resources = rawResources(laid(layOut(vendor, trust(configuredAt(vendor, wanted)))), wanted);
  const judging = { settings: packSettings(), now, unknownProperty: () => undefined };
  return trustsIn(resources, judging.unknownProperty).flatMap((found) =>
    rules
      .flatMap((rule) => stackVerdict(rule, found, resources, judging).violations)
      // On another day other certificates have ended, too.
      .filter((violation) => mutation.now === undefined || violation.path === mutation.path),
  );
}

function rawResources(laid: readonly LaidOut[], trust: unknown): RawResource[] {
  const parent = {
    type: "webex-sso:index:WebexSso",
    urn: "urn:pulumi:sample::webex-sso::webex-sso:index:WebexSso::webex",
    props: { trust },
    protect: false,
    dependencies: {},
  };
  const byName = new Map<string, RawResource>();
  for (const { type, name, inputs, outputs, protect = true, dependencies = {} } of laid)
    byName.set(name, {
      type,
      urn: `urn:pulumi:sample::webex-sso::${type}::${name}`,
      props: { ...inputs, ...outputs },
      protect,
      parent,
      get dependencies() {
        const named = Object.entries(dependencies);
        return Object.fromEntries(
          named.map(([property, names]) => [property, names.flatMap((one) => byName.get(one) ?? [])]),
        );
      },
    });
  return [...byName.values()];
}

/** One class, or each with those who differ. */
function classesOf(cells: readonly (BrokenField | undefined)[]): string {
  const present = classes.filter((one) => cells.some((cell) => cell?.class === one));
  if (present.length === 1) return present.join();
  const named = (one: Class) =>
    cells.flatMap((cell) => (cell?.class === one ? vendorOf(cell.vendor).capabilities.title : [])).join(", ");
  return present.map((one) => `${one} (${named(one)})`).join("; ");
}

/** The table of docs/policies/fields.md. */
export function fieldsPage(): string {
  const kinds = Object.keys(vendors) as VendorKind[];
  const all = brokenFields();
  const rows = mutations.map(({ path, title }) => {
    const cells = kinds.map((kind) =>
      all.find((one) => one.path === path && one.title === title && one.vendor === kind),
    );
    const said = cells.map((cell) => cell?.rules.map((rule) => `[${rule}](${rule}.md)`).join(", ") || "—");
    return `| ${[`\`${path}\``, title, classesOf(cells), ...said].join(" | ")} |`;
  });
  const titles = kinds.map((kind) => vendorOf(kind).capabilities.title);
  return [
    "<!-- Written by `npm run generate` from what the rules say of a trust with that one field broken. -->",
    "",
    "# What each rule notices, field by field",
    "",
    "One field of a trust is broken, everything else is as the metadata has it, and the pack knows the tenant. The class is",
    "what that does: _breaks-sign-in_, _degrades_ (sign-out, or a part of the sign-ins), _hygiene_ (it still works). — : the",
    "identity provider has no such setting, or takes it from another field of this table.",
    "",
    `| field | broken | class | ${titles.join(" | ")} |`,
    `| ${["", "", "", ...titles].map(() => "---").join(" | ")} |`,
    ...rows,
    "",
  ].join("\n");
}
