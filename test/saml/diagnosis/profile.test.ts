import { describe, expect, test } from "vitest";
import { diagnose } from "../../../saml/diagnosis/diagnose.ts";
import type { Expectation } from "../../../saml/diagnosis/expectation.ts";
import { expectedIdp } from "../../../saml/diagnosis/expected-idp.ts";
import { unwrap } from "../../../saml/diagnosis/unwrap/unwrap.ts";
import { webexRefusals } from "../../../saml/webex-refusals.ts";
import { acceptedEdits, refusedEdits } from "../../lab/sign-in/profile-edits.ts";
import {
  acsUrl,
  content,
  edited,
  idpMetadata,
  now,
  organization,
} from "../../lab/sign-in/response-fixture.ts";
import { harOf, posted } from "./wrappings.ts";

/** What the lab's Webex knows, which judges the same edits in test/lab/sign-in/profile.test.ts. */
const { description } = organization;
const expectation: Expectation = {
  at: now,
  entityId: description.entityId,
  acsUrls: description.acs.map(({ url }) => url),
  claim: "uid",
  addresses: content.attributes.flatMap(({ values }) => values),
  wantAssertionsSigned: description.wantAssertionsSigned,
  idp: expectedIdp(Buffer.from(idpMetadata)),
};

describe.each([
  ["alone", (xml: string) => xml],
  ["in a trace", (xml: string) => harOf([posted(xml, acsUrl)])],
] as const)("%s", (_, wrap) => {
  const findingsOf = async (edit: (xml: string) => string) =>
    diagnose(unwrap(Buffer.from(wrap(await edited(edit)))), "file", expectation).findings;

  test.each(acceptedEdits)("%s: nothing is wrong (%s)", async (_name, _source, edit) => {
    expect(await findingsOf(edit)).toEqual([]);
  });

  test.each(refusedEdits)("%s: %s, with place and mend", async (_name, cause, edit) => {
    const findings = await findingsOf(edit);
    expect(new Set(findings.map((one) => one.cause))).toEqual(new Set([cause]));
    expect(findings[0]).toMatchObject({ severity: "error", fix: webexRefusals[cause].fix });
    expect(findings[0]?.place?.path).toMatch(/^\/Response/);
  });
});
