import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { chooseJob } from "../../../cli/onboard/choose-job.ts";
import type { Prompter } from "../../../cli/onboard/prompter.ts";
import { idpMetadata } from "../../saml/diagnosis/good-response.ts";
import { makeProject, type Project } from "../../support/project.ts";
import { runCommand } from "../../support/run-command.ts";

let project: Project;
beforeAll(() => {
  project = makeProject();
  writeFileSync(join(project.folder, "idp.xml"), idpMetadata());
});
afterAll(() => project.remove());
beforeEach(() => void vi.stubEnv("INIT_CWD", project.folder));
afterEach(() => void vi.unstubAllEnvs());

/** Somebody who gives these answers, each when the question takes it; undefined cancels. */
function person(answers: readonly (string | undefined)[]) {
  const left = [...answers];
  const refused: string[] = [];
  const prompter: Prompter = {
    text: async ({ problem }) => {
      for (;;) {
        const answer = left.shift();
        const why = answer === undefined ? undefined : problem(answer);
        if (why === undefined) return answer;
        refused.push(why);
      }
    },
    select: async () => left.shift(),
    confirm: async () => undefined,
  };
  return { prompter, refused, left };
}

test.each([
  [
    ["partner", "resale", "idp.xml", "Example Telecom", ""],
    "partner",
    ["--idp-metadata=idp.xml", "--name=Example Telecom", "--", "resale"],
  ],
  [["metadata", "resale", "idp.xml"], "partner", ["--metadata=idp.xml", "--", "resale"]],
  [
    ["customers", "resale", "idp.xml", "sheets"],
    "customers",
    ["--from=idp.xml", "--out=sheets", "--", "resale"],
  ],
])("%j goes on with the sub-command", async (answers, name, words) => {
  const { prompter, left } = person(answers);
  expect(await chooseJob(prompter)).toEqual({ kind: "command", name, words });
  expect(left).toEqual([]);
});

test("a file that cannot be read is asked for again", async () => {
  const { prompter, refused } = person(["metadata", "resale", "nowhere.xml", "", "idp.xml"]);
  expect(await chooseJob(prompter)).toMatchObject({ words: ["--metadata=idp.xml", "--", "resale"] });
  expect(refused).toEqual(["It cannot be read: there is no such file.", "Name the file."]);
});

test.each(["partner", "metadata", "customers", "tenant", "file"])(
  "%s: every question can be cancelled",
  async (kind) => {
    const answers = ["resale", "idp.xml", "x", "y"];
    for (let place = 0; place < 4; place += 1) {
      const { prompter, left } = person([kind, ...answers.slice(0, place), undefined]);
      const job = await chooseJob(prompter);
      // Where there are fewer questions, nobody was asked any more.
      if (left.length === 0) expect(job).toBeUndefined();
    }
    expect(await chooseJob(person([undefined]).prompter)).toBeUndefined();
  },
);

test("the sub-command takes what was asked for", async () => {
  const job = await chooseJob(person(["partner", "resale", "idp.xml", "--odd name", ""]).prompter);
  if (job?.kind !== "command") throw new Error("a sub-command was chosen");
  const { code, stdout } = await runCommand(project.folder, ["onboard", job.name, ...job.words]);
  expect(code).toBe(0);
  expect(stdout).toContain("--odd name");
  expect(stdout).toContain("urn:idp");
});
