import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { completeAnswers } from "../../../cli/init/answers.ts";
import type { Prompter } from "../../../cli/onboard/prompter.ts";

const home = mkdtempSync(join(tmpdir(), "webex-sso-answers-"));
afterAll(() => rmSync(home, { recursive: true }));
const folder = join(home, "acme");
const nothing = { name: undefined, ci: undefined };

/** Somebody who takes what is offered first, or cancels at a question. */
function person(cancelsAt?: "text" | "select") {
  const asked: string[] = [];
  const prompter: Prompter = {
    text: async ({ message, initial, problem }) => {
      asked.push(message);
      if (cancelsAt === "text") return undefined;
      expect(problem("Acme SSO")).toMatch(/small letter/);
      return initial ?? "typed";
    },
    select: async ({ message, options }) => {
      asked.push(message);
      return cancelsAt === "select" ? undefined : options[0]?.value;
    },
    confirm: async () => undefined,
  };
  return { asked, prompter };
}

test("without a terminal the folder gives the name, and there is no pipeline", async () => {
  expect(await completeAnswers(folder, nothing, undefined)).toEqual({ name: "acme", ci: "none" });
  expect(await completeAnswers(join(home, "組織"), nothing, undefined)).toBe("no-name");
});

test("only what was left out is asked", async () => {
  const { asked, prompter } = person();
  expect(await completeAnswers(folder, { name: "own", ci: "gitlab" }, prompter)).toEqual({
    name: "own",
    ci: "gitlab",
  });
  expect(asked).toEqual([]);
  expect(await completeAnswers(join(home, "組織"), { name: undefined, ci: "none" }, prompter)).toEqual({
    name: "typed",
    ci: "none",
  });
  expect(asked).toEqual(["Name of the project"]);
});

test.each([
  ["https://github.com/acme/sso.git", "github"],
  ["git@gitlab.example.com:acme/sso.git", "gitlab"],
  ["https://git.example.com/acme/sso.git", "none"],
])("in a clone of %s, %s is offered first", async (url, host) => {
  const clone = join(home, host);
  mkdirSync(join(clone, ".git"), { recursive: true });
  writeFileSync(join(clone, ".git/config"), `[remote "origin"]\n\turl = ${url}\n`);
  expect(await completeAnswers(clone, { name: "own", ci: undefined }, person().prompter)).toEqual({
    name: "own",
    ci: host,
  });
});

test.each(["text", "select"] as const)("cancelled at a question (%s)", async (kind) => {
  expect(await completeAnswers(folder, nothing, person(kind).prompter)).toBe("cancelled");
});
