// Set-up: npm packages, then the engine, then (when one is named) a script on the Node that comes with the
// packages:   node tools/setup.js [script.ts [args]]
// This file has no static imports, so that even a Node that is much too old gets to the message below.

const OLDEST_NODE = 18;

if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
  console.error(`Set-up needs Node ${OLDEST_NODE} or newer to start with, and this is ${process.version}.`);
  process.exitCode = 1;
} else {
  import("./bootstrap/set-up.js")
    .then(({ setUp }) => setUp(process.argv.slice(2)))
    .then(
      (code) => {
        process.exitCode = code;
      },
      (error) => {
        console.error(`setup: ${error.message}`);
        process.exitCode = 1;
      },
    );
}
