import { readCertificate } from "../../saml/certificate.ts";
import { listAt, mapAt } from "../plain.ts";
import { PingOneApiError } from "./api-error.ts";
import { type EnvironmentStore, newId } from "./environment-store.ts";
import type { PingOneCert } from "./world.ts";

/** PingOne's API for certificates, as far as the provider uses it. */
export class CertificatesApi {
  readonly #environment: EnvironmentStore;

  constructor(environment: EnvironmentStore) {
    this.#environment = environment;
  }

  list(): PingOneCert[] {
    return this.#environment.read().certificates;
  }

  get(id: string): PingOneCert | undefined {
    return this.list().find((certificate) => certificate.id === id);
  }

  create(usageType: string, pemFile: string): PingOneCert {
    return this.#environment.send("POST certificates", (environment) => {
      if (!isPem(pemFile))
        throw new PingOneApiError("INVALID_DATA", "file: The file is no X.509 certificate in PEM format.");
      const certificate = { id: newId(environment), usageType, pemFile };
      environment.certificates.push(certificate);
      return certificate;
    });
  }

  /** The service does not delete what an application uses. */
  delete(id: string): void {
    this.#environment.send(`DELETE certificates/${id}`, (environment) => {
      const isUsed = environment.applications.some(({ settings }) =>
        listAt(mapAt(mapAt(settings, "samlOptions"), "spVerification"), "certificateIds").includes(id),
      );
      if (isUsed) throw new PingOneApiError("REQUEST_FAILED", "Certificate must not be in use.");
      environment.certificates = environment.certificates.filter((one) => one.id !== id);
    });
  }
}

function isPem(pem: string): boolean {
  const body = /^-----BEGIN CERTIFICATE-----([\s\S]+)-----END CERTIFICATE-----\s*$/.exec(pem)?.[1];
  try {
    return body !== undefined && readCertificate(body).base64 !== "";
  } catch {
    return false;
  }
}
