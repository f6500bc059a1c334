import { describe, expect, test } from "vitest";
import { diagnose } from "../../../saml/diagnosis/diagnose.ts";
import { unwrap } from "../../../saml/diagnosis/unwrap/unwrap.ts";
import { webexMessages } from "../../../saml/webex-message.ts";
import { makeKey } from "../../fixtures/metadata-key.ts";
import { breakages } from "./breakages.ts";
import { acsUrl, expectation, goodResponse, key } from "./good-response.ts";
import { wrappings } from "./wrappings.ts";

const good = await goodResponse();
const keys = { known: key, other: makeKey({ name: "another" }) };

function diagnosed(file: string | Uint8Array) {
  return diagnose(unwrap(Buffer.from(file as string)), "file", expectation);
}

describe.each(wrappings)("$name", ({ wrapping, wrap }) => {
  test("a good response is good", () => {
    const diagnosis = diagnosed(wrap(good, acsUrl));
    expect(diagnosis).toMatchObject({ wrapping, messages: [{ kind: "Response" }], findings: [] });
  });

  test.each(breakages)("$name", ({ make, cause, code = cause, place, shows }) => {
    const [first] = diagnosed(wrap(make(good, keys), acsUrl)).findings;
    expect(first).toMatchObject({ code, cause, severity: "error" });
    expect(first?.place?.path.endsWith(place), first?.place?.path).toBe(true);
    expect(first?.shown?.text).toBe(shows === undefined ? undefined : webexMessages[shows].text);
    expect(first?.fix).not.toBe("");
  });
});

test.each(breakages)("$name is the only thing that is wrong", ({ make, cause }) => {
  const { findings } = diagnosed(make(good, keys));
  expect(new Set(findings.map((one) => one.cause))).toEqual(new Set([cause]));
});
