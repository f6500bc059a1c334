/** Where Webex's own metadata comes from: the mend of most files that are wrong. */
export function downloadAgain(subject: string): string {
  return `Download the Webex SP metadata again in Control Hub (Management > Organization Settings > Single sign-on; a partner gets it from Cisco TAC) and save it as it comes, without opening it in an editor, as ${subject}.`;
}

/** For what only Cisco can have put into the file. */
export function askCisco(subject: string): string {
  return `${downloadAgain(subject)} If the new file says the same, open a case with Cisco TAC and name this finding.`;
}
