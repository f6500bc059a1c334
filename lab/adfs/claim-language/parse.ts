import { type Token, tokensOf } from "./tokens.ts";

/** A value in a rule: a text, or a property of a claim that a condition has bound. */
export type Operand = { readonly text: string } | { readonly of: string; readonly property: string };

/** One demand on a claim, for example `Type == "…"`. */
export interface Demand {
  readonly property: string;
  readonly operator: "==" | "!=" | "=~" | "!~";
  readonly value: string;
}

/** `c:[Type == "…"]`, or `exists([…])` and `NOT EXISTS([…])`, which bind nothing. */
export interface Condition {
  readonly name?: string;
  readonly demands: readonly Demand[];
  readonly mode: "each" | "exists" | "not-exists";
}

/** What a rule does with each combination of claims. */
export interface Action {
  readonly verb: "issue" | "add";
  /** `issue(claim = c)`: the name of the claim. */
  readonly copy?: string;
  /** `Type = …`, `Properties["…"] = …` and the other parts of a claim, by name. */
  readonly parts: Readonly<Record<string, Operand>>;
  readonly store?: string;
  readonly types: readonly string[];
  readonly query?: string;
  readonly params: readonly Operand[];
}

export interface Rule {
  /** The number, or the name where the rule has one. */
  readonly label: string;
  readonly conditions: readonly Condition[];
  readonly action: Action;
}

/** Reads rules. @throws Error that names the rule that cannot be read. */
export function parseRules(rules: string): Rule[] {
  const reader = new Reader(tokensOf(rules));
  const parsed: Rule[] = [];
  while (!reader.done()) parsed.push(rule(reader, parsed.length + 1));
  return parsed;
}

function rule(reader: Reader, number: number): Rule {
  let label = `rule ${number}`;
  try {
    while (reader.takes("@")) {
      const attribute = reader.word();
      reader.sign("=");
      const value = reader.text();
      if (attribute === "RuleName") label = `rule “${value}”`;
    }
    const conditions: Condition[] = [];
    while (!reader.takes("=>")) {
      if (conditions.length > 0) reader.sign("&&");
      conditions.push(condition(reader));
    }
    const parsed = { label, conditions, action: action(reader) };
    reader.sign(";");
    return parsed;
  } catch (error) {
    throw new Error(`${label}: ${(error as Error).message}`);
  }
}

function condition(reader: Reader): Condition {
  const word = reader.peekWord()?.toLowerCase();
  if (word === "not" || word === "exists") {
    reader.word();
    if (word === "not") reader.word();
    reader.sign("(");
    const demands = demandsOf(reader);
    reader.sign(")");
    return { demands, mode: word === "not" ? "not-exists" : "exists" };
  }
  if (word === undefined) return { demands: demandsOf(reader), mode: "each" };
  const name = reader.word();
  reader.sign(":");
  return { name, demands: demandsOf(reader), mode: "each" };
}

function demandsOf(reader: Reader): Demand[] {
  const demands: Demand[] = [];
  reader.sign("[");
  while (!reader.takes("]")) {
    if (demands.length > 0) reader.sign(",");
    const property = reader.word();
    const operator = reader.anySign(["==", "!=", "=~", "!~"]) as Demand["operator"];
    demands.push({ property, operator, value: reader.text() });
  }
  return demands;
}

function action(reader: Reader): Action {
  const verb = reader.word();
  if (verb !== "issue" && verb !== "add") throw new Error(`${verb} is neither issue nor add`);
  const parts: Record<string, Operand> = {};
  const types: string[] = [];
  const params: Operand[] = [];
  const named: { store?: string; query?: string; copy?: string } = {};
  reader.sign("(");
  for (let first = true; !reader.takes(")"); first = false) {
    if (!first) reader.sign(",");
    const name = reader.word();
    if (name === "Properties") {
      reader.sign("[");
      const key = reader.text();
      reader.sign("]");
      reader.sign("=");
      parts[key] = operand(reader);
      continue;
    }
    reader.sign("=");
    if (name === "types") types.push(...texts(reader));
    else if (name === "param") params.push(operand(reader));
    else if (name === "store" || name === "query") named[name] = reader.text();
    else if (name === "claim") named.copy = reader.word();
    else parts[name] = operand(reader);
  }
  return { verb, parts, types, params, ...named };
}

function texts(reader: Reader): string[] {
  const found: string[] = [];
  reader.sign("(");
  while (!reader.takes(")")) {
    if (found.length > 0) reader.sign(",");
    found.push(reader.text());
  }
  return found;
}

function operand(reader: Reader): Operand {
  if (reader.peekWord() === undefined) return { text: reader.text() };
  const [of = "", property = ""] = reader.word().split(".", 2);
  return { of, property };
}

/** Goes through tokens one by one. */
class Reader {
  readonly #tokens: readonly Token[];
  #place = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  done(): boolean {
    return this.#place >= this.#tokens.length;
  }

  peekWord(): string | undefined {
    const token = this.#tokens[this.#place];
    return token?.kind === "word" ? token.value : undefined;
  }

  takes(sign: string): boolean {
    const token = this.#tokens[this.#place];
    if (token?.kind !== "sign" || token.value !== sign) return false;
    this.#place += 1;
    return true;
  }

  sign(sign: string): void {
    if (!this.takes(sign)) throw new Error(`“${sign}” is missing ${this.#here()}`);
  }

  anySign(signs: readonly string[]): string {
    const found = signs.find((sign) => this.takes(sign));
    if (found === undefined) throw new Error(`one of ${signs.join(" ")} is missing ${this.#here()}`);
    return found;
  }

  word(): string {
    return this.#next("word");
  }

  text(): string {
    return this.#next("text");
  }

  #next(kind: Token["kind"]): string {
    const token = this.#tokens[this.#place];
    if (token?.kind !== kind) throw new Error(`a ${kind} is missing ${this.#here()}`);
    this.#place += 1;
    return token.value;
  }

  #here(): string {
    const token = this.#tokens[this.#place];
    return token === undefined ? "at the end" : `before “${token.value}”`;
  }
}
