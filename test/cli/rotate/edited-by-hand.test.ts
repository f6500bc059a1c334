import { expect, test } from "vitest";
import { beginSigning } from "../../../cli/rotate/begin-signing.ts";
import { editedByHand } from "../../../cli/rotate/edited-by-hand.ts";
import type { TenantValues } from "../../../cli/rotate/rotating.ts";
import { applied } from "../../../cli/rotate/steps.ts";
import type { Rotation } from "../../../stacks/rotation-config.ts";
import { facts, now, subjects, valuesOf } from "./sample.ts";

const webex = { signing: [], encryption: [] };

function staged(): TenantValues {
  const values = valuesOf("pingfederate");
  const { key = "" } = subjects.pingfederate;
  return applied(values, beginSigning({ tenant: "acme", values, webex }, facts, { key }));
}

const told = (values: TenantValues) =>
  editedByHand({ tenant: "acme", values, webex, rotation: values.rotation as Rotation }, now);

test("what a stage has left is not held for an edit", () => {
  expect(told(staged())).toEqual([]);
});

test("a key that the next step would write over is named, with what stands there", () => {
  const values = staged();
  const idp = { ...(values.idp as object), signingKey: "emergency", label: "Ours" };
  expect(told({ ...values, idp })).toEqual(['webex-sso:idp.signingKey: "emergency" instead of "old"']);
});

test("without a rotation nothing can be written over", () => {
  expect(told(valuesOf("pingfederate"))).toEqual([]);
});
