import { type Finding, finding } from "../../saml/finding.ts";
import type { Planned } from "../vendor.ts";
import type { AdfsSettings } from "./config.ts";

/** What ADFS would take, and nobody could sign in any more: here, or at another application. */
export function* planFindings(planned: Planned<AdfsSettings>): Generator<Finding> {
  yield* adoptionFindings(planned);
  yield* signedRequestFindings(planned);
}

/** A trust's id is its identifier, which for Webex is the entity ID: another one is another application's trust. */
function* adoptionFindings({
  subject,
  trust: { entityId },
  existing,
}: Planned<AdfsSettings>): Generator<Finding> {
  if (existing === undefined || existing === entityId) return;
  yield finding("adfs-adoption-other-trust", {
    subject,
    message: `webex-sso:import is ${existing}, which is another application's trust: the identifier of Webex's trust in ADFS is its entity ID, here ${entityId}.`,
    fix: `Set webex-sso:import to ${entityId} where ADFS has such a trust (Get-AdfsRelyingPartyTrust -Identifier ${entityId}); otherwise remove webex-sso:import, and the trust is made.`,
  });
}

function* signedRequestFindings({ subject, trust, settings }: Planned<AdfsSettings>): Generator<Finding> {
  const { singleLogout } = trust;
  const hasCertificate = singleLogout !== "off" && singleLogout.certificates.length > 0;
  if (!settings.signedSamlRequestsRequired || hasCertificate) return;
  yield finding("adfs-signed-requests", {
    subject,
    message:
      "webex-sso:idp.signedSamlRequestsRequired is true, and the trust has no certificate of Webex: ADFS could verify no request, and nobody could sign in.",
    fix: "Leave webex-sso:idp.signedSamlRequestsRequired out, or set webex-sso:singleLogout to true with metadata that has a signing certificate: it verifies sign-ins too.",
  });
}
