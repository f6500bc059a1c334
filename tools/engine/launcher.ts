import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Names the language host's file to the launcher: the cache is shared by clones, so it can hold no path of one. */
export const LANGUAGE_HOST_VARIABLE = "WEBEX_SSO_LANGUAGE_HOST";

const SCRIPT = `#!/bin/sh
if [ ! -f "$${LANGUAGE_HOST_VARIABLE}" ]; then
  echo "This engine runs Node programs from within a project of webex-sso only: npm run -s pulumi -- <args>" >&2
  exit 1
fi
exec node "$${LANGUAGE_HOST_VARIABLE}" "$@"
`;

/** Writes the `pulumi-language-nodejs` that the engine starts: it hands over to our language host. */
export async function writeLauncher(folder: string): Promise<void> {
  await writeFile(join(folder, "pulumi-language-nodejs"), SCRIPT, { mode: 0o755 });
}
