import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { addSigningCertificates } from "../../saml/metadata/add-signing-certificates.ts";
import { WebexSsoError } from "../../saml/webex-sso-error.ts";
import { writeWholeFile } from "../../tools/write-whole-file.ts";
import { newCertificate, oldCertificate } from "./certificates.ts";
import { checklist } from "./checklist.ts";
import type { ReadFacts } from "./read-facts.ts";
import type { Rotating } from "./rotating.ts";
import type { RotationReport } from "./rotation-report.ts";

/** Files that are made to be shown around: who may read them is left to the umask. */
const shared = 0o666;

/** A file to write, and what is to be said of it. */
interface HandedFile {
  readonly name: string;
  readonly text: string;
  readonly notes: readonly string[];
}

/**
 * The identity provider's metadata with both certificates, while both count. Undefined where there is none to hand over.
 */
export function metadataForWebex(
  { tenant, rotation }: Rotating,
  { facts, metadata }: ReadFacts,
): HandedFile | undefined {
  if (rotation === undefined || rotation.side === "webex" || metadata === undefined) return undefined;
  const both = [oldCertificate(rotation, facts), newCertificate(rotation, facts)].flatMap((one) => one ?? []);
  if (both.length < 2) return undefined;
  const { xml, added, lostSignature } = addSigningCertificates(metadata, both);
  return {
    name: `${tenant}-both-certificates-IdP.xml`,
    text: xml,
    notes:
      added.length === 0
        ? ["It is what the identity provider publishes, to the byte."]
        : [
            `It is what the identity provider publishes, with ${added.map(({ fingerprint }) => fingerprint).join(", ")} added${lostSignature ? "; its signature covered the file without that and is left out" : ""}.`,
          ],
  };
}

/**
 * Writes what is to be handed over at this stage, and the stage's checklist. One that is there stays: people tick it.
 *
 * @returns the files, and what is to be said of them.
 * @throws WebexSsoError `rotation-not-written`
 */
export function writeHandOver(
  folder: string,
  rotating: Rotating,
  read: ReadFacts,
  report: RotationReport,
): { readonly files: readonly string[]; readonly notes: readonly string[] } {
  const handed = metadataForWebex(rotating, read);
  const { tenant, rotation } = rotating;
  const name = ["rotate", tenant, ...(rotation === undefined ? [] : [rotation.side, rotation.stage])].join(
    "-",
  );
  const target = join(folder, `${name}.md`);
  const isThere = existsSync(target);
  const files = handed === undefined ? [] : [handed.name];
  try {
    if (statSync(folder, { throwIfNoEntry: false })?.isFile()) throw new Error("it is a file");
    mkdirSync(folder, { recursive: true });
    if (handed !== undefined) writeWholeFile(join(folder, handed.name), handed.text, shared);
    const day = read.facts.now.toISOString().slice(0, 10);
    if (!isThere) writeWholeFile(target, checklist({ ...report, files }, day), shared);
  } catch (cause) {
    throw new WebexSsoError(
      "rotation-not-written",
      `--out ${folder} cannot be written: ${(cause as Error).message}. Name another folder.`,
      { cause },
    );
  }
  const kept = isThere ? [`${name}.md stays as it is, with what was ticked; delete it to have it anew.`] : [];
  return {
    files: [...files.map((one) => join(folder, one)), target],
    notes: [...(handed?.notes ?? []), ...kept],
  };
}
