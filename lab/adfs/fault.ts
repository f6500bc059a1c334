/**
 * What goes wrong around one cmdlet:
 * `cut-before`: the connection breaks before the cmdlet runs.
 * `cut-during`: it runs, and the connection breaks in the middle of the answer.
 * `cut-after`: it runs, and the connection breaks before the answer.
 * `hang`: it runs, and there is never an answer.
 * `warnings`: PowerShell prints warnings around the answer, not all of them in ASCII.
 * A fault on `connect` strikes when a client connects, and breaks the connection.
 */
export type AdfsFaultKind = "cut-before" | "cut-during" | "cut-after" | "hang" | "warnings";
