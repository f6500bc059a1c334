import type { Plain } from "../providers/host/value.ts";

/** What a provider's schema says about one property. */
export interface PropertyRule {
  readonly kind:
    | "string"
    | "boolean"
    | "integer"
    | "json"
    | "certificate"
    | "list"
    | "set"
    | "map"
    | "object";
  readonly required?: boolean;
  /** What the provider fills in; part of the checked inputs. */
  readonly default?: Plain;
  /** What the vendor fills in; no part of the inputs, and no difference to one that is not set. */
  readonly vendorDefault?: Plain;
  /** Of a list, a set or a map. */
  readonly items?: PropertyRule;
  /** Of an object. */
  readonly properties?: PropertyRules;
}

export type PropertyRules = Readonly<Record<string, PropertyRule>>;
