import type { Capabilities } from "../../saml/capabilities.ts";
import type { VendorKind } from "../../vendors/index.ts";
import type { View } from "../../vendors/vendor.ts";
import type { FieldPath, JudgedField, SignedRequests, SigningCertificate } from "../field.ts";
import type { RawResource } from "./raw-resource.ts";
import type { WrongSetting } from "./vendor-setting.ts";

/** The resources of a stack beside the one by which a trust is known; undefined where only that one is seen. */
export type Others = readonly RawResource[] | undefined;

/** How the trusts of one vendor are found among raw resources, and handed to its view. */
export interface TrustSource<Resources> {
  readonly kind: VendorKind;
  readonly capabilities: Capabilities;
  readonly view: View<Resources>;
  /** The types of resource by which a trust is known. */
  readonly anchors: readonly string[];
  /** How administrators call it. */
  readonly title: (anchor: RawResource) => string | undefined;
  /** Whether it speaks SAML, where the resource is for other protocols too. */
  readonly isSaml?: (anchor: RawResource, others: Others) => boolean;
  /** Why it is Webex's although its addresses are not shown, where the vendor has a catalogue of applications. */
  readonly catalogue?: (anchor: RawResource, others: Others) => string | undefined;
  /** What that resource does not show by itself: it needs those that refer to it, or to which it refers. */
  readonly joined: readonly JudgedField[];
  /** The resources for the view. Properties must be read lazily, so that one that is unknown spoils its field only. */
  readonly resources: (anchor: RawResource, others: Others) => Resources;
  /** The certificates by which the identity provider signs, where resources show them. */
  readonly signingCertificates?: (anchor: RawResource, others: Others) => readonly SigningCertificate[];
  /** What it asks of Webex's requests, where that is a setting of the trust. */
  readonly signedRequests?: (anchor: RawResource) => SignedRequests;
  /** Why a field, although it is there, is not understood: that never passes. */
  readonly misunderstood?: (field: JudgedField, resources: Resources) => string | undefined;
  /** Why a field cannot be seen in this stack. */
  readonly unseen?: (field: JudgedField, resources: Resources) => string | undefined;
  /** Whether the trust is switched on; undefined where nothing says so, which means on. */
  readonly enabled?: (anchor: RawResource, others: Others) => boolean | undefined;
  /** Settings of its own that contradict the trust. */
  readonly vendorSettings: (anchor: RawResource, others: Others) => readonly WrongSetting[];
  /** Every identifier by which it answers, where there can be several. Default: the audience. */
  readonly identifiers?: (anchor: RawResource, others: Others) => readonly string[];
  /** Tells trusts apart that may have one entity ID, because they live in different places. Default: the provider. */
  readonly scope?: (anchor: RawResource) => string;
  /** Puts properties right in place, where nothing can be lost. */
  readonly remedies: Partial<Record<FieldPath, (props: RawResource["props"]) => void>>;
}

/** The resources that refer to this one by a property. */
export function referring(
  others: Others,
  type: string,
  property: string,
  target: RawResource,
): readonly RawResource[] {
  return (others ?? []).filter((one) => one.type === type && refersTo(one, property, target));
}

/** By what the engine knows of its inputs; else by the identifier that a program wrote out. */
function refersTo({ dependencies, props }: RawResource, property: string, target: RawResource): boolean {
  const known = dependencies[property] ?? [];
  if (known.length > 0) return known.some(({ urn }) => urn === target.urn);
  const id = identifierOf(target);
  return id !== undefined && props[property] === id;
}

function identifierOf({ props }: RawResource): string | undefined {
  try {
    return props.id;
  } catch {
    // One that is not known before the update can stand in no program.
    return undefined;
  }
}

/** Whether the resources of a vendor show a field at all. */
export function isShown(source: TrustSource<unknown>, field: JudgedField): boolean {
  switch (field) {
    case "protect":
    case "vendorSettings":
      return true;
    case "enabled":
    case "signedRequests":
    case "signingCertificates":
      return source[field] !== undefined;
    case "logoutCertificates":
      return source.capabilities.singleLogout.certificates !== "none";
    default:
      return field in source.view;
  }
}
