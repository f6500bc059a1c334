import type { BadInput } from "./bad-input.ts";

export const diagnoseInputs: readonly BadInput[] = [
  {
    name: "a recording that does not exist",
    args: ["diagnose", "nowhere.har"],
    exit: 2,
    says: ["nowhere.har", "there is no such file"],
  },
  {
    name: "a recording that is a folder",
    args: ["diagnose", "stacks"],
    exit: 2,
    says: ["stacks cannot be read", "it is a folder"],
  },
  {
    name: "metadata of the identity provider that do not exist",
    args: ["diagnose", "-", "--idp-metadata", "nowhere.xml"],
    exit: 2,
    says: ["nowhere.xml cannot be read: there is no such file"],
  },
  {
    name: "a key that does not exist",
    args: ["diagnose", "-", "--key", "nowhere.pem"],
    exit: 2,
    says: ["nowhere.pem cannot be read: there is no such file"],
  },
  {
    name: "a recording that is a picture",
    args: ["diagnose", "screen.png"],
    files: { "screen.png": Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13) },
    exit: 1,
    says: ["screen.png", "a picture"],
  },
  {
    name: "a time that is none",
    args: ["diagnose", "-", "--at", "yesterday"],
    exit: 2,
    says: ["--at", "yesterday", "2026-03-01T12:00:00Z"],
  },
];
