import { expect, test } from "vitest";
import { outcomeOf, signOutOutcome } from "../../../lab/tenant/journeys.ts";
import type { Judged } from "../../../lab/webex/webex.ts";

const page = { site: "Okta", title: "Sign-out failed", text: ["The signature cannot be verified."] };
const refused: Judged = {
  what: "logout",
  verdict: { checks: [], refusal: { cause: "logout-not-answered", detail: "It says no." } },
};

test("what Webex has judged decides, whatever the page says", () => {
  expect(outcomeOf(page, { what: "sign-in", verdict: { checks: [] } })).toEqual({ end: "accepted" });
  expect(signOutOutcome(page, refused)).toEqual({
    end: "refused",
    cause: "logout-not-answered",
    detail: "It says no.",
  });
});

test("a sign-in that never comes to Webex has stopped; a sign-out is refused, with a browser and without", () => {
  const text = "Sign-out failed: The signature cannot be verified.";
  expect(outcomeOf(page, undefined)).toEqual({ end: "stopped", site: "Okta", text });
  expect(signOutOutcome(page, undefined)).toEqual({
    end: "refused",
    cause: "logout-not-answered",
    detail: `Okta: ${text}`,
  });
});
