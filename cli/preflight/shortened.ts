/**
 * An address with so much of it that its owner is found by who has the list, and by nobody else.
 *
 * @example shortened("jane.doe@corp.example.com") // "ja…e@corp.example.com"
 */
export function shortened(address: string): string {
  if (address === "") return "";
  const at = address.lastIndexOf("@");
  const local = at < 0 ? address : address.slice(0, at);
  const letters = [...local];
  const short = letters.length < 5 ? `${letters[0] ?? ""}…` : `${letters[0]}${letters[1]}…${letters.at(-1)}`;
  return `${short}${at < 0 ? "" : address.slice(at)}`;
}
