import type { Command } from "commander";

/** A command of webex-sso: what the list of commands says of it, and where it is. */
export interface CommandEntry {
  readonly summary: string;
  /** Loads the command; starting the tool loads no other. */
  readonly load: () => Promise<Command>;
}

/** Every command by its name, in the order in which `webex-sso --help` lists them: as an administrator comes to need them. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  init: {
    summary: "a project of your own for your tenants, which depends on the npm package",
    load: async () => (await import("./init.ts")).initCommand,
  },
  onboard: {
    summary: "from a metadata file and a few answers to a tenant, or to a thousand; partners' paperwork",
    load: async () => (await import("./onboard.ts")).onboardCommand,
  },
  check: {
    summary: "everything that can be known of the tenants' files: metadata, certificates, policies, routing",
    load: async () => (await import("./check.ts")).checkCommand,
  },
  preflight: {
    summary: "whose sign-in Webex would refuse, before anybody tries: users of both sides compared",
    load: async () => (await import("./preflight.ts")).preflightCommand,
  },
  "test-login": {
    summary: "a whole sign-in and sign-out of a tenant, before a user tries it",
    load: async () => (await import("./test-login.ts")).testLoginCommand,
  },
  "idp-metadata": {
    summary: "the identity provider's half for Control Hub, judged, with a checklist",
    load: async () => (await import("./idp-metadata.ts")).idpMetadataCommand,
  },
  sheet: {
    summary: "a trust on one page, for an identity provider that is set up by hand",
    load: async () => (await import("./sheet.ts")).sheetCommand,
  },
  lab: {
    summary: "Webex and the identity providers on this machine, to sign in by hand",
    load: async () => (await import("./lab.ts")).labCommand,
  },
  diagnose: {
    summary: "why a sign-in fails, from what was recorded of it",
    load: async () => (await import("./diagnose.ts")).diagnoseCommand,
  },
  xmlapi: {
    summary: "the WebEx XML API of sites with their own SSO: build a request, explain an answer",
    load: async () => (await import("./xmlapi.ts")).xmlApiCommand,
  },
  doctor: {
    summary: "whether a tenant's surroundings are in order: rights, login, certificates, clocks",
    load: async () => (await import("./doctor.ts")).doctorCommand,
  },
  review: {
    summary: "what a change does to sign-in, in words for whoever reviews it",
    load: async () => (await import("./review.ts")).reviewCommand,
  },
  report: {
    summary: "how every tenant stands: state, drift, policy, certificates, sign-in tests",
    load: async () => (await import("./report.ts")).reportCommand,
  },
  adopt: {
    summary: "a trust that exists already: what would change, and then into the stack",
    load: async () => (await import("./adopt.ts")).adoptCommand,
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
