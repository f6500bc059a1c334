import { webexBehaviour } from "./webex-behaviour.ts";

const checkPage = { source: "docs/check.md", mark: "documented" } as const;
const exceptionsPage = { source: "docs/policies.md#exceptions", mark: "documented" } as const;
const testPage = { source: "docs/sign-in-lab.md", mark: "documented" } as const;

/** What `check` finds beyond a tenant's own files. */
export const checkFindings = {
  "tenant-unreadable": { severity: "error", reference: checkPage },
  "tenant-not-checked": { severity: "error", reference: checkPage },
  "exception-stale": { severity: "error", reference: exceptionsPage },
  "exception-in-force": { severity: "info", reference: exceptionsPage },
  "organization-twice": { severity: "error", reference: checkPage },
  "organization-twice-perhaps": { severity: "warning", reference: checkPage },
  "organization-ungrouped": { severity: "info", reference: webexBehaviour.routingRules },
  "sign-in-test-missing": { severity: "info", reference: testPage },
  "sign-in-test-outdated": { severity: "info", reference: testPage },
  "sign-in-test-failed": { severity: "warning", reference: testPage },
} as const;
