import { Gitlab } from "@gitbeaker/rest";
import { postToGitLab } from "../post-review.js";

/** `node templates/gitlab/post-review.js <file>`: in a job of a merge request, with a token in WEBEX_SSO_COMMENT_TOKEN. */
const [, , file = ""] = process.argv;
const {
  WEBEX_SSO_COMMENT_TOKEN: token = "",
  CI_SERVER_URL: host = "",
  CI_PROJECT_ID: project = "",
  CI_MERGE_REQUEST_IID: number = "",
  WEBEX_SSO_ARTIFACT_URL: artifactUrl,
} = process.env;

if (token === "") {
  console.error(
    "WEBEX_SSO_COMMENT_TOKEN is not set: give the project an access token that may comment (docs/pull-requests.md).",
  );
  process.exitCode = 1;
} else {
  const gitlab = new Gitlab({ host, token });
  const done = await postToGitLab({ gitlab, project, mergeRequest: Number(number), file, artifactUrl });
  console.log(`The comment is ${done}.`);
}
