import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Octokit } from "@octokit/rest";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { lastDeployed } from "../../templates/github/last-deployed.js";
import { marker, postToGitHub } from "../../templates/post-review.js";
import { type Arrived, type StandIn, serve } from "./stand-in.ts";

const folder = mkdtempSync(join(tmpdir(), "webex-sso-post-"));
const file = join(folder, "comment.md");
const review = (text: string) => writeFileSync(file, `${marker}\n## ${text}\n`);
let running: StandIn | undefined;
afterEach(() => running?.close());
afterAll(() => rmSync(folder, { recursive: true }));

interface Comment {
  id: number;
  body: string;
  author: string;
}

/** More than one page of what others say, some of it with the marker in it. */
function conversation(): Comment[] {
  const chatter = Array.from({ length: 120 }, (_, place) => ({
    id: place + 1,
    body: place === 3 ? `${marker}\nthe comment of an impostor` : `remark ${place}`,
    author: place === 3 ? "somebody-else" : "a-reviewer",
  }));
  return [...chatter, { id: 500, body: `As it said: ${marker}`, author: "github-actions[bot]" }];
}

describe("GitHub", () => {
  async function gitHub(comments: Comment[]) {
    const writes: string[] = [];
    const standIn = await serve((request: Arrived) => {
      const { method, path, query, body } = request;
      const list = "/repos/acme/sso/issues/7/comments";
      if (method === "GET" && path === list) {
        const page = Number(query.get("page") ?? 1);
        const size = Number(query.get("per_page"));
        const next = `<${standIn.url}${list}?per_page=${size}&page=${page + 1}>; rel="next"`;
        const shown = comments.slice((page - 1) * size, page * size);
        return {
          body: shown.map(({ id, body: text, author }) => ({ id, body: text, user: { login: author } })),
          headers: page * size < comments.length ? { link: next } : {},
        };
      }
      writes.push(`${method} ${path}`);
      if (method === "POST" && path === list) {
        comments.push({ id: 1000, body: String(body.body), author: "github-actions[bot]" });
        return { status: 201, body: {} };
      }
      const edited = comments.find(({ id }) => path === `/repos/acme/sso/issues/comments/${id}`);
      if (method !== "PATCH" || edited === undefined) return { status: 404, body: {} };
      edited.body = String(body.body);
      return { body: {} };
    });
    running = standIn;
    const github = new Octokit({ baseUrl: standIn.url, auth: "token" });
    const context = { repo: { owner: "acme", repo: "sso" }, issue: { number: 7 } };
    const post = (artifactUrl?: string) => postToGitHub({ github, context, file, artifactUrl });
    return { post, writes, github, context };
  }

  test("the first run creates the comment, the second edits it, and nobody else's is touched", async () => {
    const comments = conversation();
    const before = structuredClone(comments);
    const { post, writes } = await gitHub(comments);
    review("blocked");
    expect(await post("https://example.com/artifacts/1")).toBe("created");
    expect(comments.at(-1)?.body).toBe(
      `${marker}\n## blocked\n\n[The whole review](https://example.com/artifacts/1)\n`,
    );
    review("safe");
    expect(await post()).toBe("edited");
    expect(comments.at(-1)?.body).toBe(`${marker}\n## safe\n`);
    expect(comments.slice(0, -1)).toEqual(before);
    expect(writes).toEqual([
      "POST /repos/acme/sso/issues/7/comments",
      "PATCH /repos/acme/sso/issues/comments/1000",
    ]);
  });

  test("a review that is empty is not posted", async () => {
    const { post, writes } = await gitHub([]);
    writeFileSync(file, "\n");
    await expect(post()).rejects.toThrow("The review is empty");
    expect(writes).toEqual([]);
  });

  test("a link in the artifact is not followed", async () => {
    const { post, writes } = await gitHub([]);
    rmSync(file);
    symlinkSync(join(folder, "secrets"), file);
    writeFileSync(join(folder, "secrets"), "token");
    await expect(post()).rejects.toThrow("is no regular file");
    expect(writes).toEqual([]);
    rmSync(file);
  });

  test.each([
    ["the last success", [{ head_sha: "a".repeat(40) }], "b".repeat(40), "a".repeat(40)],
    ["without one, the push itself", [], "b".repeat(40), "b".repeat(40)],
  ])("what a deployment is compared with: %s", async (_, runs, before, expected) => {
    running = await serve(({ path, query }) => {
      expect(path).toBe("/repos/acme/sso/actions/workflows/webex-sso-deploy.yml/runs");
      expect(query.get("status")).toBe("success");
      return { body: { total_count: runs.length, workflow_runs: runs } };
    });
    const github = new Octokit({ baseUrl: running.url });
    const context = { repo: { owner: "acme", repo: "sso" }, payload: { before } };
    const workflow = { workflow: "webex-sso-deploy.yml", branch: "main" };
    expect(await lastDeployed({ github, context, ...workflow })).toBe(expected);
  });

  test("the first push of a branch has nothing to compare with, and that is said", async () => {
    running = await serve(() => ({ body: { total_count: 0, workflow_runs: [] } }));
    const github = new Octokit({ baseUrl: running.url });
    const context = { repo: { owner: "acme", repo: "sso" }, payload: { before: "0".repeat(40) } };
    await expect(lastDeployed({ github, context, workflow: "x.yml", branch: "main" })).rejects.toThrow(
      "There is no commit to compare with",
    );
  });
});

describe("GitLab", () => {
  const script = join(import.meta.dirname, "../../templates/gitlab/post-review.js");

  async function gitLab(notes: { id: number; body: string; author: { id: number } }[]) {
    const writes: string[] = [];
    running = await serve(({ method, path, query, body }) => {
      const list = "/api/v4/projects/42/merge_requests/7/notes";
      if (path === "/api/v4/user") return { body: { id: 9, username: "project_42_bot" } };
      if (method === "GET" && path === list) {
        const page = Number(query.get("page") ?? 1);
        const size = Number(query.get("per_page") ?? 20);
        const more = page * size < notes.length;
        const address = new URL(`${running?.url}${list}?${query}`);
        address.searchParams.set("page", String(page + 1));
        return {
          body: notes.slice((page - 1) * size, page * size),
          headers: more ? { link: `<${address}>; rel="next"`, "x-next-page": String(page + 1) } : {},
        };
      }
      writes.push(`${method} ${path}`);
      if (method === "POST" && path === list) {
        notes.push({ id: 1000, body: String(body.body), author: { id: 9 } });
        return { status: 201, body: {} };
      }
      const edited = notes.find(({ id }) => path === `${list}/${id}`);
      if (method !== "PUT" || edited === undefined) return { status: 404, body: {} };
      edited.body = String(body.body);
      return { body: {} };
    });
    const env = {
      ...process.env,
      WEBEX_SSO_COMMENT_TOKEN: "glpat-canary",
      CI_SERVER_URL: running.url,
      CI_PROJECT_ID: "42",
      CI_MERGE_REQUEST_IID: "7",
    };
    const post = (extra: Record<string, string> = {}) =>
      promisify(execFile)(process.execPath, [script, file], { env: { ...env, ...extra } });
    return { post, writes };
  }

  test("the first run creates the note, the second edits it, and nobody else's is touched", async () => {
    const notes = conversation().map(({ id, body, author }) => ({
      id,
      body,
      author: { id: author === "somebody-else" ? 3 : 4 },
    }));
    const before = structuredClone(notes);
    const { post, writes } = await gitLab(notes);
    review("blocked");
    const { stdout } = await post({ WEBEX_SSO_ARTIFACT_URL: "https://example.com/jobs/1" });
    expect(stdout).toBe("The comment is created.\n");
    expect(notes.at(-1)?.body).toContain("[The whole review](https://example.com/jobs/1)");
    review("safe");
    expect((await post()).stdout).toBe("The comment is edited.\n");
    expect(notes.at(-1)?.body).toBe(`${marker}\n## safe\n`);
    expect(notes.slice(0, -1)).toEqual(before);
    expect(writes).toEqual([
      "POST /api/v4/projects/42/merge_requests/7/notes",
      "PUT /api/v4/projects/42/merge_requests/7/notes/1000",
    ]);
  });

  test("without a token one line says what is lacking", async () => {
    const { post } = await gitLab([]);
    await expect(post({ WEBEX_SSO_COMMENT_TOKEN: "" })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^WEBEX_SSO_COMMENT_TOKEN is not set: .*\n$/),
    });
  });
});
