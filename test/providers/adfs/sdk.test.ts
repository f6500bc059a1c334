import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { trustProperties } from "../../../providers/adfs/trust/properties.ts";
import { computedNames } from "../../../providers/adfs/trust/schema.ts";

const sdk = (file: string) =>
  readFileSync(join(import.meta.dirname, "../../../providers/adfs/sdk", file), "utf8");

test("the TypeScript class has every input and every output of the schema, and nothing else", () => {
  const args = sdk("relying-party-trust-args.ts").split("export interface RelyingPartyTrustArgs")[1] ?? "";
  const inputs = [...args.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name);
  expect(inputs).toEqual(Object.keys(trustProperties));
  const outputs = [...sdk("relying-party-trust.ts").matchAll(/declare readonly (\w+):/g)].map(
    ([, name]) => name,
  );
  expect(outputs.toSorted()).toEqual([...Object.keys(trustProperties), ...computedNames].toSorted());
});
