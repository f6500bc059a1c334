import { describe, expect, test } from "vitest";
import { type VendorKind, vendors } from "../../vendors/index.ts";
import { configuredAt, layOut, runPolicies } from "./raw-stack.ts";
import { sampleTrust } from "./sample.ts";

type Path = readonly (string | number)[];

/**
 * Properties that can hold anything without a rule noticing, and why that is right. Whatever a vendor's `desired` comes to
 * set has to be judged, or to be named here.
 */
const unjudged: readonly { readonly property: RegExp; readonly because: string }[] = [
  { property: /\.(name|label|displayName|connectionId|x509File\.id|templateId)$/, because: "a name" },
  {
    property:
      /\.(appId|applicationId|clientId|servicePrincipalId|claimsMappingPolicyId|resourceObjectId|appRoleId|environmentId|spVerification\.certificateIds)$/,
    because: "a reference: the engine's dependencies say what it refers to",
  },
  {
    property: /[kK]ey(PairRefs?\.i|I)d$|idpAdapterRef\.id$|keyTransportAlgorithm$/,
    because: "which of its own keys and adapters an identity provider uses is its own business",
  },
  {
    property: /ertificate$|fileData$|pemFile$/,
    because:
      "this test appends to base64, which decoders overlook; the mutation check exchanges whole certificates",
  },
  {
    property: /^Saml\.attributeStatements\.(namespace|type)$|nameFormat$/,
    because: "Webex looks at the name of an attribute",
  },
  {
    property:
      /attributeContractFulfillment\.|subjectNameIdTemplate$|coreAttributes\.name$|extendedAttributes\.name$/,
    because: "an expression of the vendor's own, or what PingFederate itself refuses when it does not fit",
  },
  { property: /incomingBindings$/, because: "one of the bindings by which Webex sends is enough" },
  { property: /spSamlIdentityMapping$/, because: "other words are refused; the format decides" },
  {
    property: /assertionDuration$|minutesAfter$|\.required$|profile$|authnContextClassRef$|loggingMode$/,
    because: "sign-in works with any value that the provider takes",
  },
  {
    property:
      /[pP]rimaryVerificationCert$|secondaryVerificationCert$|usageType$|accessControlGroupOptions\.type$/,
    because: "the provider refuses what does not fit",
  },
  {
    property:
      /include(CertIn|RawKeyIn)Signature$|abortSso|restrictVirtual|alwaysSignArtifact|SloSubjectNameId|sloSubjectNameId/,
    because: "concerns nothing that Webex uses",
  },
  {
    property: /monitoringEnabled$|notificationEmailAddresses$|useExisting$|featureTags\.(custom|enterprise)/,
    because: "for administrators",
  },
  {
    property: /RevocationCheck$|samlOptions\.type$/,
    because: "the provider refuses words that it does not know",
  },
];

describe.each(Object.keys(vendors) as VendorKind[])("%s", (kind) => {
  const wanted = sampleTrust();
  const laid = layOut(kind, configuredAt(kind, wanted));

  test("a property is judged by some rule, or named with a reason", () => {
    const unnoticed = new Set<string>();
    const noticed = new Set<string>();
    for (const { name, type, inputs } of laid)
      for (const path of leaves(inputs)) {
        const spoilt = laid.map((one) =>
          one.name === name ? { ...one, inputs: change(one.inputs, path) as Record<string, unknown> } : one,
        );
        const title = `${type.split(":").at(-1)}.${path.filter((step) => typeof step === "string").join(".")}`;
        (runPolicies(spoilt, { wanted }).length > 0 ? noticed : unnoticed).add(title);
      }
    // A property that is noticed in one element of a list is judged.
    const unexplained = [...unnoticed]
      .filter((title) => !noticed.has(title))
      .filter((title) => !unjudged.some(({ property }) => property.test(title)));
    expect(unexplained).toEqual([]);
  });
});

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return steps.flatMap((step) => leaves((value as Record<string | number, unknown>)[step], [...path, step]));
}

function change(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return spoilt(value);
  if (Array.isArray(value)) return value.map((one, place) => (place === step ? change(one, rest) : one));
  return { ...(value as object), [step]: change((value as Record<string, unknown>)[step], rest) };
}

function spoilt(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 4711;
  return `${value}-spoilt`;
}
