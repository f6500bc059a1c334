import fc from "fast-check";
import { expect, test } from "vitest";
import { compareUsers, type Outcome, outcomes } from "../../../cli/preflight/compare-users.ts";
import type { IdpUser, WebexUser } from "../../../cli/preflight/users.ts";

const idp = (value: string, others: Record<string, string> = {}, id?: string): IdpUser => ({
  where: "line 2",
  value,
  others,
  ...(id === undefined ? {} : { id }),
});
const webex = (address: string, more: Partial<WebexUser> = {}): WebexUser => ({
  addresses: [address],
  isActive: true,
  ...more,
});

const cases: readonly (readonly [
  name: string,
  outcome: Outcome | "fine",
  idp: readonly IdpUser[],
  webex: readonly WebexUser[],
])[] = [
  ["the primary address", "fine", [idp("jane@a.example")], [webex("jane@a.example")]],
  [
    "an alternate address",
    "fine",
    [idp("jane@b.example")],
    [webex("", { addresses: ["jane@a.example", "jane@b.example"] })],
  ],
  ["no value", "empty", [idp("")], [webex("jane@a.example")]],
  ["an account name", "not-address", [idp("CORP\\jane")], [webex("jane@a.example")]],
  [
    "two addresses in one value",
    "not-address",
    [idp("jane@a.example,j@a.example")],
    [webex("jane@a.example")],
  ],
  ["another letter case", "letter-case", [idp("Jane@A.example")], [webex("jane@a.example")]],
  [
    "a user whom Webex has switched off",
    "inactive",
    [idp("jane@a.example")],
    [webex("jane@a.example", { isActive: false })],
  ],
  [
    "another address of the user's own",
    "other-address",
    [idp("jane@old.example", { userName: "jane@a.example" })],
    [webex("jane@a.example")],
  ],
  [
    "a user whom synchronisation knows",
    "other-address",
    [idp("jane@old.example", {}, "0001")],
    [webex("jane@a.example", { externalId: "0001" })],
  ],
  [
    "somebody else's address",
    "somebody-else",
    [idp("john@a.example", { userName: "jane@a.example" })],
    [webex("jane@a.example"), webex("john@a.example")],
  ],
  ["the same name in another domain", "other-domain", [idp("jane@old.example")], [webex("jane@a.example")]],
  ["nobody of Webex", "no-webex-user", [idp("zoe@a.example")], [webex("jane@a.example")]],
  [
    "a name that two of Webex have",
    "no-webex-user",
    [idp("jane@old.example")],
    [webex("jane@a.example"), webex("jane@b.example")],
  ],
];

test.each(cases)("%s", (_, outcome, users, known) => {
  const comparison = compareUsers(users, known);
  const found = outcomes.filter((one) => comparison.cases[one].length > 0);
  expect(found).toEqual(outcome === "fine" ? [] : [outcome]);
  expect(comparison.fine).toBe(outcome === "fine" ? 1 : 0);
});

test("two users with one address, in whatever letter case, both have the problem", () => {
  const { cases } = compareUsers([idp("a@a.example"), idp("A@a.example")], [webex("a@a.example")]);
  expect(cases.shared).toHaveLength(2);
});

test("users of Webex whom nobody signs in as, without those who are switched off", () => {
  const known = [
    webex("jane@a.example"),
    webex("admin@a.example"),
    webex("old@a.example", { isActive: false }),
  ];
  const { unmatched } = compareUsers([idp("jane@a.example")], known);
  expect(unmatched.map(({ addresses }) => addresses[0])).toEqual(["admin@a.example"]);
});

test("another value that fits more users", () => {
  const users = [
    idp("a@old.example", { userName: "a@a.example" }),
    idp("b@old.example", { userName: "b@a.example" }),
  ];
  const { alternatives, matched } = compareUsers(users, [webex("a@a.example"), webex("b@a.example")]);
  expect({ alternatives, matched }).toEqual({ alternatives: { userName: 2 }, matched: 0 });
});

const address = fc
  .tuple(fc.constantFrom("a", "b", "c", "A", "B"), fc.constantFrom("x.example", "y.example", "X.example"))
  .map(([local, domain]) => `${local}@${domain}`);
const idpUser = fc.record({
  where: fc.constant("line 2"),
  value: fc.oneof(address, fc.constantFrom("", "jane")),
  others: fc
    .record({ userName: address }, { requiredKeys: [] })
    .map((one) => ({ ...one }) as Record<string, string>),
});
const webexUser = fc.record({
  addresses: fc.array(address, { minLength: 1, maxLength: 3 }),
  isActive: fc.boolean(),
});

test("every user of the identity provider is in one place, and every one of Webex in at most one", () => {
  fc.assert(
    fc.property(fc.array(idpUser), fc.array(webexUser), (users, known) => {
      const { fine, cases, unmatched } = compareUsers(users, known);
      const listed = outcomes.flatMap((one) => cases[one].map(({ user }) => user));
      expect(fine + listed.length).toBe(users.length);
      expect(new Set(listed).size).toBe(listed.length);
      expect(new Set(unmatched).size).toBe(unmatched.length);
      for (const one of unmatched) expect(one.isActive).toBe(true);
    }),
  );
});

test("the order of the users changes nothing", () => {
  fc.assert(
    fc.property(
      fc.array(idpUser),
      fc.array(webexUser.map((one) => ({ ...one, isActive: true }))),
      (users, known) => {
        // An address is one user's alone in Webex.
        const taken = new Set<string>();
        const distinct = known.filter(({ addresses }) => {
          const isFree = addresses.every((one) => !taken.has(one.toLowerCase()));
          for (const one of addresses) taken.add(one.toLowerCase());
          return isFree;
        });
        const count = (one: ReturnType<typeof compareUsers>) => [
          one.fine,
          ...outcomes.map((outcome) => one.cases[outcome].length),
          one.unmatched.length,
        ];
        expect(count(compareUsers(users.toReversed(), distinct.toReversed()))).toEqual(
          count(compareUsers(users, distinct)),
        );
      },
    ),
  );
});
