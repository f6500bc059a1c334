import { expect, test } from "vitest";
import type { Partner, Session } from "../../../lab/identity-provider/behaviour.ts";
import { groupsOfStatement } from "../../../lab/okta/group-statement.ts";
import { oktaSignIn } from "../../../lab/okta/sign-in.ts";
import type { OktaWorld } from "../../../lab/okta/world.ts";
import { type PersonId, personOf } from "../../../lab/people.ts";
import { readAuthnRequest, writeAuthnRequest } from "../../../lab/saml/authn-request.ts";
import { createSigningKey } from "../../../lab/signing-key.ts";

const groups = ["webex", "webex-users", "all-webex", "Webex", "staff"];

test.each([
  ["STARTS_WITH", "webex", ["webex", "webex-users"]],
  ["EQUALS", "webex", ["webex"]],
  ["CONTAINS", "webex", ["webex", "webex-users", "all-webex"]],
  ["REGEX", ".*", groups],
  ["REGEX", "webex", ["webex"]],
  ["REGEX", "webex.*|staff", ["webex", "webex-users", "staff"]],
  ["", "webex", []],
])("%s %s", (filterType, filterValue, names) => {
  expect(groupsOfStatement({ filterType, filterValue }, groups)).toEqual(names);
});

const now = new Date("2026-03-01T12:00:00Z");
const key = await createSigningKey("CN=Okta", 1, now);
const group = (name: string) => ({ id: name, name, description: "", customProfileAttributes: "{}" });
const world: OktaWorld = {
  orgs: {
    acme: {
      counter: 0,
      apps: [
        {
          id: "app",
          name: "app",
          entityKey: "key",
          embedKey: "key",
          settings: {
            attributeStatements: [
              {
                type: "GROUP",
                name: "groups",
                namespace: "n",
                filterType: "STARTS_WITH",
                filterValue: "webex",
              },
            ],
          },
          keys: [key],
          signingKid: key.kid,
        },
      ],
      groups: [group("webex-one"), group("staff"), group("webex-two")],
      assignments: ["webex-one", "webex-two"].map((groupId) => ({
        appId: "app",
        groupId,
        priority: 0,
        profile: "{}",
      })),
      requests: [],
    },
  },
};

test.each<[PersonId, readonly string[]]>([
  ["one-address", ["webex-one", "webex-two"]],
  ["first-group", ["webex-one"]],
  ["last-group", ["webex-two"]],
])("%s has only groups of its own in the assertion", (id, names) => {
  const okta = oktaSignIn({ read: () => world, change: (edit) => edit(world) });
  const place = okta.locate(new URL("https://acme.okta.com/app/app/key/sso/saml"));
  const partner = place?.partner("urn:webex") as Partner;
  const request = readAuthnRequest(
    writeAuthnRequest({
      id: "_1",
      issueInstant: "",
      destination: "",
      issuer: "urn:webex",
      forceAuthn: false,
    }),
  );
  const session: Session = { id: "_session", person: personOf(id), authenticated: now };
  expect(partner.assertion(request, session, now)).toMatchObject({
    attributes: [{ name: "groups", values: names }],
  });
});
