/**
 * The commit that was deployed last, to compare with: a run that failed, or that GitHub dropped because two were waiting,
 * leaves its tenants to the next one.
 *
 * @param {object} options what actions/github-script brings
 * @param {import("@octokit/rest").Octokit} options.github
 * @param {{ readonly repo: { readonly owner: string, readonly repo: string }, readonly payload: { readonly before?: string } }} options.context
 * @param {string} options.workflow the file of the workflow that deploys
 * @param {string} options.branch
 * @returns {Promise<string>}
 */
export async function lastDeployed({ github, context, workflow, branch }) {
  const { data } = await github.rest.actions.listWorkflowRuns({
    ...context.repo,
    workflow_id: workflow,
    branch,
    status: "success",
    per_page: 1,
  });
  const commit = data.workflow_runs[0]?.head_sha ?? context.payload.before;
  if (commit === undefined || /^0+$/.test(commit))
    throw new Error(
      "There is no commit to compare with: deploy the tenants by hand once, then this workflow carries on.",
    );
  return commit;
}
