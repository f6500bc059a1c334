import fc from "fast-check";
import { expect, test } from "vitest";
import { type Customer, planCustomers, type Row } from "../../../cli/onboard/customers/plan-customers.ts";
import { oktaConfig } from "../../../vendors/okta/config.ts";

const idp = oktaConfig.parse({ kind: "okta" });
const id = fc.integer({ min: 0, max: 9 }).map((number) => `33333333-3333-4333-8333-33333333333${number}`);
const group = fc.constantFrom("00g1", "00g2", "00g3");
const customer: fc.Arbitrary<Customer> = fc.record({
  name: fc.constantFrom("Globex", "Initech", "Umbrella"),
  organizationId: id,
  domains: fc.uniqueArray(fc.constantFrom("a.example.com", "b.example.com"), { minLength: 1 }),
  groups: fc.uniqueArray(group),
});
const list = fc.uniqueArray(customer, { selector: ({ organizationId }) => organizationId });
const rows = fc
  .array(
    fc.record({
      one: customer,
      organization: fc.constantFrom("new" as const, "existing" as const),
      hasId: fc.boolean(),
    }),
  )
  .map((all) =>
    all.map(({ one: { organizationId, ...one }, organization, hasId }, place): Row => {
      const identity = hasId ? { organizationId } : {};
      return { line: place + 2, value: { ...one, ...identity, organization } };
    }),
  );

test("every row is added, there already, waiting or refused; a refused one has its reason", () => {
  fc.assert(
    fc.property(list, rows, (customers, given) => {
      const plan = planCustomers(given, "x.csv", { customers, groups: [], idp });
      const { added, unchanged, waiting, refused } = plan;
      expect(added.length + unchanged.length + waiting.length + refused.length).toBe(given.length);
      const reasons = plan.problems.filter(({ severity }) => severity === "error").map(({ line }) => line);
      expect([...new Set(reasons)]).toEqual(refused.map(({ line }) => line));
    }),
  );
});

test("nobody who is there is changed or lost, and no organisation is there twice", () => {
  fc.assert(
    fc.property(list, rows, (customers, given) => {
      const plan = planCustomers(given, "x.csv", { customers, groups: [], idp });
      expect(plan.customers.slice(0, customers.length)).toEqual(customers);
      const ids = plan.customers.map(({ organizationId }) => organizationId);
      expect(ids).toEqual([...new Set(ids)]);
      const existing = new Set(
        given.filter(({ value }) => value.organization === "existing").map(({ value }) => value),
      );
      for (const { organizationId } of plan.added)
        expect([...existing].some((value) => value.organizationId === organizationId)).toBe(false);
    }),
  );
});

test("run again, the rows that were added are there already, and who may sign in stays", () => {
  fc.assert(
    fc.property(list, rows, (customers, given) => {
      const first = planCustomers(given, "x.csv", { customers, groups: [], idp });
      const again = planCustomers(given, "x.csv", { customers: first.customers, groups: [], idp });
      expect(again.added).toEqual([]);
      expect(again.groupsAdded).toEqual([]);
      expect(again.customers).toEqual(first.customers);
    }),
  );
});
