import type { Onboarding } from "../onboarding.ts";

const environment = "leave it out where the environment has it (ADFS_HOST and so on), all of it";

export const adfsOnboarding: Onboarding = {
  questions: [
    {
      key: "idp.federationServiceIdentifier",
      message: "Entity ID of ADFS, exactly as (Get-AdfsProperties).Identifier says it",
      example: "http://sts.example.com/adfs/services/trust",
    },
    {
      key: "adfs:host",
      message: "Host name of the ADFS server",
      example: "adfs1.example.com",
      optional: environment,
    },
    {
      key: "adfs:username",
      message: "Account that logs on there",
      example: "CONTOSO\\svc-pulumi",
      optional: environment,
    },
    {
      key: "adfs:hostKeyFingerprint",
      message: "Fingerprint of its SSH host key, as ssh-keygen -lf prints it on the server",
      example: "SHA256:AAAAC3NzaC1lZDI1NTE5AAAAIKxdbsY2QvSYqNj9mGQ",
      optional: environment,
    },
  ],
  secret: { key: "adfs:privateKey", from: "< key-file" },
  page: "docs/adfs.md",
};
