const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder; name the file in it",
  EACCES: "you may not read it",
  ENOTDIR: "a part of its path is no folder",
  NOFILE: "it is a device or a pipe",
};

/** Why a file that the user has named cannot be read, as the end of a sentence. */
export function unreadable({ code = "", message }: NodeJS.ErrnoException): string {
  return reasons[code] ?? message;
}
