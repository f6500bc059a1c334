import { createHash } from "node:crypto";
import ssh2 from "ssh2";
import { createSigningKey, type SigningKey } from "../signing-key.ts";
import type { AdfsWorld } from "./world.ts";

const claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";

/** A federation service as its set-up leaves it, without a trust. */
export async function newWorld(now: Date): Promise<AdfsWorld> {
  const host = "sts.lab.example.com";
  const tokenSigningKey = await createSigningKey(`CN=ADFS Signing - ${host}`, 1, now);
  return {
    counter: 0,
    trusts: [],
    calls: [],
    service: {
      HostName: host,
      HttpsPort: 443,
      Identifier: `http://${host}/adfs/services/trust`,
      FederationPassiveAddress: "/adfs/ls/",
    },
    certificates: [shown(tokenSigningKey)],
    tokenSigningKey,
    groups: [],
    claimTypes: ["emailaddress", "givenname", "surname", "upn", "nameidentifier"].map(
      (name) => `${claims}/${name}`,
    ),
    policies: {
      "Permit everyone": [],
      "Permit everyone and require MFA": [],
      "Permit everyone for intranet access": [],
      "Permit specific group": ["GroupParameter"],
    },
    hostKey: sshKey(),
    clientKey: sshKey(),
    password: "correct horse",
  };
}

/** Of 3000 keys that the library (1.17.0) made, it could not read 8. */
function sshKey(): string {
  const key = ssh2.utils.generateKeyPairSync("ed25519").private;
  return ssh2.utils.parseKey(key) instanceof Error ? sshKey() : key;
}

/** As Get-AdfsCertificate shows it. */
function shown({ certificate }: SigningKey): AdfsWorld["certificates"][number] {
  return {
    Certificate: certificate,
    CertificateType: "Token-Signing",
    IsPrimary: true,
    Thumbprint: createHash("sha1").update(Buffer.from(certificate, "base64")).digest("hex").toUpperCase(),
  };
}
