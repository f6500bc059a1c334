import type { Trust } from "../../trust-model.ts";
import type { SheetRow } from "../sheet.ts";

/** Who Webex is. */
export function identityRows({ entityId, audience }: Trust): SheetRow[] {
  return [
    { term: "entity ID of the service provider", values: [entityId] },
    {
      term: "audience",
      values: [audience],
      note: "Character by character, without a slash at the end.",
    },
  ];
}
