const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  EACCES: "you may not read it",
  EISDIR: "it is a folder",
};

/** Why a file could not be read, in words and without its path. */
export function readingFailure(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}
