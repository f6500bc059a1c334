import type { Command } from "commander";

/** A command of webex-sso: what the list of commands says of it, and where it is. */
export interface CommandEntry {
  readonly summary: string;
  /** Loads the command; starting the tool loads no other. */
  readonly load: () => Promise<Command>;
}

/** Every command by its name, in the order in which `webex-sso --help` lists them: as an administrator comes to need them. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  "test-login": {
    summary: "a whole sign-in and sign-out of a tenant, before a user tries it",
    load: async () => (await import("./test-login.ts")).testLoginCommand,
  },
  lab: {
    summary: "Webex and the identity providers on this machine, to sign in by hand",
    load: async () => (await import("./lab.ts")).labCommand,
  },
  diagnose: {
    summary: "why a sign-in fails, from what was recorded of it",
    load: async () => (await import("./diagnose.ts")).diagnoseCommand,
  },
  review: {
    summary: "what a change does to sign-in, in words for whoever reviews it",
    load: async () => (await import("./review.ts")).reviewCommand,
  },
  report: {
    summary: "how every tenant stands: state, drift, policy, certificates, sign-in tests",
    load: async () => (await import("./report.ts")).reportCommand,
  },
  rotate: {
    summary: "certificates in stages: stage, hand over, confirm, switch, retire",
    load: async () => (await import("./rotate.ts")).rotateCommand,
  },
  recover: {
    summary: "after a killed update: find what is pending, and end with one trust instead of two",
    load: async () => (await import("./recover.ts")).recoverCommand,
  },
};
