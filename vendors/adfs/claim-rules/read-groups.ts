import { claimTypes } from "../claim-types.ts";
import { literally } from "./literally.ts";
import { splitRules } from "./split-rules.ts";

const issuer = '(?:,Issuer=="AD AUTHORITY")?';
/** One group by its security identifier: equal to it, or as ADFS's wizard writes that. */
const group = `\\[Type=="${literally(claimTypes.groupSid)}"${issuer},Value(?:=="([^"]*)"|=~"\\^\\(\\?i\\)(S-1(?:-\\d+)+)\\$")${issuer}\\]`;
/** Whatever its value, a claim of this type lets in; the wizard writes a word of its own. */
const permit = `issue\\(Type="${literally(claimTypes.permit)}",Value="(?:true|PermitUsersWithClaim)"\\)`;
const shape = new RegExp(`^(?:c:${group}|exists\\(${group}\\))=>${permit}$`);

/** The groups that issuance authorization rules let in; undefined when a rule lets somebody in by other means. */
export function readGroups(text: string): string[] | undefined {
  const groups = splitRules(text).map((rule) => {
    const [, ...sids] = shape.exec(rule) ?? [];
    return sids.find((one) => one !== undefined);
  });
  return groups.every((one) => one !== undefined) ? groups.sort() : undefined;
}
