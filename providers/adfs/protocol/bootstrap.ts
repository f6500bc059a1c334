/**
 * Reads the session script as one line of base64 and hands it the rest of standard input. It never names `$input`:
 * PowerShell would then read standard input by itself.
 */
const bootstrap = [
  "$utf8 = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false",
  "$reader = New-Object -TypeName System.IO.StreamReader -ArgumentList ([Console]::OpenStandardInput()), $utf8",
  "$script = $utf8.GetString([Convert]::FromBase64String($reader.ReadLine()))",
  "& ([scriptblock]::Create($script)) $reader",
].join("\n");

/**
 * The program and the arguments of every session: constants, so that nothing of a user's can stand in a command
 * line. Short enough for cmd.exe, which OpenSSH on Windows starts (8191 characters).
 */
export const powershell = {
  program: "powershell.exe",
  arguments: [
    "-NoLogo",
    "-NoProfile",
    "-NonInteractive",
    "-OutputFormat",
    "Text",
    "-EncodedCommand",
    Buffer.from(bootstrap, "utf16le").toString("base64"),
  ],
};
