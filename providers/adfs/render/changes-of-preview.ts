import type { PlainMap } from "../../host/value.ts";
import { addCalls, changeCalls, firstIdentifier, removeCall } from "../trust/calls.ts";
import { changedNames } from "../trust/changed-names.ts";
import { checkInputs } from "../trust/check.ts";
import type { Change } from "./script.ts";

interface State {
  readonly type: string;
  readonly id?: string;
  readonly inputs?: PlainMap;
}

/** What `pulumi preview --json` says of one resource. */
export interface PreviewStep {
  readonly op: string;
  readonly urn: string;
  readonly oldState?: State;
  readonly newState?: State;
}

/** What Pulumi writes in the place of a value that it does not show, or does not know yet. */
const withheld = /\[secret\]|04da6b54-80e4-46f7-96ec-b56ff0331ba9/;

/**
 * The changes of relying-party trusts that a preview plans, as the calls that the provider would make.
 *
 * @throws Error when the preview does not hold the values
 */
export function changesOfPreview(preview: { readonly steps?: readonly PreviewStep[] }): Change[] {
  return (preview.steps ?? []).flatMap((step) => {
    const type = (step.newState ?? step.oldState)?.type;
    return type === "adfs:index:RelyingPartyTrust" ? changeOf(step) : [];
  });
}

function changeOf({ op, urn, oldState, newState }: PreviewStep): Change[] {
  const olds = oldState?.inputs ?? {};
  const news = newState?.inputs ?? {};
  const title = `${op} ${urn}`;
  if (op.startsWith("delete") || op === "discard") {
    const id = oldState?.id ?? firstIdentifier(olds);
    return [{ title, id, expects: "present", calls: [removeCall(id)] }];
  }
  if (op !== "create" && op !== "update" && op !== "create-replacement") return [];
  refuseIncomplete(urn, news);
  if (op === "update") {
    const id = oldState?.id ?? firstIdentifier(olds);
    return [{ title, id, expects: "present", calls: changeCalls(id, changedNames(olds, news), news, urn) }];
  }
  return [{ title, id: firstIdentifier(news), expects: "absent", calls: addCalls(news, urn) }];
}

function refuseIncomplete(urn: string, inputs: PlainMap): void {
  const missing = Object.keys(inputs).filter((name) => withheld.test(JSON.stringify(inputs[name])));
  if (missing.length > 0) {
    throw new Error(
      `The preview of ${urn} does not hold ${missing.join(", ")}. A secret: run pulumi preview --json --show-secrets, ` +
        "and keep the script as you keep the secret. Not known yet: deploy what it comes from first.",
    );
  }
  const [failure] = checkInputs(inputs);
  if (failure !== undefined) throw new Error(`${urn}: ${failure.reason}`);
}
