import type { PlainMap } from "../../providers/host/value.ts";

const filters: Readonly<Record<string, (value: string) => (name: string) => boolean>> = {
  STARTS_WITH: (value) => (name) => name.startsWith(value),
  EQUALS: (value) => (name) => name === value,
  CONTAINS: (value) => (name) => name.includes(value),
  // All of the name has to match: what may stand in front of and behind it takes a ".*" (support.okta.com, "How to
  // filter groups with regex in Okta").
  REGEX: (value) => {
    const whole = new RegExp(`^(?:${value})$`);
    return (name) => whole.test(name);
  },
};

/**
 * The values of a group attribute statement: those of the user's own groups that its filter lets through
 * (help.okta.com, "Define group attribute statements").
 *
 * @param names the groups of the user
 * @example groupsOfStatement({ filterType: "STARTS_WITH", filterValue: "webex" }, ["webex-users", "staff"]) // ["webex-users"]
 */
export function groupsOfStatement({ filterType, filterValue }: PlainMap, names: readonly string[]): string[] {
  const filter = filters[String(filterType)]?.(String(filterValue ?? ""));
  return filter === undefined ? [] : names.filter(filter);
}
