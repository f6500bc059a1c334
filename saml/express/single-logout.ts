import type { Capabilities } from "../capabilities.ts";
import type { Certificate } from "../certificate.ts";
import { by } from "../sort.ts";
import type { Trust, TrustLogout, TrustSlo } from "../trust-model.ts";
import type { Report } from "./report.ts";

/** Single logout: endpoints in the bindings that are spoken, the preferred first, and who verifies the messages. */
export function expressLogout(
  { singleLogout: logout }: Trust,
  { singleLogout }: Capabilities,
  report: Report,
): Partial<TrustLogout> | "off" {
  if (logout === "off") return "off";
  const spoken = logout.endpoints
    .filter(({ binding }) => singleLogout.bindings.includes(binding))
    .sort(by(({ binding }) => singleLogout.bindings.indexOf(binding)));
  if (spoken.length === 0) {
    report(
      "capability-logout-binding",
      `does single logout by ${singleLogout.bindings.join(" or ")} only; the metadata offers ${logout.endpoints.map(({ binding }) => binding).join(", ")}. Single logout is left out.`,
      "Set webex-sso:singleLogout to false to say that this is intended, or get metadata with such an endpoint.",
    );
    return "off";
  }
  const endpoints = (singleLogout.endpoints === "one" ? spoken.slice(0, 1) : spoken).map((endpoint) => {
    if (singleLogout.sends === "responses") return responseEndpoint(endpoint);
    return singleLogout.responseUrl ? endpoint : onlyUrl(endpoint, report);
  });
  if (singleLogout.certificates === "none") return { endpoints };
  return { endpoints, certificates: expressCertificates(logout, singleLogout.certificates, report) };
}

/** Who only answers needs the address for answers: ResponseLocation (saml-metadata-2.0-os §2.2.2). */
function responseEndpoint({ binding, url, responseUrl }: TrustSlo): TrustSlo {
  return { binding, url: responseUrl ?? url };
}

function onlyUrl({ binding, url, responseUrl }: TrustSlo, report: Report): TrustSlo {
  if (responseUrl !== undefined && responseUrl !== url)
    report(
      "capability-logout-response",
      `has one address for logout: it sends responses to ${url} too, and the metadata wants them at ${responseUrl}.`,
      "Sign out of Webex once, to see that it works; if it does not, set webex-sso:singleLogout to false.",
    );
  return { binding, url };
}

function expressCertificates(
  { certificates }: TrustLogout,
  count: "one" | "many",
  report: Report,
): TrustLogout["certificates"] {
  const [first] = certificates;
  if (count === "many" || certificates.length === 1 || first === undefined) return certificates;
  report(
    "capability-logout-certificate",
    `verifies Webex's logout messages with one certificate; the metadata has ${certificates.length}. ${withEnd(first)} is used, and sign-out fails while Webex signs with another.`,
    `Choose by webex-sso:logoutCertificate: ${certificates.map(withEnd).join(" or ")}.`,
  );
  return [first];
}

function withEnd({ fingerprint, notAfter }: Certificate): string {
  return `${fingerprint} (valid until ${notAfter.slice(0, 10)})`;
}
