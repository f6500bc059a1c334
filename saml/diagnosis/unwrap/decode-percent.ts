/**
 * Decodes the percent signs of a URL (RFC 3986 §2.1). An escape that was cut off at the end is left out, so that what
 * stands before it can be read.
 *
 * @returns undefined where the text has a percent sign that begins no escape, as XML in the clear may have.
 * @example decodePercent("a%2Bb%2"); // "a+b"
 */
export function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/%[\da-f]?$/i, ""));
  } catch {
    return undefined;
  }
}
