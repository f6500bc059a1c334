/** What to do before a change of sign-in goes live, and how to get in again; each with where it comes from. */
export const wayOut = {
  test: "Before you activate single sign-on, or after it has changed, press “Test SSO setup” in Control Hub: only that asks the real Webex.",
  organization:
    "Should nobody get in: https://admin.webex.com/manage-sso sends a full administrator a one-time PIN, with which single sign-on can be switched off or new metadata of the identity provider be given and tested (Cisco, WBX9000037189).",
  partner:
    "Partner SSO is set up by Webex's support (TAC), and Control Hub cannot switch it off: agree with them on the way back first (Cisco, help.webex.com/article/d33her).",
} as const;
