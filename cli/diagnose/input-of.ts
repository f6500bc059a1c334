import type { Command } from "commander";
import { FileProblem, readInput } from "./read-input.ts";

/** Reads a file that the user names, or standard input for `-`. What cannot be read is a wrong call: exit code 2. */
export async function inputOf(path: string, command: Command): Promise<Uint8Array> {
  try {
    return await readInput(path);
  } catch (error) {
    if (error instanceof FileProblem) return command.error(`error: ${error.message}`, { exitCode: 2 });
    throw error;
  }
}
