import { webexBehaviour } from "./webex-behaviour.ts";

const rules = webexBehaviour.routingRules;

/** What is wrong with the routing rules of an organisation that has several identity providers. */
export const routingFindings = {
  "routing-other-organization": { severity: "error", reference: rules },
  "routing-domain-several": { severity: "error", reference: rules },
  "routing-domain-repeated": { severity: "info", reference: rules },
  "routing-group-several": { severity: "error", reference: rules },
  "routing-default-missing": { severity: "error", reference: rules },
  "routing-default-several": { severity: "error", reference: rules },
  "routing-domain-missing": { severity: "warning", reference: rules },
  "routing-domain-foreign": { severity: "warning", reference: rules },
  "routing-order": { severity: "info", reference: webexBehaviour.routingOrder },
  "routing-tenant-unused": { severity: "warning", reference: rules },
  "routing-none": { severity: "warning", reference: rules },
  "routing-alone": { severity: "warning", reference: rules },
  "routing-incomplete": { severity: "warning", reference: rules },
} as const;
