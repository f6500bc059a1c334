import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ResourceState, TenantPreview } from "./tenant-preview.ts";

interface Recorded {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly parent?: string;
  readonly provider?: string;
}

/** How the engine marks a secret in a state. */
const secretMark = "4dabf18193072939515e22adb298388d";

/**
 * What a `pulumi destroy` would delete. Read from the recorded state, without running a program: that of a deleted tenant
 * has no configuration any more. Secrets stay encrypted, and are shown as "[secret]".
 */
export async function recordedState(project: string, tenant: string): Promise<TenantPreview> {
  const preview = { tenant, steps: [], policies: [], complaints: [] };
  try {
    const args = ["stack", "export", "--stack", tenant];
    const { stdout } = await promisify(execFile)("pulumi", args, { cwd: project, maxBuffer: 2 ** 28 });
    const { resources = [] } = JSON.parse(stdout).deployment ?? {};
    return { ...preview, steps: (resources as Recorded[]).map(deletion).reverse() };
  } catch (error) {
    const { stderr = "", message } = error as Error & { stderr?: string };
    // Somebody removed the stack, or gave it another name: nothing is left to go.
    if (/no stack named/.test(stderr)) return preview;
    return { ...preview, failure: stderr.trim() || message };
  }
}

function deletion(resource: Recorded) {
  const { urn, type, retainOnDelete = false } = resource;
  return { op: retainOnDelete ? "discard" : "delete", urn, type, old: stateOf(resource), differs: [] };
}

function stateOf({
  id = "",
  inputs = {},
  outputs = {},
  protect = false,
  parent,
  provider,
}: Recorded): ResourceState {
  return {
    id,
    inputs: withoutSecrets(inputs) as ResourceState["inputs"],
    outputs: withoutSecrets(outputs) as ResourceState["outputs"],
    protect,
    ...(parent ? { parent } : {}),
    ...(provider ? { provider } : {}),
  };
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  if (secretMark in value) return "[secret]";
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutSecrets(part)]));
}
