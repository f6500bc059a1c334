import { describe, expect, test } from "vitest";
import type { ConfiguredTrust } from "../../saml/configured-trust.ts";
import type { Trust } from "../../saml/trust-model.ts";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { brief, changed, known } from "./laid.ts";
import type { LaidOut } from "./layouts.ts";
import { configuredAt, layOut, packSettings, runPolicies } from "./raw-stack.ts";
import { sampleTrust, serviceProvider } from "./sample.ts";

const kinds = Object.keys(vendors) as VendorKind[];
const okta = (change: Partial<ConfiguredTrust> = {}, wanted: Trust = sampleTrust()): LaidOut[] =>
  layOut("okta", { ...configuredAt("okta", wanted), ...change });
describe("what is known about the tenant", () => {
  test("without it the rules that need it say so, and the others judge", () => {
    const reports = brief(runPolicies(okta({ nameIdFormat: "urn:x" })));
    expect(reports).toEqual([
      "transient-nameid: The NameID format is urn:x.",
      expect.stringMatching(
        /^not-judged: These rules judged less than they could: .*claim \(the tenant's mode\).*metadata-current \(the tenant's metadata\)/,
      ),
    ]);
  });

  test("a partner's claim is mail", () => {
    const partner = known({ mode: "partner" });
    expect(brief(runPolicies(okta(), { settings: partner }))).toEqual([
      "claim: The claim mail is not issued.",
    ]);
    expect(brief(runPolicies(okta({}, sampleTrust("partner")), { settings: partner }))).toEqual([]);
  });

  test("every customer of a partner must have a group that is assigned", () => {
    const customers = [
      { name: "First", groups: ["00000000-0000-4000-8000-00000000000a", "other"] },
      { name: "Second", groups: ["other"] },
    ];
    expect(brief(runPolicies(okta(), { settings: known({ customers }) }))).toEqual([
      "access: No group of Second is assigned.",
    ]);
  });

  test("everybody may sign in only on purpose", () => {
    const laid = layOut("entra", configuredAt("entra", sampleTrust())).map((one) =>
      one.name === "principal"
        ? { ...one, inputs: { ...one.inputs, appRoleAssignmentRequired: false } }
        : one,
    );
    expect(brief(runPolicies(laid, { settings: known() }))).toEqual(["access: Everybody may sign in."]);
    expect(runPolicies(laid, { settings: known({ everyone: true }) })).toEqual([]);
  });

  test("what is no live trust needs no protection", () => {
    const laid = okta().map((one) => ({ ...one, protect: false }));
    expect(brief(runPolicies(laid, { settings: known() }))).toEqual([
      "protected: The trust is not protected.",
    ]);
    expect(runPolicies(laid, { settings: known({ live: false }) })).toEqual([]);
  });

  test("another stack's tenant is not this one's", () => {
    const reports = runPolicies(okta(), { settings: known({ stack: "another", mode: "partner" }) });
    expect(reports.map(({ policy }) => policy)).toEqual(["not-judged"]);
  });

  test.each<[string, unknown]>([
    ["a text", "x"],
    ["nothing in it", {}],
    ["no encryption", { ...sampleTrust(), encryption: undefined }],
    ["no ACS", { ...sampleTrust(), acs: undefined }],
    ["logout without certificates", { ...sampleTrust(), singleLogout: {} }],
    ["attributes that are none", { ...sampleTrust(), attributes: [null] }],
  ])("what a component gives and is no trust of ours ends nothing: %s", (_, wanted) => {
    const trust = wanted as Trust;
    expect(brief(runPolicies(okta(), { wanted: trust, settings: known() }))).toEqual([]);
    expect(brief(runPolicies(okta(), { wanted: trust }))).toEqual([
      expect.stringMatching(/^not-judged: These rules judged less than they could/),
    ]);
  });

  test("the metadata of the settings counts more than what the program says that it wants", () => {
    const elsewhere = "https://idbroker-eu.webex.com/11111111-2222-4333-8444-555555555555";
    const wanted: Trust = { ...sampleTrust(), entityId: elsewhere, audience: elsewhere };
    const reports = runPolicies(okta({ audience: elsewhere }), { wanted, settings: known() });
    expect(new Set(reports.map(({ policy }) => policy))).toEqual(new Set(["audience", "metadata-current"]));
  });
});

describe("an ACS of somebody else's beside those of the metadata", () => {
  const strange = "https://test.example.com/acs";
  const levelAt = (kind: VendorKind, change: (urls: string[]) => unknown, settings = known()) => {
    const laid = changed(layOut(kind, configuredAt(kind, sampleTrust())), ({ web, samlOptions }) => {
      change(web?.redirectUris ?? samlOptions.acsUrls);
    });
    return runPolicies(laid, { settings }).find(({ message }) =>
      message.startsWith(`The ACS URL ${strange} is not an https address`),
    )?.level;
  };
  test.each(["entra", "pingone"] as const)(
    "%s: stops nobody's sign-in where all of those are there",
    (kind) => {
      expect(levelAt(kind, (urls) => urls.push(strange))).toBe("advisory");
      expect(levelAt(kind, (urls) => urls.splice(0, 1, strange))).toBe("mandatory");
      // Whether it stands in the place of another, only the metadata tells.
      expect(levelAt(kind, (urls) => urls.push(strange), packSettings())).toBe("mandatory");
    },
  );
});

describe("which resource is a trust of Webex", () => {
  const elsewhere = { index: 0, isDefault: true, url: "https://sso.example.com/acs" };
  test.each<[string, Partial<ConfiguredTrust>, boolean]>([
    [
      "another application",
      { audience: "https://sso.example.com", acs: [elsewhere], singleLogout: "off" },
      false,
    ],
    [
      "a name that only looks alike",
      { audience: "https://idbroker.webex.com.example.com/x", acs: [elsewhere], singleLogout: "off" },
      false,
    ],
    ["the audience alone", { acs: [elsewhere], singleLogout: "off" }, true],
    ["an ACS URL alone", { audience: "https://sso.example.com", singleLogout: "off" }, true],
    ["a logout URL alone", { audience: "https://sso.example.com", acs: [elsewhere] }, true],
    [
      "other letter case, another scheme",
      { audience: "http://IDBROKER.webex.com/x", acs: [elsewhere], singleLogout: "off" },
      true,
    ],
  ])("%s", (_, change, isTrust) => {
    expect(
      runPolicies(okta({ nameIdFormat: "urn:x", ...change })).some(
        ({ policy }) => policy === "transient-nameid",
      ),
    ).toBe(isTrust);
  });
});

test("a message is predicted only where users would see it", () => {
  const logout = "Could not invalidate browser session";
  const messageWith = (answersToWebex: boolean) => {
    const [{ url = "" } = {}] = serviceProvider.singleLogoutServices;
    const endpoint = { binding: "POST" as const, url: "https://sso.example.com/other" };
    const trust = configuredAt("pingone", sampleTrust());
    const singleLogout = {
      ...(trust.singleLogout as object),
      endpoints: [{ ...endpoint, ...(answersToWebex ? { responseUrl: url } : {}) }],
    };
    return runPolicies(layOut("pingone", { ...trust, singleLogout }))
      .filter(({ policy }) => policy === "single-logout")
      .map(({ message }) => message)
      .join();
  };
  expect(messageWith(false)).toContain(logout);
  // Webex's own address gets the answers: only a logout that begins elsewhere gets lost.
  expect(messageWith(true)).not.toContain(logout);
  expect(messageWith(true)).toContain("is not an https address");
});

describe("one trust per entity", () => {
  const twice = (kind: VendorKind): LaidOut[] => {
    const laid = layOut(kind, configuredAt(kind, sampleTrust()));
    const second = (name: string) => `${name}-2`;
    return [
      ...laid,
      ...laid.map((one) => ({
        ...one,
        name: second(one.name),
        ...(one.dependencies
          ? {
              dependencies: Object.fromEntries(
                Object.entries(one.dependencies).map(([property, names]) => [property, names.map(second)]),
              ),
            }
          : {}),
      })),
    ];
  };
  test.each(kinds)("two of %s are one too many", (kind) => {
    const reports = runPolicies(twice(kind), { wanted: sampleTrust() });
    expect(reports.map(({ policy }) => policy)).toEqual(["one-trust-per-entity", "one-trust-per-entity"]);
  });

  test("two identity providers may have one each, and so may two environments of PingOne", () => {
    const elsewhere = twice("pingone").map((one) =>
      one.name === "webex-2" ? { ...one, inputs: { ...one.inputs, environmentId: "another" } } : one,
    );
    expect(runPolicies(elsewhere, { wanted: sampleTrust() })).toEqual([]);
    const both = [...layOut("pingfederate", configuredAt("pingfederate", sampleTrust())), ...okta()];
    expect(runPolicies(both, { wanted: sampleTrust() })).toEqual([]);
  });
});

test("a partner's or an administrator's own claim rule in ADFS never passes unread", () => {
  const laid = layOut("adfs", configuredAt("adfs", sampleTrust()));
  const [trust] = laid;
  const rules = `${trust?.inputs.issuanceTransformRules}\n\nc:[Type == "urn:x"] => issue(claim = c);`;
  const reports = runPolicies(
    [{ ...trust, inputs: { ...trust?.inputs, issuanceTransformRules: rules } } as LaidOut],
    {
      wanted: sampleTrust(),
    },
  );
  expect(brief(reports).sort()).toEqual([
    expect.stringMatching(/^attributes: attributes cannot be judged: 1 of the issuance transform rules/),
    expect.stringMatching(/^claim: attributes cannot be judged/),
    expect.stringMatching(/^transient-nameid: nameIdFormat cannot be judged/),
  ]);
});

describe("messages quote nothing that could be a secret", () => {
  const canary = "canary-7d21";

  test.each(kinds)("%s: whatever text stands in a property", (kind) => {
    const laid = layOut(kind, configuredAt(kind, sampleTrust()));
    const leaves = laid.flatMap(({ name, inputs }) =>
      Object.keys(inputs).map((property) => ({ name, property })),
    );
    const quoted = leaves.filter(({ name, property }) => {
      const broken = laid.map((one) =>
        one.name === name
          ? { ...one, inputs: { ...one.inputs, [property]: spoilt(one.inputs[property], canary) } }
          : one,
      );
      return runPolicies(broken, { wanted: sampleTrust() }).some(({ message }) => message.includes(canary));
    });
    // Addresses, names of algorithms, formats, names of attributes: what policies/quote.ts lists.
    expect(quotable[kind]).toEqual(expect.arrayContaining(quoted.map(({ property }) => property)));
  });

  test("an address is shown without its password and its query", () => {
    const acs = [
      { index: 0, isDefault: true, url: `https://user:${canary}@sso.example.com/acs?token=${canary}` },
    ];
    const messages = runPolicies(okta({ acs }), { wanted: sampleTrust() })
      .map(({ message }) => message)
      .join();
    expect(messages).toContain("https://…@sso.example.com/acs?…");
    expect(messages).not.toContain(canary);
  });

  test.each([
    ` https://user:${canary}@sso.example.com/x`,
    `https://user:pass/${canary}@sso.example.com/x`,
    `//user:${canary}@sso.example.com`,
  ])("nor one that hides its password: %s", (audience) => {
    const messages = runPolicies(okta({ audience }), { wanted: sampleTrust() }).map(({ message }) => message);
    expect(messages.join()).toContain("…@sso.example.com");
    expect(messages.join()).not.toContain(canary);
  });

  test("a blank at an end is seen", () => {
    const messages = runPolicies(okta({ audience: `${serviceProvider.entityId} ` })).map(
      ({ message }) => message,
    );
    expect(messages.join()).toContain(`"${serviceProvider.entityId} "`);
  });

  test("nothing steers the terminal", () => {
    const messages = runPolicies(okta({ nameIdFormat: "\u001b[2Jurn:x\u202e" }))
      .map(({ message }) => message)
      .join();
    expect(messages).toContain("\\u001b[2Jurn:x\\u202e");
  });

  test("nor does a word of an endpoint", () => {
    const laid = changed(layOut("adfs", configuredAt("adfs", sampleTrust())), ({ samlEndpoint }) => {
      for (const endpoint of samlEndpoint) endpoint.binding = "\u001b[2JPOST";
      samlEndpoint[1].index = "\u001b[2J1";
    });
    const messages = runPolicies(laid, { settings: known() }).map(({ message }) => message);
    expect(messages.join()).toContain("\\u001b[2JPOST");
    expect(messages.join()).not.toContain("\u001b");
  });

  /** Properties of which a part is quoted. */
  const quotable: Record<VendorKind, readonly string[]> = {
    adfs: ["identifier", "samlEndpoint"],
    entra: ["identifierUri", "web"],
    okta: [
      "acsEndpoints",
      "attributeStatements",
      "audience",
      "singleLogoutUrl",
      "ssoUrl",
      "subjectNameIdFormat",
    ],
    pingfederate: ["entityId", "spBrowserSso"],
    pingone: ["samlOptions"],
  };

  function spoilt(value: unknown, text: string): unknown {
    if (typeof value === "string") return `https://sso.example.com/${text}`;
    if (Array.isArray(value)) return value.map((one) => spoilt(one, text));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoilt(one, text)]));
  }
});
