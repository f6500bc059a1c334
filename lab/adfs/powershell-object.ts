/** An object of .NET that stands in a variable of PowerShell. */
export class PowerShellObject {
  readonly type: string;
  readonly value: unknown;

  constructor(type: string, value: unknown) {
    this.type = type;
    this.value = value;
  }
}

export function isObjectOf(value: unknown, type: string): value is PowerShellObject {
  return value instanceof PowerShellObject && value.type === type;
}
