import type { Effect } from "./effect.ts";

/** A setting of a vendor's own that no field of a trust has. */
export interface OtherSetting {
  /** The property of a resource, by any vendor that has one of that name. */
  readonly property: RegExp;
  readonly title: string;
  readonly effect: Effect;
  readonly notice: string;
  /** Whether reports show its values: those that cannot hold a secret. */
  readonly isShown?: true;
}

const otherKey: Pick<OtherSetting, "effect" | "notice"> = {
  effect: "breaks",
  notice:
    "Webex verifies with the certificate of the metadata that it has: until the new metadata is imported in Control Hub nobody can sign in. Publish the new key beside the old one first.",
};

/** By property; the first that matches. What no row names may change sign-in: nobody has looked at it. */
const otherSettings: readonly OtherSetting[] = [
  {
    property: /^(label|name|displayName|connectionId)$/,
    title: "name",
    effect: "none",
    notice: "Nothing, but the name in the identity provider's own lists.",
    isShown: true,
  },
  {
    property:
      /^(notes|adminNote|enduserNote|description|tags|contactInfo|notificationEmailAddresses|metadataUrl)$/,
    title: "note or contact",
    effect: "none",
    notice: "Nothing.",
  },
  {
    property:
      /^(samlOptions\.idpSigningKey\.keyId|credentials\.signingSettings\.signingKeyPairRef\.id|keyId)$/,
    title: "key that signs",
    ...otherKey,
    isShown: true,
  },
  {
    property: /^credentials\.signingSettings\.alternativeSigningKeyPairRefs/,
    title: "staged signing keys",
    effect: "none",
    notice:
      "Nothing: they are published and do not sign. Import the new metadata in Control Hub before one of them does.",
  },
  {
    property: /^(subjectNameIdTemplate|spBrowserSso\..*SAML_SUBJECT)/,
    title: "NameID's value",
    effect: "changes",
    notice:
      "Webex knows users by the claim, not by the NameID: users notice nothing, unless the value is empty.",
  },
  {
    property: /^(authenticationPolicy|additionalAuthenticationRules|authnContextClassRef)/,
    title: "how users authenticate",
    effect: "changes",
    notice: "Users may be asked for other factors than before, or be refused where they have none.",
  },
  {
    property: /^(tokenLifetime|samlOptions\.assertionDuration|spBrowserSso\.assertionLifetime)/,
    title: "lifetime of assertions",
    effect: "changes",
    notice: "Where it is too short for the way to Webex, sign-in fails as expired.",
    isShown: true,
  },
];

const unnamed: Omit<OtherSetting, "property"> = {
  title: "setting",
  effect: "changes",
  notice: "A setting of the identity provider's own, which this review does not know: look it up there.",
};

/** What is said of a property that no field of a trust explains. */
export function otherSettingOf(property: string): Omit<OtherSetting, "property"> {
  return otherSettings.find((one) => one.property.test(property)) ?? unnamed;
}
