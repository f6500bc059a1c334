import { expect, test } from "vitest";
import { serviceOutputs } from "../../../providers/adfs/trust/service.ts";

test("the primary token-signing certificate comes first, in whatever order ADFS lists them", () => {
  const service = { HostName: "sts.example.com", HttpsPort: 443, Identifier: "urn:sts" };
  const certificates = [
    { Certificate: "secondary", IsPrimary: false },
    { Certificate: "primary", IsPrimary: true },
  ];
  expect(serviceOutputs(service, certificates).tokenSigningCertificates).toEqual(["primary", "secondary"]);
});
