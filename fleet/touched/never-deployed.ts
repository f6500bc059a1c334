/** Files that no program deploys: prose, tests and their records, and what steers editors, git and pipelines. */
const patterns: readonly RegExp[] = [
  /\.(md|mdx|txt|adoc|rst|png|jpe?g|gif|svg|pdf)$/i,
  /(^|\/)(docs|test|tests|bench)\//,
  /(^|\/)(LICENSE|LICENCE|NOTICE|AUTHORS|CODEOWNERS)$/i,
  /(^|\/)\.(gitignore|gitattributes|editorconfig|mailmap)$/,
  /^\.(github|gitlab|vscode|idea|webex-sso)\//,
  /^templates\/(github|gitlab)\//,
  // What idp-metadata writes: it goes to Webex.
  /(^|\/)idb-meta-[^/]+-IdP\.xml$/,
  /^\.gitlab-ci\.yml$/,
];

/**
 * Whether no tenant can depend on a file. Narrow: what is not certainly apart may be part of a program.
 *
 * @param path from the folder of the project.
 */
export function isNeverDeployed(path: string): boolean {
  return patterns.some((pattern) => pattern.test(path));
}
