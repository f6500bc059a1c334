import { pem } from "../pem.ts";
import { selfSigned, yearsAfter } from "../self-signed.ts";

/** A key with a certificate of its own signature for a web server of that name, in PEM. */
export async function tlsCertificate(
  host: string,
  now: Date,
): Promise<{ readonly key: string; readonly cert: string }> {
  const { der, privateKey } = await selfSigned({
    name: `CN=${host}`,
    notBefore: now,
    notAfter: yearsAfter(now, 1),
    kind: "ecdsa",
    dnsName: host,
  });
  return { cert: pem("CERTIFICATE", der), key: privateKey };
}
