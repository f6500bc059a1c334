import { lstatSync, readFileSync } from "node:fs";

/** By this first line a comment is found again: `webex-sso review` writes it, and nobody sees it. */
export const marker = "<!-- webex-sso review -->";

/**
 * A comment as a platform gives it.
 * @typedef {{ readonly id: number, readonly body: string, readonly isOwn: boolean }} Comment
 */

/**
 * The comments of one pull or merge request.
 * @typedef {object} Conversation
 * @property {() => Promise<readonly Comment[]>} list oldest first
 * @property {(id: number, body: string) => Promise<unknown>} edit
 * @property {(body: string) => Promise<unknown>} create
 */

/**
 * Writes the review where it belongs: into the comment of the last run, else into a new one. Somebody else's comment is
 * never touched, even where it quotes the marker.
 *
 * @param {Conversation} conversation
 * @param {{ readonly file: string, readonly artifactUrl?: string | undefined }} review the file that `webex-sso review` wrote, and where the whole of it is.
 * @returns {Promise<"created" | "edited">}
 */
async function postReview(conversation, { file, artifactUrl }) {
  // It comes out of an artifact: a link in there could name any file of the runner.
  if (!lstatSync(file).isFile()) throw new Error(`${file} is no regular file.`);
  const body = bodyOf(readFileSync(file, "utf8"), artifactUrl);
  const own = (await conversation.list()).find((one) => one.isOwn && one.body.startsWith(marker));
  if (own === undefined) {
    await conversation.create(body);
    return "created";
  }
  await conversation.edit(own.id, body);
  return "edited";
}

/**
 * @param {string} review
 * @param {string | undefined} artifactUrl
 */
function bodyOf(review, artifactUrl) {
  if (review.trim() === "")
    throw new Error("The review is empty: webex-sso review has failed. Its own output says why.");
  const marked = review.startsWith(marker) ? review : `${marker}\n${review}`;
  return artifactUrl ? `${marked.trimEnd()}\n\n[The whole review](${artifactUrl})\n` : marked;
}

/**
 * For actions/github-script, with the client and the context that it brings.
 *
 * @param {object} options
 * @param {import("@octokit/rest").Octokit} options.github
 * @param {{ readonly repo: { readonly owner: string, readonly repo: string }, readonly issue: { readonly number: number } }} options.context
 * @param {string} options.file
 * @param {string | undefined} [options.artifactUrl]
 * @param {string} [options.author] who the token is: that of a workflow cannot ask.
 */
export function postToGitHub({ github, context, file, artifactUrl, author = "github-actions[bot]" }) {
  const { issues } = github.rest;
  return postReview(
    {
      async list() {
        const comments = await github.paginate(issues.listComments, {
          ...context.repo,
          issue_number: context.issue.number,
          per_page: 100,
        });
        return comments.map(({ id, body = "", user }) => ({ id, body, isOwn: user?.login === author }));
      },
      edit: (id, body) => issues.updateComment({ ...context.repo, comment_id: id, body }),
      create: (body) => issues.createComment({ ...context.repo, issue_number: context.issue.number, body }),
    },
    { file, artifactUrl },
  );
}

/**
 * For GitLab, with its client of @gitbeaker/rest.
 *
 * @param {object} options
 * @param {Pick<import("@gitbeaker/rest").Gitlab<false>, "MergeRequestNotes" | "Users">} options.gitlab
 * @param {string} options.project its identifier
 * @param {number} options.mergeRequest its number within the project
 * @param {string} options.file
 * @param {string | undefined} [options.artifactUrl]
 */
export function postToGitLab({ gitlab, project, mergeRequest, file, artifactUrl }) {
  const { MergeRequestNotes: notes, Users: users } = gitlab;
  return postReview(
    {
      async list() {
        const me = await users.showCurrentUser();
        const all = await notes.all(project, mergeRequest, { sort: "asc", orderBy: "created_at" });
        return all.map(({ id, body, author }) => ({ id, body, isOwn: author.id === me.id }));
      },
      edit: (id, body) => notes.edit(project, mergeRequest, id, { body }),
      create: (body) => notes.create(project, mergeRequest, body),
    },
    { file, artifactUrl },
  );
}
