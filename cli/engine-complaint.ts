/** A complaint of the engine that says what is so, but not what to do about it. */
interface Complaint {
  readonly code: string;
  /** What the engine writes to standard error. */
  readonly says: RegExp;
  readonly message: string;
}

/** The first that matches counts. Seen with Pulumi 3.255. */
const complaints: readonly Complaint[] = [
  {
    code: "engine-no-login",
    says: /PULUMI_ACCESS_TOKEN must be set for login/,
    message:
      "Pulumi does not know where the state of your stacks is: nobody is logged in. Run: pulumi login --local (or pulumi login <address of your backend>). In a pipeline, set PULUMI_BACKEND_URL, or PULUMI_ACCESS_TOKEN for Pulumi Cloud.",
  },
  {
    code: "engine-token-refused",
    says: /invalid access token|\[401\]|Unauthorized: No credentials provided/i,
    message:
      "Pulumi's backend refuses your access token. Run: pulumi login. In a pipeline, give PULUMI_ACCESS_TOKEN a new one.",
  },
  {
    code: "engine-backend-unreachable",
    says: /unable to open bucket|blob \(key .*\) \(code=|performing HTTP request|could not get cloud url/,
    message:
      "Pulumi cannot reach the place where the state of your stacks is. Check its address with pulumi whoami --verbose (PULUMI_BACKEND_URL goes before what pulumi login has stored), the network, and your access to it.",
  },
  {
    code: "engine-passphrase-missing",
    says: /passphrase must be set/,
    message:
      "The secrets of this stack are encrypted with a passphrase, and none is set. Set PULUMI_CONFIG_PASSPHRASE to it, or PULUMI_CONFIG_PASSPHRASE_FILE to a file that holds it.",
  },
  {
    code: "engine-passphrase-wrong",
    says: /incorrect passphrase/,
    message:
      "The passphrase is not the one that the secrets of this stack are encrypted with. Look at PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE; every stack may have another one.",
  },
  {
    code: "engine-secrets-unreadable",
    says: /(getting|loading|load|create) secrets (manager|provider)|failed to decrypt|decrypting secret|secrets \(code=/i,
    message:
      "The secrets of this stack cannot be decrypted: its secrets provider does not answer, or refuses you. secretsprovider in the stack file says which one it is; check your access to that key.",
  },
];

/**
 * What the engine's complaint means, and what to do. The engine's own words go along: they have the place.
 *
 * @param called the engine's arguments, for a complaint that needs no explanation.
 * @example explainComplaint(["whoami"], "error: incorrect passphrase").code // "engine-passphrase-wrong"
 */
export function explainComplaint(
  called: readonly string[],
  complaint: string,
): { readonly code: string; readonly message: string } {
  const known = complaints.find(({ says }) => says.test(complaint));
  const own = complaint.trim();
  return known === undefined
    ? { code: "engine-failed", message: `pulumi ${called.join(" ")}: ${own}` }
    : { code: known.code, message: `${known.message}\nPulumi says: ${own.replace(/^error: /, "")}` };
}
