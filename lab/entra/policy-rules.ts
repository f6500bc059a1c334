import { badRequest } from "./graph-error.ts";

/** The properties of a user that a claim can come from (Microsoft, reference-claims-customization). */
const userIds = [
  "surname givenname displayname objectid mail userprincipalname department onpremisessamaccountname netbiosname",
  "dnsdomainname onpremisesecurityidentifier companyname streetaddress postalcode preferredlanguage",
  "onpremisesuserprincipalname mailnickname othermail country city state jobtitle employeeid",
  "facsimiletelephonenumber assignedroles accountenabled consentprovidedforminor createddatetime creationtype",
  "lastpasswordchangedatetime mobilephone officelocation onpremisesdomainname onpremisesimmutableid",
  "onpremisessyncenabled preferreddatalocation proxyaddresses usertype telephonenumber",
].flatMap((line) => line.split(" "));
const extensionAttributes = Array.from({ length: 15 }, (_, index) => `extensionattribute${index + 1}`);
const objectIds = ["displayname", "objectid", "tags"];

const sources: Readonly<Record<string, readonly string[]>> = {
  user: [...userIds, ...extensionAttributes],
  application: objectIds,
  resource: objectIds,
  audience: objectIds,
  company: ["tenantcountry"],
};

/** Claims that no policy may fill: the beginning and the names of the same page's list, as far as they matter here. */
const restricted =
  /^http:\/\/schemas\.(?:microsoft\.com\/(?:identity\/claims|2012|2014|claims|ws\/2008\/06\/identity\/claims)\/|xmlsoap\.org\/ws\/2005\/05\/identity\/claims\/(?:authentication|authorizationdecision|denyonlysid|privatepersonalidentifier|sid|spn|upn|x500distinguishedname)$)/;

interface ClaimEntry {
  readonly Source?: string;
  readonly ID?: string;
  readonly ExtensionID?: string;
  readonly Value?: string;
  readonly SamlClaimType?: string;
}

/** What Graph does not accept as the definition of a claims mapping policy. */
export function refuseDefinitions(definitions: readonly string[]): void {
  const [definition = "", ...others] = definitions;
  const policy = parsed(definition)?.ClaimsMappingPolicy;
  if (others.length > 0 || policy?.Version !== 1 || !Array.isArray(policy.ClaimsSchema ?? []))
    throw invalid();
  for (const entry of policy.ClaimsSchema ?? []) if (!isAcceptable(entry)) throw invalid();
}

function isAcceptable({ Source = "", ID, ExtensionID, Value, SamlClaimType }: ClaimEntry): boolean {
  const hasValue =
    Value !== undefined || ExtensionID !== undefined || sources[Source]?.includes(ID?.toLowerCase() ?? "");
  return hasValue === true && !restricted.test(SamlClaimType ?? "");
}

function parsed(
  text: string,
): { ClaimsMappingPolicy?: { Version?: number; ClaimsSchema?: ClaimEntry[] } } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid() {
  return badRequest("Property definition has an invalid value.");
}
