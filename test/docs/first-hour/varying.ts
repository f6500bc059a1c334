/** What differs from run to run, and what stands for it in docs/first-hour.md, whose last table says the same. */
export interface Varying {
  readonly what: string;
  readonly found: RegExp;
  readonly shown: string;
}

export const varying: readonly Varying[] = [
  {
    what: "times",
    found: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g,
    shown: "2026-03-01T12:00:00.000Z",
  },
  {
    what: "the day on which the identity provider's certificate ends",
    found: /(?<=, until )\d{4}-\d\d-\d\d\b/g,
    shown: "2036-03-01",
  },
  {
    what: "fingerprints of the identity provider's certificate",
    // That of Webex's example metadata is always the same, and stays.
    found: /(?<=SHA-256 |signed with )(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/g,
    shown: "AB:CD:…:EF",
  },
  { what: "how long Pulumi took", found: / \(\d+(?:\.\d+)?s\)|^Duration: .*\n/gm, shown: "" },
];
