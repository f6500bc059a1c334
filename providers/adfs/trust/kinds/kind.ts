import type { Plain } from "../../../host/value.ts";
import type { Argument } from "../../protocol/messages.ts";

/** How values of one kind are checked, compared, sent and read. No value reaches these that is null or unknown. */
export interface Kind {
  /** What it accepts, when the value is not acceptable. */
  refusal(value: Plain): string | undefined;
  /** Equal values in one form. */
  canonical(value: Plain): Plain;
  /** What the cmdlet takes. */
  argument(value: Plain): Argument;
  /** What Get-AdfsRelyingPartyTrust says, as an input; undefined: nothing is set. */
  read(value: unknown): Plain | undefined;
  /** What sets the parameter back to nothing. */
  readonly cleared: Argument;
  /** Its type in the package schema. */
  readonly schema: object;
}
