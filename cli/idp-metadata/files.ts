import { basename, join, resolve } from "node:path";
import type { IdpMetadataOptions } from "../idp-metadata.ts";
import { userFolder } from "../user-folder.ts";
import { type FileToWrite, fileNotWritten, isFolder } from "../write-files.ts";
import type { HandOver } from "./hand-over.ts";

/**
 * The metadata, then its checklist.
 *
 * @param checklist its text, for the name of the metadata's file.
 * @throws WebexSsoError `file-not-written` where both have one name.
 */
export function filesFor(
  handOver: HandOver,
  checklist: (file: string) => string,
  { out, checklist: wanted }: Pick<IdpMetadataOptions, "out" | "checklist">,
): readonly FileToWrite[] {
  const given = resolve(userFolder(), out ?? ".");
  const path = isFolder(given) ? join(given, fileName(handOver)) : given;
  const beside = `${path.replace(/\.xml$/i, "")}-checklist.md`;
  const list = typeof wanted === "string" ? resolve(userFolder(), wanted) : beside;
  if (list === path) throw fileNotWritten(`--checklist and --out both name ${list}. Name two files.`);
  return [
    { path, content: handOver.content },
    ...(wanted === false
      ? []
      : [{ path: list, content: Buffer.from(checklist(basename(path))), isEdited: true } as const]),
  ];
}

/** `idb-meta-<organisation>-IdP.xml`, beside Webex's `idb-meta-<organisation>-SP.xml`. */
function fileName({ tenant, identityProvider }: HandOver): string {
  // Of one organisation with several identity providers, each has a file of its own.
  const whose =
    tenant === undefined
      ? (identityProvider?.entityId.replace(/^\w+:\/*/, "") ?? "")
      : `${tenant.serviceProvider.organizationId}${tenant.group === undefined ? "" : `-${tenant.name}`}`;
  const safe = whose.replace(/[^A-Za-z0-9.]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");
  return `idb-meta-${safe.slice(0, 100)}-IdP.xml`;
}
