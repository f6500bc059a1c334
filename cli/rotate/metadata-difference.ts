import { type Certificate, daysLeft } from "../../saml/certificate.ts";
import type { ServiceProvider } from "../../saml/service-provider.ts";

/** What a new metadata file of Webex has that the one before has not, and the other way round; a line each. */
export function metadataDifference(before: ServiceProvider, now: ServiceProvider, at: Date): string[] {
  const named = (certificates: readonly Certificate[]) =>
    certificates.map(
      (one) => `${one.fingerprint}, until ${one.notAfter.slice(0, 10)} (${daysLeft(one, at)} days left)`,
    );
  const acs = ({ assertionConsumerServices }: ServiceProvider) =>
    assertionConsumerServices.map(
      ({ binding, url, index, isDefault }) =>
        `${binding} ${url}, index ${index}${isDefault ? ", default" : ""}`,
    );
  const logout = ({ singleLogoutServices }: ServiceProvider) =>
    singleLogoutServices.map(
      ({ binding, url, responseUrl }) =>
        `${binding} ${url}${responseUrl === undefined ? "" : `, answers to ${responseUrl}`}`,
    );
  return [
    ...compared("signing certificate", named(before.signingCertificates), named(now.signingCertificates)),
    ...compared(
      "encryption certificate",
      named(before.encryptionCertificates),
      named(now.encryptionCertificates),
    ),
    ...compared("ACS", acs(before), acs(now)),
    ...compared("single logout", logout(before), logout(now)),
    ...compared("signed requests", [String(before.authnRequestsSigned)], [String(now.authnRequestsSigned)]),
    `  signature: ${now.signature}`,
  ];
}

function compared(what: string, before: readonly string[], now: readonly string[]): string[] {
  return [
    ...before.filter((one) => !now.includes(one)).map((one) => `- ${what} ${one}`),
    ...now.filter((one) => !before.includes(one)).map((one) => `+ ${what} ${one}`),
    ...now.filter((one) => before.includes(one)).map((one) => `  ${what} ${one}`),
  ];
}
