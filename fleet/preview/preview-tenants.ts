import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import pLimit from "p-limit";
import { moduleFile } from "../../tools/module-file.ts";
import type { TenantPreview } from "./tenant-preview.ts";

/** What a worker is asked. Plain data: it crosses to another process. */
export interface PreviewRequest {
  readonly tenant: string;
  /** The folder in which Pulumi.yaml stands. */
  readonly project: string;
  /** Folders of policy packs. */
  readonly policyPacks: readonly string[];
  /** Whether the tenant's stack file is gone: then its recorded state is what goes. */
  readonly isDeleted: boolean;
  /** A stack file elsewhere, that is read instead of the project's. */
  readonly configFile?: string;
}

export interface PreviewOptions {
  /** The engine's environment: its PATH has the engine. */
  readonly environment: Readonly<Record<string, string>>;
  /** How many at once. Default: as many as the machine has processors. */
  readonly atOnce?: number;
  /** Milliseconds after which a preview counts as failed. Default: ten minutes. */
  readonly timeout?: number;
  /** Called when each is done, for progress. */
  readonly onDone?: (preview: TenantPreview) => void;
  /** The worker's entry point. Default: the one beside this file. */
  readonly worker?: string;
}

/**
 * Previews several tenants, each in a process of its own, a few at a time. Never throws: a preview that fails, takes too
 * long or is killed is a preview with a `failure`. The answers have the order of the requests.
 */
export async function previewTenants(
  requests: readonly PreviewRequest[],
  options: PreviewOptions,
): Promise<TenantPreview[]> {
  const limit = pLimit(options.atOnce ?? availableParallelism());
  return Promise.all(
    requests.map((request) =>
      limit(async () => {
        const preview = await previewTenant(request, options);
        options.onDone?.(preview);
        return preview;
      }),
    ),
  );
}

function previewTenant(
  request: PreviewRequest,
  { environment, timeout = 600_000, worker = moduleFile(import.meta, "worker") }: PreviewOptions,
): Promise<TenantPreview> {
  const { tenant } = request;
  return new Promise((resolve) => {
    const child = fork(worker, [], {
      env: environment,
      // The command line and the options of whoever started this one are none of its business.
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      // Engine and language host are its children: they must go with it.
      detached: true,
    });
    const end = () => killGroup(child);
    const timer = setTimeout(
      () => fail(`It took longer than ${timeout / 1000} seconds, and was stopped.`),
      timeout,
    );
    let isSettled = false;
    const settle = (preview: TenantPreview) => {
      isSettled = true;
      clearTimeout(timer);
      resolve(preview);
    };
    const fail = (failure: string) => {
      // What has answered ends by itself; its number may belong to somebody else soon.
      if (isSettled) return;
      end();
      settle({ tenant, steps: [], policies: [], complaints: [], failure });
    };
    child.once("message", (preview) => settle(preview as TenantPreview));
    child.once("error", (error) => fail(`Its process could not be started: ${error.message}`));
    child.once("exit", (code, signal) =>
      fail(`Its process ended before it had an answer (${signal ?? `exit code ${code}`}).`),
    );
    child.send(request, (error) => error && fail(`Its process could not be asked: ${error.message}`));
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
