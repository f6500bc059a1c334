import type { SigningRotation } from "../rotation.ts";
import type { AdfsSettings } from "./config.ts";

/** ADFS has its certificates for all trusts together, and publishes the primary one and those that wait. */
export const adfsRotation: SigningRotation<AdfsSettings> = {
  publishesBoth: true,
  switchedBy: "hand",
  signer: "first",
  needsCertificate: false,
  steps: {
    prepare: [
      "On the ADFS server: Get-AdfsProperties | Format-List AutoCertificateRollover, CertificateGenerationThreshold, CertificatePromotionThreshold.",
      "Where the rollover is automatic and no secondary certificate is there yet: Update-AdfsCertificate -CertificateType Token-Signing. Never with -Urgent: that makes it sign at once.",
      "Where it is not automatic: Add-AdfsCertificate -CertificateType Token-Signing -Thumbprint <of the new one>.",
    ],
    switch: [
      "On the ADFS server: Set-AdfsCertificate -CertificateType Token-Signing -Thumbprint <of the new one> -IsPrimary. Where the rollover is automatic, ADFS does it by itself.",
    ],
    switchBack: [
      "On the ADFS server: Set-AdfsCertificate -CertificateType Token-Signing -Thumbprint <of the old one> -IsPrimary.",
    ],
    retire: [
      "Where the rollover is not automatic: Remove-AdfsCertificate -CertificateType Token-Signing -Thumbprint <of the old one>, once every trust knows the new one.",
    ],
  },
  caution:
    "The certificate signs for every trust of this ADFS, not for Webex alone. With AutoCertificateRollover ADFS switches by itself, CertificatePromotionThreshold days after it made the new one: be done with Webex before that.",
};
