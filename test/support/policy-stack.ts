import { join } from "node:path";
import { type EngineEvent, LocalWorkspace, type Stack } from "@pulumi/pulumi/automation/index.js";
import { testEnvironment } from "./engine-stack.ts";
import type { Project } from "./project.ts";

/** The pack of this repository. */
export const pack = join(import.meta.dirname, "../../policies");

/** What a policy said about a resource. */
export interface PolicyEvent {
  readonly policy: string;
  readonly level: string;
  /** How bad Pulumi calls it; absent where the policy does not say. */
  readonly severity?: string;
  readonly message: string;
  /** Type and name of the resource; empty where it is about the stack. */
  readonly type: string;
  readonly name: string;
}

/** What an operation under the pack gave. */
export interface PolicyOutcome {
  readonly events: readonly PolicyEvent[];
  /** Whether the operation went through. */
  readonly ok: boolean;
  /** Everything that the engine wrote for people. */
  readonly text: string;
}

/** A stack on the real engine that runs under a policy pack. */
export interface PolicyStack {
  readonly stack: Stack;
  preview(): Promise<PolicyOutcome>;
  /** Without a preview before it, as the Automation API does. */
  up(): Promise<PolicyOutcome>;
}

/**
 * Opens a stack whose program runs in this process.
 *
 * @param settings the file of the pack's settings; without it the pack's defaults.
 * @param config the file that `--policy-pack-config` names.
 */
export async function openPolicyStack(
  project: Project,
  name: string,
  debugProviders: string,
  program: () => Promise<Record<string, unknown> | undefined>,
  {
    settings,
    config,
    folder = pack,
    environment = {},
  }: {
    settings?: string;
    config?: string;
    folder?: string;
    environment?: Record<string, string>;
  } = {},
): Promise<PolicyStack> {
  const envVars: Record<string, string> = {
    ...(await testEnvironment(project, debugProviders)),
    ...environment,
    ...(settings === undefined ? {} : { WEBEX_SSO_POLICY: settings }),
  };
  // The Automation API looks for the engine on this process's PATH.
  process.env.PATH = envVars.PATH ?? "";
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: name, projectName: "webex-sso", program },
    { workDir: project.folder, envVars },
  );
  const packs = { policyPacks: [folder], ...(config === undefined ? {} : { policyPackConfigs: [config] }) };
  return {
    stack,
    preview: () => observe((watch) => stack.preview({ ...watch, ...packs })),
    up: () => observe((watch) => stack.up({ ...watch, ...packs })),
  };
}

interface Watch {
  readonly onEvent: (event: EngineEvent) => void;
  readonly onOutput: (text: string) => void;
  readonly onError: (text: string) => void;
}

async function observe(operation: (watch: Watch) => Promise<unknown>): Promise<PolicyOutcome> {
  const events: PolicyEvent[] = [];
  let text = "";
  const keep = (piece: string) => {
    text += piece;
  };
  const onEvent = ({ policyEvent }: EngineEvent) => {
    if (policyEvent) {
      // The engine writes it, and the SDK's types do not have it.
      const { severity } = policyEvent as { readonly severity?: string };
      events.push({
        policy: policyEvent.policyName,
        level: policyEvent.enforcementLevel,
        ...(severity === undefined ? {} : { severity }),
        message: policyEvent.message,
        type: policyEvent.resourceUrn?.split("::")[2]?.split("$").at(-1) ?? "",
        name: policyEvent.resourceUrn?.split("::")[3] ?? "",
      });
    }
  };
  const ok = await operation({ onEvent, onOutput: keep, onError: keep }).then(
    () => true,
    (error: Error) => {
      text += error.message;
      return false;
    },
  );
  return { events, ok, text };
}
