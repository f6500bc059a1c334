import { X509Certificate } from "node:crypto";
import { planTrust } from "../../../components/plan-trust.ts";
import type { ResourceState, ResourceStep } from "../../../fleet/preview/tenant-preview.ts";
import { type LaidOut, layouts } from "../../../policies/planned/layouts.ts";
import type { Certificate } from "../../../saml/certificate.ts";
import type { VendorKind } from "../../../vendors/index.ts";
import { vendorOf } from "../../policies/raw-stack.ts";
import { certificates, now } from "./sample.ts";
import { held, type Stop } from "./walk.ts";

const home = "urn:pulumi:acme::webex-sso::";
const stackUrn = `${home}pulumi:pulumi:Stack::webex-sso-acme`;
const component = `${home}webex-sso:index:WebexSso::webex`;

interface Located {
  readonly urn: string;
  readonly type: string;
  readonly state: ResourceState;
}

/** The resources of a tenant once a stage of its rotation is deployed, as the engine's events show them. */
export function deployed(kind: VendorKind, { tenant, signs, isMade, rotation }: Stop, at = now): Located[] {
  const { args } = tenant;
  if (typeof args.metadata === "string") throw new Error("it has been read");
  const { trust, configured } = planTrust("acme", args.metadata, args, at);
  const lay = layouts[kind] as unknown as (resources: unknown) => LaidOut[];
  const { published } = held(kind, signs, isMade);
  const outputs = {
    identityProvider: { signingCertificates: published },
    ...(rotation === undefined ? {} : { rotation }),
  };
  return [
    located("pulumi:pulumi:Stack", stackUrn, { id: "", inputs: {}, outputs, protect: false }),
    located("webex-sso:index:WebexSso", component, {
      id: "",
      inputs: {},
      outputs: { trust },
      protect: false,
      parent: stackUrn,
    }),
    ...lay(vendorOf(kind).desired(configured, args.idp)).map((one) =>
      located(one.type, `${home}${one.type}::${one.name}`, stateOf(kind, one, { signs, isMade })),
    ),
  ];
}

const located = (type: string, urn: string, state: ResourceState): Located => ({ type, urn, state });

const dated = { old: certificates.old, new: certificates.new };
const sha1 = ({ base64 }: Certificate) =>
  new X509Certificate(Buffer.from(base64, "base64")).fingerprint.replaceAll(":", "");

function stateOf(
  kind: VendorKind,
  { name, type, inputs, dependencies = {} }: LaidOut,
  { signs, isMade }: Pick<Stop, "signs" | "isMade">,
): ResourceState {
  const other = signs === "old" ? "new" : "old";
  const names = isMade ? [signs, other] : [signs];
  const outputs: Record<string, unknown> = {
    ...(type === "adfs:index:RelyingPartyTrust"
      ? { tokenSigningCertificates: names.map((one) => dated[one as "old" | "new"].base64) }
      : {}),
    ...(type === "okta:app/saml:Saml"
      ? {
          keyId: signs,
          keys: names.map((one) => ({ kid: one, expiresAt: dated[one as "old" | "new"].notAfter })),
        }
      : {}),
  };
  if (kind === "entra" && name.startsWith("certificate-")) {
    const made = dated[name === "certificate-first" ? "old" : "new"];
    Object.assign(outputs, { thumbprint: sha1(made), endDate: made.notAfter });
  }
  // Its name stands for its identifier, by which others refer to it.
  const referring = Object.entries(dependencies).filter(([property]) => typeof inputs[property] !== "object");
  const ids = Object.fromEntries(referring.map(([property, [target = ""]]) => [property, target]));
  return {
    id: name,
    inputs: { ...inputs, ...ids },
    outputs,
    protect: true,
    parent: component,
  };
}

/** What the engine shows of the way from one stage to the next. */
export function stepsOf(before: readonly Located[], after: readonly Located[]): ResourceStep[] {
  const urns = [...new Set([...before, ...after].map(({ urn }) => urn))];
  return urns.map((urn): ResourceStep => {
    const [old, wanted] = [before, after].map((side) => side.find((one) => one.urn === urn));
    const { type } = (wanted ?? old) as Located;
    const [was, is] = [old?.state.inputs ?? {}, wanted?.state.inputs ?? {}];
    const differs = differing(was, is);
    const op =
      old === undefined ? "create" : wanted === undefined ? "delete" : differs.length > 0 ? "update" : "same";
    return {
      op,
      urn,
      type,
      ...(old ? { old: old.state } : {}),
      ...(wanted ? { new: wanted.state } : {}),
      differs: op === "update" ? differs : [],
    };
  });
}

/** Paths as the engine writes them. */
function differing(was: unknown, is: unknown, path = ""): string[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  if (!isMap(was) || !isMap(is)) return [path];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) =>
    differing(was[key], is[key], path === "" ? key : `${path}.${key}`),
  );
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
