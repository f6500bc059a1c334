/** A cmdlet refused or failed; the message is ADFS's own. */
export class CmdletError extends Error {
  override readonly name = "CmdletError";
  readonly cmdlet: string;
  /** PowerShell's FullyQualifiedErrorId. */
  readonly errorId: string;

  constructor(cmdlet: string, message: string, errorId: string) {
    super(`${cmdlet}: ${message}`);
    this.cmdlet = cmdlet;
    this.errorId = errorId;
  }
}

/** The connection ended, or no answer came in time: nobody knows whether the server has carried the calls out. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}

/** The connection cannot be had with this configuration, however often it is tried. */
export class ConnectionRefused extends Error {
  override readonly name = "ConnectionRefused";
}
