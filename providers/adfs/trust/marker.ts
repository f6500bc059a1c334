/**
 * The last line of a trust's notes says which resource of which stack made it. It stands after the user's own text,
 * which comes back unchanged, and people see it in ADFS's console.
 */
const pattern = /(?:^|\r\n|\n)\[Managed by Pulumi: ([^\r\n]*)\]$/;

/** The notes with the marker of the resource. */
export function withMarker(notes: string, urn: string): string {
  return `${notes}${notes === "" ? "" : "\r\n"}[Managed by Pulumi: ${urn.replace(/[\r\n]/g, " ")}]`;
}

/** The user's own notes, and the resource of the marker if there is one. */
export function splitNotes(text: string): { readonly notes: string; readonly urn?: string } {
  const found = pattern.exec(text);
  return found === null ? { notes: text } : { notes: text.slice(0, found.index), urn: found[1] ?? "" };
}
