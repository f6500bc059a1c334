/** What a value is that must not leave the house. */
export type PrivateKind = "address" | "value" | "session" | "token" | "cookie" | "signature" | "cipher text";

const email = /[^\s@<>"'(),;:&=?/\\]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?/g;
/** Below this, a value is too common to be replaced within other words. */
const shortest = 4;

/**
 * Stand-ins for private values: the same value always has the same one, so that a reader still sees what is equal. It
 * keeps the originals in memory alone.
 */
export class StandIns {
  readonly #standIns = new Map<string, string>();
  readonly #counts = new Map<PrivateKind, number>();
  readonly #domains = new Map<string, string>();
  readonly #letters = new Map<string, string>();
  #forms: ReadonlyMap<string, string> = new Map();
  #pattern: RegExp | undefined;

  /** The stand-in of a value; blanks around it stay, and nothing stays nothing. */
  of(kind: PrivateKind, value: string): string {
    const [, before = "", inner = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(value) ?? [];
    return inner === "" ? value : `${before}${this.#get(kind, inner)}${after}`;
  }

  /** Base64 of the same length and layout that says nothing but whether two are equal. */
  blank(kind: "signature" | "cipher text", base64: string): string {
    const letter = this.#letters.get(base64) ?? String.fromCharCode(65 + (this.#count(kind) % 26));
    this.#letters.set(base64, letter);
    return base64.replace(/[A-Za-z0-9+/]/g, letter);
  }

  /**
   * Ends the learning: from here on `scrub` knows what to look for. What is private in one place may stand in the clear
   * in another that came before it.
   */
  learnt(): void {
    const wanted = [...this.#standIns].filter(([value, standIn]) => isWorthLooking(value, standIn));
    this.#forms = new Map(wanted.flatMap(([value]) => formsOf(value).map((form) => [form, value] as const)));
    const patterns = [...this.#forms.keys()]
      .toSorted((a, b) => b.length - a.length)
      .map((form) =>
        form.length < shortest ? `(?<![\\p{L}\\p{N}])${quoted(form)}(?![\\p{L}\\p{N}])` : quoted(form),
      );
    // One pass: what was put in must not be taken for something that was there.
    this.#pattern = new RegExp([...patterns, email.source].join("|"), "gu");
  }

  /** Replaces every value that was learnt in a text, in plain and as URLs write it, and every email address. */
  scrub(text: string): string {
    if (this.#pattern === undefined) return text;
    return text.replace(this.#pattern, (found) => {
      const value = this.#forms.get(found);
      return (value === undefined ? undefined : this.#standIns.get(value)) ?? this.of("address", found);
    });
  }

  /** How many values of each kind were replaced. Never the values. */
  replaced(): readonly { readonly kind: PrivateKind; readonly count: number }[] {
    return [...this.#counts]
      .map(([kind, count]) => ({ kind, count }))
      .toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  }

  #get(kind: PrivateKind, value: string): string {
    const known = this.#standIns.get(value);
    if (known !== undefined) return known;
    const isAddress = /^[^\s@]+@[^\s@]+$/.test(value);
    const actual = isAddress && kind === "value" ? "address" : kind;
    const number = this.#count(actual);
    const standIn = isAddress ? `user-${number}@${this.#domainOf(value)}` : `${actual}-${number}`;
    this.#standIns.set(value, standIn);
    return standIn;
  }

  #domainOf(address: string): string {
    const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
    const known = this.#domains.get(domain) ?? `domain-${this.#domains.size + 1}.example`;
    this.#domains.set(domain, known);
    return known;
  }

  #count(kind: PrivateKind): number {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return count;
  }
}

/** A short token or cookie is nobody's alone: "1", "true". What a message says of a user is looked for at any length. */
function isWorthLooking(value: string, standIn: string): boolean {
  return value.length >= 12 || !/^(?:token|cookie)-/.test(standIn);
}

/** How a value looks where somebody else has written it down. */
function formsOf(value: string): readonly string[] {
  return [
    ...new Set([
      value,
      encodeURIComponent(value),
      encodeURIComponent(value).replaceAll("%20", "+"),
      value.replaceAll("@", "%40"),
      JSON.stringify(value).slice(1, -1),
      value.replaceAll("&", "&amp;").replaceAll("<", "&lt;"),
    ]),
  ];
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
