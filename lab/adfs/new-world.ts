import "reflect-metadata"; // the certificate library needs it to be loaded first
import { createHash } from "node:crypto";
import { X509CertificateGenerator } from "@peculiar/x509";
import ssh2 from "ssh2";
import type { AdfsWorld } from "./world.ts";

const algorithm = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

const claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";

/** A federation service as its set-up leaves it, without a trust. */
export async function newWorld(now: Date): Promise<AdfsWorld> {
  const host = "sts.lab.example.com";
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
    certificates: [await signingCertificate(host, now)],
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

function sshKey(): string {
  return ssh2.utils.generateKeyPairSync("ed25519").private;
}

async function signingCertificate(host: string, now: Date): Promise<AdfsWorld["certificates"][number]> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const expires = new Date(now);
  expires.setUTCFullYear(expires.getUTCFullYear() + 1);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: `CN=ADFS Signing - ${host}`,
      notBefore: now,
      notAfter: expires,
      signingAlgorithm: algorithm,
      keys,
    },
    crypto,
  );
  const der = Buffer.from(certificate.rawData);
  return {
    Certificate: der.toString("base64"),
    CertificateType: "Token-Signing",
    IsPrimary: true,
    Thumbprint: createHash("sha1").update(der).digest("hex").toUpperCase(),
  };
}
