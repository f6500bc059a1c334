import type { Capabilities } from "../capabilities.ts";
import type { Report } from "./report.ts";

/** Whether the vendor keeps an attribute's name for something of its own, such as the NameID; says so when it does. */
export function isReserved(name: string, { attributes }: Capabilities, report: Report): boolean {
  if (!attributes.reserved.includes(name)) return false;
  report(
    "capability-attribute-reserved",
    `keeps the attribute name ${name} for the NameID, which the trust makes already.`,
    `Remove ${name} from webex-sso:attributes.`,
  );
  return true;
}
