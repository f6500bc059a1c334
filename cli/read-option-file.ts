import { resolve } from "node:path";
import { readNamedFile } from "./read-named-file.ts";
import { unreadable } from "./unreadable.ts";
import { userFolder } from "./user-folder.ts";
import { wrongCall } from "./wrong-call.ts";

/**
 * Reads the file that an option names.
 *
 * @param given as the user wrote it.
 * @param advice which file to name, a sentence.
 * @throws WebexSsoError of a wrong call.
 * @example readOptionFile("--webex", "new.xml", "Name the file that Control Hub gave you.")
 */
export function readOptionFile(option: string, given: string, advice: string): Buffer {
  try {
    return readNamedFile(resolve(userFolder(), given));
  } catch (cause) {
    throw wrongCall(
      `${option} ${given} cannot be read: ${unreadable(cause as NodeJS.ErrnoException)}. ${advice}`,
      cause,
    );
  }
}
