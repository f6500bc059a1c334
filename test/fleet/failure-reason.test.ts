import { expect, test } from "vitest";
import { failureReason } from "../../fleet/preview/failure-reason.ts";

test("the engine's advice to take a protection off is not handed on", () => {
  const urn = "urn:pulumi:acme::webex-sso::okta:app/saml:Saml::webex";
  const message = `Preview failed: resource "${urn}" cannot be deleted\nbecause it is protected. To unprotect the resource, either remove the \`protect\` flag from the resource in your Pulumi program and run \`pulumi up\`, or use the command:\n\`pulumi state unprotect '${urn}'\``;
  expect(failureReason("acme", "", [{ severity: "error", message }])).toBe(
    `Preview failed: resource "${urn}" cannot be deleted\nbecause it is protected.\n→ Its protection keeps everybody's sign-in: undo what deletes it. To delete it on purpose, set webex-sso:protect to false and deploy that first.`,
  );
});

test("without a complaint the errors of the whole output count, each once", () => {
  const output = "code: 255\n stdout: a\n stderr: error: no stack named 'beta' found\nerror: b\nerror: b\n";
  expect(failureReason("beta", output, [{ severity: "warning", message: "w" }])).toBe(
    "stderr: error: no stack named 'beta' found\nerror: b\n→ Make the stack of a new tenant before its review: pulumi stack init beta",
  );
  expect(failureReason("beta", "", [])).toBe("The engine did not say why.");
});
