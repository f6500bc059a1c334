/** Top-level domains of PingOne's regions (its documentation, "PingOne API domains"). */
export const pingOneDomains: Readonly<Record<string, string>> = {
  AP: "asia",
  AU: "com.au",
  CA: "ca",
  EU: "eu",
  NA: "com",
  SG: "sg",
};
