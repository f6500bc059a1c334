const rfc = { source: "RFC 4180", mark: "documented" } as const;

/** What can be wrong with a CSV file that a user gives. */
export const csvFindings = {
  "csv-unreadable": { severity: "error", reference: rfc },
  "csv-column-missing": { severity: "error", reference: rfc },
  "csv-column-unknown": { severity: "error", reference: rfc },
  "csv-column-twice": { severity: "error", reference: rfc },
  "csv-row-broken": { severity: "error", reference: rfc },
  "csv-value-missing": { severity: "error", reference: rfc },
  "csv-value-invalid": { severity: "error", reference: rfc },
} as const;
