/** What was looked at and what came out: for people and for scripts. */
export interface Check {
  readonly area: (typeof areas)[number];
  readonly name: string;
  /** `not asked`: nobody knows; the detail says why. */
  readonly result: "ok" | "warning" | "failed" | "not asked";
  /** A sentence. */
  readonly detail: string;
  /** What to do about it. */
  readonly fix?: string;
}

/** In the order in which they are shown: what is broken first is what the rest needs. */
export const areas = ["this machine", "Pulumi", "API account", "certificates", "addresses", "clock"] as const;

/** A check, or the reason why it could not be asked: one that fails never stops the others. */
export async function attempted(
  { area, name }: Pick<Check, "area" | "name">,
  work: () => Promise<readonly Check[]>,
  timeoutSeconds = 60,
): Promise<readonly Check[]> {
  const notAsked = (reason: string): readonly Check[] => [
    { area, name, result: "not asked", detail: `${reason.replace(/\.$/, "")}.` },
  ];
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<readonly Check[]>((resolve) => {
    timer = setTimeout(
      () => resolve(notAsked(`No answer within ${timeoutSeconds} seconds`)),
      timeoutSeconds * 1000,
    );
  });
  try {
    return await Promise.race([work(), tooLong]);
  } catch (error) {
    return notAsked((error as Error).message);
  } finally {
    clearTimeout(timer);
  }
}
