import { claimTypes } from "../claim-types.ts";

/**
 * Issues one LDAP attribute of the signed-in user as one attribute of the assertion, in the form of Cisco's guide
 * (document 222997). The names keep their letter case: Webex knows `uid`, not `UID`.
 */
export function attributeRule(name: string, ldapAttribute: string): string {
  return [
    `@RuleName = "Webex: ${name}"`,
    `c:[Type == "${claimTypes.windowsAccountName}", Issuer == "AD AUTHORITY"]`,
    ` => issue(store = "Active Directory", types = ("${name}"), query = ";${ldapAttribute};{0}", param = c.Value);`,
  ].join("\n");
}
