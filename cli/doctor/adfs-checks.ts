import { adfsDefinition } from "../../providers/adfs/definition.ts";
import { environmentNames } from "../../providers/adfs/environment.ts";
import type { AdfsObject, CmdletCall } from "../../providers/adfs/protocol/messages.ts";
import { readCertificate } from "../../saml/certificate.ts";
import type { ProviderSetting } from "../../vendors/api.ts";
import type { Check } from "./check.ts";

/** What an ADFS server answers. */
export type AskAdfs = (calls: readonly CmdletCall[]) => Promise<readonly (readonly AdfsObject[])[]>;

/** The server of a tenant, reached as the provider reaches it. */
export function adfsServer(setting: ProviderSetting): AskAdfs {
  const config = [...Object.keys(environmentNames), "timeoutSeconds"].flatMap((key) => {
    const value = setting(`adfs:${key}`);
    return value === undefined ? [] : [[key, value] as const];
  });
  return async (calls) => {
    const server = adfsDefinition().configure(Object.fromEntries(config), undefined);
    return (await server).run(calls);
  };
}

const account = "The account has to be an administrator of ADFS: see docs/adfs.md.";

/** What the account may read, and by what ADFS signs now. A cmdlet that is refused ends what follows: one at a time. */
export async function adfsChecks(
  ask: AskAdfs,
  { entityId, federationServiceIdentifier }: { entityId: string; federationServiceIdentifier: unknown },
): Promise<readonly Check[]> {
  const area = "API account";
  const [[properties = {}] = []] = await ask([{ cmdlet: "Get-AdfsProperties", parameters: {} }]);
  const identifier = String(properties.Identifier);
  const isRight = identifier === federationServiceIdentifier;
  const checks: Check[] = [
    {
      area,
      name: "log on",
      result: "ok",
      detail: `The account may log on and read the properties of ${String(properties.HostName)}.`,
    },
    isRight
      ? { area, name: "identifier", result: "ok", detail: `ADFS calls itself ${identifier}.` }
      : {
          area,
          name: "identifier",
          result: "failed",
          detail: `ADFS calls itself ${identifier}; the tenant has ${String(federationServiceIdentifier)}.`,
          fix: "Set webex-sso:idp.federationServiceIdentifier to what ADFS has: the opaque NameID is made with it.",
        },
  ];
  const [trusts = []] = await ask([
    { cmdlet: "Get-AdfsRelyingPartyTrust", parameters: { Identifier: [entityId] } },
  ]);
  const [trust] = trusts;
  checks.push(
    trust === undefined
      ? {
          area,
          name: "read the trust",
          result: "warning",
          detail: `ADFS shows no relying-party trust with the identifier ${entityId}.`,
          fix: `Where it was deployed, somebody has deleted it, or the account does not see it: pulumi up --refresh makes it again. ${account}`,
        }
      : trust.Enabled === false
        ? {
            area,
            name: "read the trust",
            result: "failed",
            detail: "The relying-party trust is there, and disabled: nobody can sign in.",
            fix: "Find out why, then enable it: pulumi up --refresh.",
          }
        : {
            area,
            name: "read the trust",
            result: "ok",
            detail: "The relying-party trust is there, and enabled.",
          },
  );
  return checks;
}

/** The primary certificate by which ADFS signs tokens, asked on the server, against those that the stack has recorded. */
export async function adfsSigningChecks(
  ask: AskAdfs,
  recorded: readonly string[],
): Promise<readonly Check[]> {
  const [certificates = []] = await ask([
    { cmdlet: "Get-AdfsCertificate", parameters: { CertificateType: ["Token-Signing"] } },
  ]);
  const primary = certificates.find(({ IsPrimary }) => IsPrimary === true) ?? certificates[0];
  if (primary === undefined || recorded.length === 0) return [];
  const { fingerprint } = readCertificate(String(primary.Certificate));
  const check = { area: "certificates", name: "token-signing" } as const;
  return recorded.includes(fingerprint)
    ? [
        {
          ...check,
          result: "ok",
          detail: "The primary certificate of ADFS is one that the stack has recorded.",
        },
      ]
    : [
        {
          ...check,
          result: "failed",
          detail: `ADFS signs with ${fingerprint}, which the stack has not recorded.`,
          fix: "Run pulumi up --refresh for the tenant, and import its new metadata in Control Hub: Webex refuses what is signed with a certificate that it was not given.",
        },
      ];
}
