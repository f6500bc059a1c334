import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CheckSettings } from "../../../fleet/check/check-tenant.ts";
import type { PackSettings } from "../../../policies/settings/read-settings.ts";
import { settingsSchema } from "../../../policies/settings/schema.ts";
import { type FleetTenant, writeFleet } from "../../fixtures/fleet.ts";

/** The day on which the tests judge. */
export const today = new Date("2026-06-01T12:00:00Z");

/** A project that holds a fleet, and how it is checked. */
export interface FleetProject {
  readonly folder: string;
  readonly settings: CheckSettings;
  remove(): void;
}

/** Writes a fleet into a temporary folder; whoever makes it removes it. */
export function fleetProject(tenants: Iterable<FleetTenant>, pack: Partial<PackSettings> = {}): FleetProject {
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-fleet-"));
  writeFleet(folder, tenants);
  return {
    folder,
    settings: {
      folder,
      project: "fleet",
      stacks: "stacks/tenants",
      pack: { ...settingsSchema.parse({}), tenants: [], exceptions: [], ...pack },
      now: today,
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
