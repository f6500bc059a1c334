/** Files that no program deploys: prose, records of tests, and what steers editors, git and pipelines. */
const patterns: readonly RegExp[] = [
  /\.(md|mdx|txt|adoc|rst|png|jpe?g|gif|svg|pdf)$/i,
  /(^|\/)(LICENSE|LICENCE|NOTICE|AUTHORS|CODEOWNERS)$/i,
  /(^|\/)\.(gitignore|gitattributes|editorconfig|mailmap)$/,
  /^\.(github|gitlab|vscode|idea|webex-sso)\//,
  /^templates\/(github|gitlab)\//,
  /^\.gitlab-ci\.yml$/,
];

/**
 * Whether no tenant can depend on a file. Narrow: what is not certainly prose may be part of a program.
 *
 * @param path from the folder of the repository.
 */
export function isDocumentation(path: string): boolean {
  return patterns.some((pattern) => pattern.test(path));
}
