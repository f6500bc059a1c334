/** Watches something that should show a sign of life now and then. */
export interface StallWatch {
  /** Aborted, with an Error, when there was no sign of life for too long. */
  readonly stalled: AbortSignal;
  alive(): void;
  stop(): void;
}

/** See {@link StallWatch}. */
export function stallWatch(stallMs: number, complaint: string): StallWatch {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new Error(`${complaint} (nothing for ${stallMs / 1000} s)`)),
    stallMs,
  );
  return { stalled: controller.signal, alive: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}
