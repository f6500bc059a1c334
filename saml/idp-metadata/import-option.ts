import type { IdpSignatureState } from "./signature.ts";

/** The two options of Control Hub for the metadata of an identity provider. */
export type ImportOption = "more-secure" | "less-secure";

/** How Control Hub calls them; its words change, these two stay. */
export const importOptionTitles: Readonly<Record<ImportOption, string>> = {
  "more-secure": "Require certificate signed by a certificate authority in metadata (more secure)",
  "less-secure": "Allow self-signed certificate in metadata (less secure)",
};

const lessSecure = (why: string) => ({ option: "less-secure" as const, why });

const choices: Readonly<
  Record<IdpSignatureState, { readonly option: ImportOption; readonly why: string } | undefined>
> = {
  "public-authority": {
    option: "more-secure",
    why: "the file is signed, by a certificate that a public certificate authority vouches for",
  },
  "private-authority": lessSecure(
    "the file is signed, but by a certificate that no public certificate authority vouches for",
  ),
  "self-signed": lessSecure("the file is signed, but by a self-signed certificate"),
  "unknown-key": lessSecure("nobody can tell who signed the file"),
  unsigned: lessSecure("the file is not signed"),
  broken: undefined,
  refused: undefined,
};

/**
 * Which option of Control Hub is for a file, and why (help.webex.com/article/crd76f). It decides how the file is
 * believed at the import, and nothing of the sign-ins afterwards. Undefined for a file that must not be imported.
 *
 * @example importChoiceOf("unsigned")?.option // "less-secure"
 */
export function importChoiceOf(state: IdpSignatureState) {
  return choices[state];
}
