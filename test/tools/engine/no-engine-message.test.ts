import { expect, test } from "vitest";
import { noEngineMessage } from "../../../tools/engine/no-engine-message.ts";

test("noEngineMessage names what was tried and what to install", () => {
  expect(noEngineMessage(["a CLI of your own: no pulumi on PATH", "the installer: no network"])).toBe(
    `no way to get a Pulumi engine works here. Tried, in this order:
  1. a CLI of your own: no pulumi on PATH
  2. the installer: no network
Install one of these, then run npm run setup again:
  - the Pulumi CLI 3.250.0 or newer: https://www.pulumi.com/docs/install/
  - Go 1.25 or newer, with a Go module proxy that it can reach: https://go.dev/doc/install`,
  );
});
