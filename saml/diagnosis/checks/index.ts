import type { MessageKind } from "../read/message.ts";
import { checkAudience, checkDestination } from "./addressed-to.ts";
import { checkAskedFor } from "./asked-for.ts";
import { checkAuthentication } from "./authentication.ts";
import type { Check } from "./check.ts";
import { checkClaim } from "./claim.ts";
import { checkConfirmation, checkConfirmedHere, checkConfirmedNow } from "./confirmation.ts";
import { checkAssertion, checkEncryption } from "./encryption.ts";
import { checkImportedMetadata } from "./imported-metadata.ts";
import { checkIssuer } from "./issuer.ts";
import { checkLogoutAddress, checkLogoutAskedFor, checkLogoutSignature } from "./logout.ts";
import { checkNameId } from "./name-id.ts";
import { checkRequest } from "./request.ts";
import { checkSignatures } from "./signatures.ts";
import { checkStatus } from "./status.ts";
import { checkHiddenText, checkStructure } from "./structure.ts";
import { checkTimes } from "./times.ts";
import { checkAssertionVersion, checkVersion } from "./version.ts";

/**
 * What is looked at in each kind of message, in the order in which a service provider has to look at it: who may be
 * believed comes before what is said. The first error is the cause.
 */
export const checks: Readonly<Record<MessageKind, readonly Check[]>> = {
  Response: [
    checkStructure,
    checkHiddenText,
    checkAskedFor,
    checkVersion,
    checkStatus,
    checkIssuer,
    checkImportedMetadata,
    checkEncryption,
    checkAssertion,
    checkSignatures,
    checkAssertionVersion,
    checkConfirmation,
    checkAuthentication,
    checkDestination,
    checkConfirmedHere,
    checkAudience,
    checkTimes,
    checkConfirmedNow,
    checkNameId,
    checkClaim,
  ],
  AuthnRequest: [checkRequest],
  LogoutRequest: [checkStructure, checkLogoutSignature, checkLogoutAddress],
  LogoutResponse: [
    checkStructure,
    checkLogoutSignature,
    checkLogoutAskedFor,
    checkLogoutAddress,
    checkStatus,
  ],
};
