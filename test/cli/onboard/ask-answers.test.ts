import { describe, expect, test } from "vitest";
import { askAnswers } from "../../../cli/onboard/ask-answers.ts";
import type { Prompter } from "../../../cli/onboard/prompter.ts";

/** Somebody at the terminal who answers by what the question is about. */
function person(answers: readonly (string | undefined)[]) {
  const left = [...answers];
  const asked: string[] = [];
  const next = async ({ message }: { readonly message: string }) => {
    asked.push(message);
    return left.shift();
  };
  const prompter: Prompter = { text: next, select: next, confirm: async () => true };
  return { prompter, asked, left };
}

const fine = () => undefined;

describe("what is asked", () => {
  test("one question after the other, as the identity provider needs them", async () => {
    const { prompter, asked, left } = person([
      "webex.xml",
      "okta",
      "organization",
      "acme",
      "okta-emea.com",
      "userName",
      "00g1, 00g2",
    ]);
    const answers = await askAnswers({ tenant: "acme", values: {} }, prompter, fine);
    expect(answers).toEqual({
      tenant: "acme",
      metadata: "webex.xml",
      values: {
        "idp.kind": "okta",
        "webex-sso:mode": "organization",
        "okta:orgName": "acme",
        "okta:baseUrl": "okta-emea.com",
        "webex-sso:claimSource": "userName",
        "webex-sso:groups": ["00g1", "00g2"],
      },
    });
    expect(left).toEqual([]);
    expect(asked[1]).toBe("Which identity provider?");
  });

  test("what was said already is not asked; one of two ways is enough; who may sign in only where it is a setting", async () => {
    const { prompter, asked } = person(["https://p:9999", "12.3.2", "", "", "HTMLForm", "key", "email"]);
    const values = { "idp.kind": "pingfederate", "webex-sso:mode": "organization" };
    const answers = await askAnswers({ tenant: "acme", metadata: "x", values }, prompter, fine);
    expect(answers?.values).toEqual({
      ...values,
      "pingfederate:httpsHost": "https://p:9999",
      "pingfederate:productVersion": "12.3.2",
      "idp.mapping.adapter": "HTMLForm",
      "idp.signingKey": "key",
    });
    expect(asked.some((message) => message.includes("groups"))).toBe(false);
  });

  test("the contract answers for the adapter", async () => {
    const { prompter, asked } = person(["https://p:9999", "12.3.2", "", "contract", "key", "email"]);
    const values = { "idp.kind": "pingfederate", "webex-sso:mode": "organization" };
    await askAnswers({ tenant: "acme", metadata: "x", values }, prompter, fine);
    expect(asked.join("\n")).not.toContain("adapter that authenticates");
  });

  test.each([0, 1, 3, 5, 6])("cancelled at question %i, there are no answers", async (place) => {
    const all = ["webex.xml", "okta", "organization", "acme", "okta.com", "email", "00g1"];
    const { prompter } = person([...all.slice(0, place), undefined]);
    expect(await askAnswers({ tenant: "acme", values: {} }, prompter, fine)).toBeUndefined();
  });
});
