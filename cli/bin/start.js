const oldestNode = 24;

/**
 * Starts a command of the npm package, or says which Node it needs: an older one fails with a message of its own that
 * tells nobody what to do. For this file and those that import it any Node with ES modules is good enough.
 *
 * @param {() => Promise<unknown>} load
 */
export async function start(load) {
  if (Number(process.versions.node.split(".")[0]) >= oldestNode) return void (await load());
  console.error(
    `webex-sso needs Node ${oldestNode} or newer, and this is ${process.version}. Install one (https://nodejs.org), then run this again.`,
  );
  process.exitCode = 1;
}
