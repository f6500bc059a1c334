import type { FindingCode } from "../finding-catalogue.ts";

/** Says that something is left out. The message goes on after the identity provider's name. */
export type Report = (code: FindingCode, message: string, fix: string) => void;
