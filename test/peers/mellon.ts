import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pem } from "../../lab/pem.ts";
import { freePort } from "../support/free-port.ts";

/** Apache with mod_auth_mellon, which plays Webex: it has Webex's metadata and key of the lab. */
export interface Mellon {
  readonly port: number;
  /** What Apache has complained about. */
  log(): string;
  close(): Promise<void>;
}

export interface MellonOptions {
  /** The service provider's metadata and the key that is in there, PEM. */
  readonly spMetadata: string;
  readonly privateKey: string;
  /** DER in base64. */
  readonly certificate: string;
  readonly idpMetadata: string;
  readonly entityId: string;
  readonly acsUrl: string;
}

const modules = ["mpm_event", "authn_core", "authz_core", "authz_user", "rewrite", "headers", "auth_mellon"];

/** Starts one on the loopback interface. */
export async function startMellon(options: MellonOptions): Promise<Mellon> {
  const folder = mkdtempSync(join(tmpdir(), "webex-sso-mellon-"));
  const port = await freePort();
  const { origin, host, pathname } = new URL(options.acsUrl);
  mkdirSync(join(folder, "www/private"), { recursive: true });
  writeFileSync(join(folder, "www/private/index.txt"), "signed in\n");
  const files = {
    "sp.xml": options.spMetadata,
    "sp.key": options.privateKey,
    "sp.cert": pem("CERTIFICATE", Buffer.from(options.certificate, "base64")),
    "idp.xml": options.idpMetadata,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  writeFileSync(
    join(folder, "apache.conf"),
    `${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
ServerRoot ${folder}
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
LogLevel auth_mellon:debug
User www-data
Group www-data
# Its requests arrive under Webex's name, as they would behind a load balancer.
ServerName ${origin}
UseCanonicalName On
DocumentRoot ${folder}/www
MellonCacheSize 100
RewriteEngine On
RewriteRule ^${pathname}$ /mellon/postResponse [PT]
<Location />
  Require all granted
  MellonEnable info
  MellonEndpointPath /mellon
  MellonSPentityId ${options.entityId}
  MellonSPMetadataFile ${folder}/sp.xml
  MellonSPPrivateKeyFile ${folder}/sp.key
  MellonSPCertFile ${folder}/sp.cert
  MellonIdPMetadataFile ${folder}/idp.xml
  MellonRedirectDomains ${host}
</Location>
<Location /private>
  AuthType Mellon
  MellonEnable auth
  Require valid-user
  Header set X-Uid "%{MELLON_uid}e"
  Header set X-Mail "%{MELLON_mail}e"
</Location>
`,
  );
  for (const name of ["", "www", "www/private"]) chmodSync(join(folder, name), 0o755);
  const apache = spawn("/usr/sbin/apache2", ["-f", join(folder, "apache.conf"), "-DFOREGROUND"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaints = "";
  apache.stderr.on("data", (chunk) => {
    complaints += String(chunk);
  });
  const log = () => {
    try {
      return complaints + readFileSync(join(folder, "error.log"), "utf8");
    } catch {
      return complaints;
    }
  };
  await listening(port, apache, log);
  return {
    port,
    log,
    async close() {
      apache.kill("SIGTERM");
      await new Promise((resolve) => apache.once("exit", resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Until it answers; a process that has ended never will. */
async function listening(port: number, process: ChildProcess, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (process.exitCode !== null) throw new Error(`Apache has ended:\n${log()}`);
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Apache does not answer:\n${log()}`);
}
