import { readFileSync } from "node:fs";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { canonicalDomain } from "../../stacks/routing/domain.ts";

/**
 * The domains of an organisation out of a text file: one a line, or with commas; `#` begins a comment.
 *
 * @param file how messages call it.
 * @throws WebexSsoError `domains-unreadable` with everything that is wrong.
 */
export function readDomains(path: string, file: string): string[] {
  const lines = textOf(path, file).split(/\r?\n/);
  const words = lines.flatMap((line, place) =>
    line
      .replace(/#.*/, "")
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((word) => ({ word, line: place + 1 })),
  );
  const wrong = words.filter(({ word }) => canonicalDomain(word) === undefined);
  if (wrong.length > 0)
    throw unreadable(
      `these are no domains: ${wrong.map(({ word, line }) => `${JSON.stringify(word)} in line ${line}`).join(", ")}. Write one domain a line, such as example.com`,
    );
  if (words.length === 0) throw unreadable("it names no domain. Write one a line, such as example.com");
  return words.map(({ word }) => word);

  function unreadable(reason: string): WebexSsoError {
    return new WebexSsoError("domains-unreadable", `--domains ${file} cannot be used: ${reason}.`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "you may not read it",
  EISDIR: "it is a folder",
};

function textOf(path: string, file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    const { code = "", message } = cause as NodeJS.ErrnoException;
    throw new WebexSsoError(
      "domains-unreadable",
      `--domains ${file} cannot be read: ${reasons[code] ?? message}.`,
      { cause },
    );
  }
  // Spreadsheets save UTF-16 as "Unicode text".
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
