import type { Membership, Person } from "./people.ts";

const pick: Readonly<Record<Membership, <Group>(groups: readonly Group[]) => readonly Group[]>> = {
  "every group": (groups) => groups,
  "the first group": (groups) => groups.slice(0, 1),
  "the last group": (groups) => groups.slice(-1),
  "no group": () => [],
};

/**
 * The groups of a person.
 *
 * @param groups those of the identity provider, in the order in which they were made
 * @example membershipsOf(personOf("last-group"), ["a", "b"]) // ["b"]
 */
export function membershipsOf<Group>({ memberOf }: Person, groups: readonly Group[]): readonly Group[] {
  return pick[memberOf](groups);
}
