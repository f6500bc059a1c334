import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { gitHubParser } from "./github-parser.ts";

const templates = join(import.meta.dirname, "../../templates");
const files = (folder: string) =>
  readdirSync(join(templates, folder))
    .filter((name) => name.endsWith(".yml"))
    .map((name) => ({ name, text: readFileSync(join(templates, folder, name), "utf8") }));

const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await gitHubParser();

/** What GitHub's own parser says of a workflow. */
async function complaints(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Record<string, string>;
  readonly with?: Record<string, unknown>;
}
interface Job {
  readonly if?: string;
  readonly permissions?: Record<string, string>;
  readonly "timeout-minutes"?: number;
  readonly env?: Record<string, string>;
  readonly steps: readonly Step[];
}
const jobsOf = (text: string) => Object.entries(parse(text).jobs as Record<string, Job>);

test("GitHub's parser takes a workflow apart, and says what is wrong with it", async () => {
  const broken = "on: pull_request\njobs:\n  a:\n    runs-on: x\n    steps:\n      - use: b\n";
  expect(await complaints("broken.yml", broken)).toContain(
    "broken.yml (Line: 6, Col: 9): Unexpected value 'use'",
  );
});

describe.each(files("github"))("GitHub: $name", ({ name, text }) => {
  test("GitHub's own parser has nothing to say", async () => {
    expect(await complaints(name, text)).toEqual([]);
  });

  test("every action is pinned by its commit, with its version beside it", () => {
    const lines = text.split("\n").filter((line) => line.includes("uses:"));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("no more rights than needed, and an end to every job", () => {
    const workflow = parse(text);
    expect(workflow.permissions).toEqual({});
    expect(workflow.concurrency.group).toMatch(/^webex-sso-/);
    for (const [, job] of jobsOf(text)) {
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
      expect(job.permissions?.contents).toBe("read");
    }
    const writing = jobsOf(text).filter(([, job]) => Object.values(job.permissions ?? {}).includes("write"));
    expect(writing.map(([id]) => id)).toEqual(name === "review.yml" ? ["comment"] : []);
  });

  test("secrets reach only the step that needs them; nothing of a pull request is put into a script", () => {
    for (const [, { env, steps }] of jobsOf(text)) {
      expect(env).toBeUndefined();
      for (const { run = "", with: inputs = {}, env: own = {} } of steps) {
        expect(run).not.toContain("${{");
        expect(String(inputs.script ?? "")).not.toContain("${{");
        if (Object.values(own).some((value) => value.includes("secrets.")))
          expect(run).toMatch(/npm run -s webex-sso -- (review|report)|up-touched\.js/);
      }
      for (const { uses = "", with: inputs } of steps)
        if (uses.includes("checkout")) expect(inputs).toMatchObject({ "persist-credentials": false });
    }
  });

  test("what runs with secrets is never started by a stranger", () => {
    expect(text).not.toMatch(/pull_request_target|workflow_run|issue_comment/);
    if ("pull_request" in parse(text).on)
      expect(Object.fromEntries(jobsOf(text)).review?.if).toBe(
        // Into a merge queue comes what somebody who may merge has put there.
        "github.event_name == 'merge_group' || github.event.pull_request.head.repo.full_name == github.repository",
      );
  });
});

test("a merge queue is not kept waiting, and what it would merge is compared with what it stands on", () => {
  const text = readFileSync(join(templates, "github/review.yml"), "utf8");
  const { on, concurrency } = parse(text);
  expect(on.merge_group).toEqual(on.pull_request);
  // There is no number in it: without the branch every entry would cancel the one before.
  expect(concurrency.group).toContain("|| github.ref }}");
  const { review, comment } = Object.fromEntries(jobsOf(text));
  const step = review?.steps.find(({ env }) => env?.BASE !== undefined);
  expect(step?.env?.BASE).toMatch(/github\.event\.merge_group\.base_sha \|\| format\('origin\/\{0\}'/);
  expect(comment?.if).toContain("github.event_name == 'pull_request'");
});

test("the job that may write runs the base's code, and none of the pull request's", () => {
  const { comment } = Object.fromEntries(jobsOf(readFileSync(join(templates, "github/review.yml"), "utf8")));
  expect(comment?.steps[0]?.with).toMatchObject({ ref: "${{ github.event.pull_request.base.sha }}" });
  expect(comment?.steps.filter(({ run }) => run !== undefined)).toEqual([]);
});

test.each(files("github"))("Node is pinned to what the project runs on: $name", ({ text }) => {
  const { devDependencies } = JSON.parse(readFileSync(join(templates, "../package.json"), "utf8"));
  const pinned = jobsOf(text).flatMap(([, { steps }]) =>
    steps.flatMap(({ uses, with: inputs }) =>
      uses?.includes("setup-node") ? [inputs?.["node-version"]] : [],
    ),
  );
  expect(pinned).toEqual([devDependencies.node]);
});

describe.each(files("gitlab"))("GitLab: $name", ({ text }) => {
  const { include, ...jobs } = parse(text) as Record<string, Record<string, unknown>>;

  test("it stands on the common part, with a pinned image", () => {
    if (include === undefined) {
      const { devDependencies } = JSON.parse(readFileSync(join(templates, "../package.json"), "utf8"));
      expect(jobs[".webex-sso"]?.image).toBe(`node:${devDependencies.node}-bookworm`);
    } else expect(include).toEqual([{ local: "templates/gitlab/setup.yml" }]);
  });

  test("every job says when it runs, when it ends, and whose secrets it gets", () => {
    for (const [name, job] of Object.entries(jobs).filter(([id]) => !id.startsWith("."))) {
      expect(job, name).toMatchObject({
        timeout: expect.any(String),
        environment: { name: expect.stringMatching(/^webex-sso-/) },
      });
      expect(job.when, name).toBeUndefined();
      const [rule] = job.rules as [{ if: string }];
      if (rule.if.includes("merge_request_event"))
        expect(rule.if).toContain("$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID");
    }
  });
});

describe("up-touched", () => {
  const run = (review: object) => {
    const folder = mkdtempSync(join(tmpdir(), "webex-sso-up-"));
    writeFileSync(join(folder, "review.json"), JSON.stringify(review));
    // Stands in for npm: it writes down how it is called, and fails for one tenant.
    writeFileSync(
      join(folder, "npm"),
      '#!/bin/sh\necho "$@" >> calls\ncase "$*" in *broken*) exit 1;; esac\n',
    );
    chmodSync(join(folder, "npm"), 0o755);
    const env = {
      ...process.env,
      PATH: [folder, dirname(process.execPath), process.env.PATH].join(delimiter),
    };
    let code = 0;
    try {
      const script = join(templates, "up-touched.js");
      execFileSync(process.execPath, [script, "review.json"], { cwd: folder, env, stdio: "pipe" });
    } catch (error) {
      code = (error as { status: number }).status;
    }
    const calls = readdirSync(folder).includes("calls") ? readFileSync(join(folder, "calls"), "utf8") : "";
    rmSync(folder, { recursive: true });
    return { code, calls: calls.split("\n").filter(Boolean) };
  };
  const up = (tenant: string) => `run -s pulumi -- up --yes --stack ${tenant} --policy-pack policies`;

  test("deploys what was touched, goes on after a failure, and leaves what is blocked or deleted alone", () => {
    const tenants = [
      { tenant: "acme", change: "changed", verdict: "changes-sign-in" },
      { tenant: "broken", change: "changed", verdict: "safe" },
      { tenant: "gone", change: "deleted", verdict: "blocked" },
      { tenant: "locked-out", change: "changed", verdict: "blocked" },
      { tenant: "new", change: "added", verdict: "safe" },
    ];
    expect(run({ tenants })).toEqual({ code: 1, calls: ["acme", "broken", "new"].map(up) });
  });

  test("a deleted tenant alone stops nothing, now or at the next merge", () => {
    expect(run({ tenants: [{ tenant: "gone", change: "deleted", verdict: "blocked" }] })).toEqual({
      code: 0,
      calls: [],
    });
    expect(run({ tenants: [] })).toEqual({ code: 0, calls: [] });
  });
});
