import {
  type EngineEvent,
  LocalWorkspace,
  type Stack,
  type StepEventMetadata,
} from "@pulumi/pulumi/automation/index.js";
import { deploy } from "../../stacks/deploy.ts";
import { engineEnvironment } from "../../tools/engine/engine-environment.ts";
import type { Project } from "./project.ts";

/** One step that the engine plans or makes, other than "same". */
export interface Step {
  readonly op: string;
  readonly type: string;
  /** The paths of the properties that differ. */
  readonly differs: readonly string[];
}

/** What an operation did. */
export interface Outcome {
  readonly steps: readonly Step[];
  /** What a refresh found to differ from the state. */
  readonly drifted: readonly Step[];
  /** Everything that the engine wrote for people. */
  readonly text: string;
}

/** A tenant's stack on the real engine. */
export interface EngineStack {
  up(options?: { refresh?: boolean }): Promise<Outcome>;
  preview(options?: { refresh?: boolean }): Promise<Outcome>;
  /** Says what has drifted, and changes nothing. */
  drift(): Promise<Outcome>;
  destroy(): Promise<Outcome>;
  outputs(): Promise<Record<string, unknown>>;
  setSecret(key: string, value: string): Promise<void>;
  exportState(): Promise<{ resources?: { type: string; urn: string; id?: string }[] }>;
  /** Forgets the stack and leaves what it made. */
  forget(): Promise<void>;
}

/** The environment of an engine that keeps its state in the project and finds the stand-ins. */
export async function testEnvironment(
  project: Project,
  debugProviders: string,
): Promise<Record<string, string>> {
  const { env } = await engineEnvironment();
  return {
    ...env,
    PULUMI_BACKEND_URL: project.backend,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_DEBUG_PROVIDERS: debugProviders,
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

/** Opens a tenant's stack; its program is the project's own, run within this process. */
export async function openStack(
  project: Project,
  tenant: string,
  debugProviders: string,
): Promise<EngineStack> {
  const envVars = await testEnvironment(project, debugProviders);
  // The Automation API looks for the engine on this process's PATH.
  process.env.PATH = envVars.PATH;
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: tenant, projectName: "webex-sso", program: async () => deploy(project.folder) },
    { workDir: project.folder, envVars },
  );
  return engineStack(stack);
}

function engineStack(stack: Stack): EngineStack {
  return {
    up: ({ refresh = false } = {}) => observe((watch) => stack.up({ ...watch, refresh })),
    preview: ({ refresh = false } = {}) =>
      observe((watch) => stack.preview({ ...watch, refresh, diff: true })),
    drift: () => observe((watch) => stack.previewRefresh(watch)),
    destroy: () => observe((watch) => stack.destroy(watch)),
    outputs: async () =>
      Object.fromEntries(Object.entries(await stack.outputs()).map(([key, { value }]) => [key, value])),
    setSecret: (key, value) => stack.setConfig(key, { value, secret: true }),
    exportState: async () => (await stack.exportStack()).deployment,
    forget: () => stack.workspace.removeStack(stack.name, { force: true, preserveConfig: true }),
  };
}

interface Watch {
  readonly onEvent: (event: EngineEvent) => void;
  readonly onOutput: (text: string) => void;
  readonly onError: (text: string) => void;
}

async function observe(operation: (watch: Watch) => Promise<unknown>): Promise<Outcome> {
  const steps: Step[] = [];
  const drifted: Step[] = [];
  const refreshing = new Set<string>();
  let text = "";
  const keep = (piece: string) => {
    text += piece;
  };
  const onEvent = ({ resourcePreEvent, resOutputsEvent }: EngineEvent) => {
    const begun = resourcePreEvent?.metadata;
    if (begun?.op === "refresh") refreshing.add(begun.urn);
    else if (begun && begun.op !== "same") steps.push(step(begun));
    const ended = resOutputsEvent?.metadata;
    if (ended && refreshing.delete(ended.urn) && ended.op !== "same") drifted.push(step(ended));
  };
  await operation({ onEvent, onOutput: keep, onError: keep });
  return { steps, drifted, text };
}

function step({ op, type, detailedDiff }: StepEventMetadata): Step {
  return { op, type, differs: Object.keys(detailedDiff ?? {}).sort() };
}
