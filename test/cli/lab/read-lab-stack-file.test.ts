import { afterAll, expect, test } from "vitest";
import { stringify } from "yaml";
import { readLabStackFile } from "../../../cli/lab/read-lab-stack-file.ts";
import { administrations } from "../../../vendors/administrations.ts";
import { makeProject } from "../../support/project.ts";

const project = makeProject();
afterAll(() => project.remove());
const secretsOf = (config: Record<string, unknown>) => {
  project.writeFile("Pulumi.acme.yaml", stringify({ config }));
  const { values, isSecret } = readLabStackFile(project.folder, "acme");
  return Object.keys(values).filter(isSecret);
};

test.each(Object.entries(administrations))(
  "%s has its credentials, and none beside those of the user",
  (kind, { onboarding }) => {
    const { key } = onboarding.secret;
    const idp = { "webex-sso:idp": { kind } };
    expect(secretsOf(idp)).toEqual([key]);
    const own = `${key.split(":")[0]}:ownSecret`;
    expect(secretsOf({ ...idp, [own]: { secure: "v1:x" } })).toEqual([own]);
  },
);

test("of an identity provider that is none nothing is said here", () => {
  expect(secretsOf({ "webex-sso:idp": { kind: "toString" } })).toEqual([]);
  expect(secretsOf({})).toEqual([]);
});
