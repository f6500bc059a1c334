/** A site of Webex Meetings, as Site Administration has it: `https://acme.webex.com`, in China `https://acme.webex.com.cn`. */
export interface WebexSite {
  /** What the XML API calls siteName. @example "acme" */
  readonly name: string;
  /** @example "acme.webex.com" */
  readonly host: string;
  /** @example "https://acme.webex.com" */
  readonly url: string;
}

/**
 * Reads how an administrator calls a site: its name, its host, or an address of it.
 *
 * @returns undefined where it is none, as with a host of Control Hub.
 * @example webexSite("https://acme.webex.com/acme/j.php")?.name // "acme"
 */
export function webexSite(text: string): WebexSite | undefined {
  const [, address = text] =
    /^(?:https?:\/\/)?([^/?#:]+\.webex\.com(?:\.cn)?)(?:[/?#].*)?$/is.exec(text.trim()) ?? [];
  const [, name = "", domain = ".webex.com"] = siteHost.exec(address.trim().toLowerCase()) ?? [];
  if (name === "" || notSites.test(name)) return undefined;
  const host = `${name}${domain}`;
  return { name, host, url: `https://${host}` };
}

const siteHost = /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(\.webex\.com(?:\.cn)?)?$/;

/** What else has a name of this form: Control Hub and the brokers of its organisations, Webex's own pages. */
const notSites = /^(?:idbroker.*|admin|help|developer|web|www|signin)$/;

/**
 * The SP IDs under which a site may ask for assertions: its own address, as each site of several must have it, or what
 * Site Administration proposes (help.webex.com/article/i75tebb).
 */
export function spIdsOf({ host }: WebexSite): readonly string[] {
  return [`https://${host}`, `http://${host}`, "http://www.webex.com", "https://www.webex.com"];
}
