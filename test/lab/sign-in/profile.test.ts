import { expect, test } from "vitest";
import { type RefusalCause, webexRefusals } from "../../../saml/webex-refusals.ts";
import { acceptedEdits, refusedEdits } from "./profile-edits.ts";
import { causeOf, edited, verdictOn } from "./response-fixture.ts";

test.each(acceptedEdits)("%s is accepted (%s)", async (_title, _source, edit) => {
  const plain = await edited((xml) => xml);
  const xml = await edited(edit);
  expect(xml).not.toBe(plain);
  expect((await verdictOn(xml)).refusal).toBeUndefined();
});

test.each(refusedEdits)("%s is refused: %s", async (_, cause, edit) => {
  const xml = await edited(edit);
  expect(xml).not.toBe(await edited((one) => one));
  expect(await causeOf(xml)).toBe(cause);
});

test.each<RefusalCause>([
  "sign-in-issuer",
  "sign-in-version",
  "sign-in-unconfirmed",
  "sign-in-no-authentication",
  "sign-in-recipient",
  "sign-in-expired",
])("that Webex refuses for %s is uncertain", (cause) => {
  expect(webexRefusals[cause].reference.mark).toBe("uncertain");
});
