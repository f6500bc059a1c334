import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { FindingCode } from "../finding-catalogue.ts";

/** Collects the findings about one file. */
export class Report {
  readonly subject: string;
  readonly findings: Finding[] = [];

  constructor(subject: string) {
    this.subject = subject;
  }

  /** Returns undefined, for the reader that has nothing else to return. */
  add(code: FindingCode, message: string, fix: string): undefined {
    this.findings.push(finding(code, { subject: this.subject, message, fix }));
  }
}
