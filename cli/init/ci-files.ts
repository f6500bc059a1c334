import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

/** Where a pipeline may run. */
export const ciHosts = ["github", "gitlab", "none"] as const;

/** @example "github" */
export type CiHost = (typeof ciHosts)[number];

const templates = join(import.meta.dirname, "../../templates");

/** Where the files of `templates/` go. Their folders are of those that no tenant depends on (fleet/touched). */
interface Layout {
  readonly folder: string;
  /** The place of a file that cannot be in the folder. */
  readonly place?: (file: string) => string | undefined;
  /** Files that the host wants and `templates/` has not. */
  readonly own?: Readonly<Record<string, string>>;
}

const layouts: Readonly<Record<Exclude<CiHost, "none">, Layout>> = {
  github: {
    folder: ".github/webex-sso",
    place: (file) => {
      const [, workflow] = /^github\/(.+\.yml)$/.exec(file) ?? [];
      return workflow && `.github/workflows/webex-sso-${workflow}`;
    },
  },
  gitlab: {
    folder: ".gitlab/webex-sso",
    own: {
      ".gitlab-ci.yml": `include:
  - local: .gitlab/webex-sso/gitlab/review.yml
  - local: .gitlab/webex-sso/gitlab/deploy.yml
  - local: .gitlab/webex-sso/gitlab/drift.yml
`,
    },
  },
};

/** The pipeline's files, by their place in the project: those of `templates/`, with the paths of the project in them. */
export function ciFiles(host: CiHost): Readonly<Record<string, string>> {
  if (host === "none") return {};
  const { folder, place, own = {} } = layouts[host];
  const files = globSync(["*.js", `${host}/*`], { cwd: templates }).map((file) => file.split(sep).join("/"));
  return {
    ...own,
    ...Object.fromEntries(
      files.map((file) => [
        place?.(file) ?? `${folder}/${file}`,
        readFileSync(join(templates, file), "utf8")
          .replaceAll(/\btemplates(?=\/|$)/gm, folder)
          .replaceAll(/\bdocs\//g, "node_modules/webex-sso/docs/"),
      ]),
    ),
  };
}
