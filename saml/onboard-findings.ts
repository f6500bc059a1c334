const page = { source: "docs/onboard.md", mark: "documented" } as const;
/** Cisco's guide for partners: a template is for organisations that it makes, and existing ones keep their method. */
const partnerPage = { source: "https://help.webex.com/article/d33her", mark: "corroborated" } as const;

/** What can be wrong while a tenant or a partner's customer is made. */
export const onboardFindings = {
  "onboard-tenant-name": { severity: "error", reference: page },
  "onboard-answer-missing": { severity: "error", reference: page },
  "onboard-answer-refused": { severity: "error", reference: page },
  "onboard-tenant-differs": { severity: "error", reference: page },
  "onboard-metadata-differs": { severity: "error", reference: page },
  "onboard-entity-id-twice": { severity: "error", reference: page },
  "onboard-row-twice": { severity: "error", reference: page },
  "onboard-customer-not-eligible": { severity: "error", reference: partnerPage },
  "onboard-customer-differs": { severity: "error", reference: page },
  "onboard-domain-twice": { severity: "warning", reference: page },
  "onboard-acs-lost": { severity: "error", reference: partnerPage },
  "onboard-entity-id-changed": { severity: "error", reference: page },
} as const;
