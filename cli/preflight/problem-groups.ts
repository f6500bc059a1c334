import { type Finding, finding } from "../../saml/finding.ts";
import type { Claim } from "./claim.ts";
import { type Case, type Comparison, type Outcome, outcomes } from "./compare-users.ts";
import { counted } from "./counted.ts";
import { shortened } from "./shortened.ts";
import type { Gap, IdpUsers, WebexUsers } from "./users.ts";

/** A user as a report names one. */
export interface NamedUser {
  /** Absent where the user is of Webex alone. */
  readonly where?: string;
  readonly value: string;
  readonly webex?: string;
}

/** One kind of problem, and everybody who has it. */
export interface ProblemGroup {
  readonly finding: Finding;
  readonly users: readonly NamedUser[];
}

export interface Compared {
  /** The tenant. */
  readonly subject: string;
  readonly claim: Claim;
  readonly idp: IdpUsers;
  readonly webex: WebexUsers;
  readonly showAddresses: boolean;
}

interface Words {
  /** Follows the number of users. */
  readonly message: (claim: string) => string;
  readonly fix: string;
}

const correct =
  "Correct the attribute at the identity provider, or let webex-sso:claimSource name the one that has the address.";

const words: Readonly<Record<Outcome, Words>> = {
  empty: {
    message: (claim) => `${claim} has no value, and nobody can sign in without one.`,
    fix: `Fill the attribute in. ${correct}`,
  },
  "not-address": { message: (claim) => `${claim} is no email address.`, fix: correct },
  shared: {
    message: (claim) =>
      `${claim} is that of another user, too: all of them would sign in as one user of Webex.`,
    fix: "Give each its own address, or switch the accounts off that are not people.",
  },
  "somebody-else": {
    message: (claim) => `${claim} is somebody else's address in Webex: they would sign in as that user.`,
    fix: "Correct it before anybody signs in. What Webex has beside it is who the user is by the other values.",
  },
  "other-address": {
    message: (claim) => `in Webex under another address than ${claim}: Webex refuses the sign-in.`,
    fix: "Correct the attribute at the identity provider; or let webex-sso:claimSource name the one with the address that Webex has; or add the value in Control Hub as an alternate address of the user (of a verified domain).",
  },
  "other-domain": {
    message: (claim) =>
      `Webex does not know ${claim}, and has a user with the same name before the @, who is likely the same person: Webex refuses the sign-in.`,
    fix: "Look whether the domain is an old or an internal one. Then let webex-sso:claimSource name the attribute with the address that Webex has, or change the addresses on one side.",
  },
  inactive: {
    message: (claim) => `${claim} is that of a user whom Webex has switched off.`,
    fix: "Activate them in Control Hub, if they are to sign in.",
  },
  "letter-case": {
    message: (claim) =>
      `${claim} differs from Webex's address in letter case alone. Whether Webex minds is written nowhere.`,
    fix: "Nothing, as long as they can sign in. To be safe, write it the same on both sides.",
  },
  "no-webex-user": {
    message: () => "may sign in, and no user of Webex.",
    fix: "Nothing, if they need no Webex. Otherwise add them in Control Hub, or switch just-in-time creation on; licences come from a licence template.",
  },
};

/** What a comparison means, group by group, the gravest first. */
export function problemGroups(comparison: Comparison, compared: Compared): readonly ProblemGroup[] {
  const { claim, subject, idp, webex, showAddresses } = compared;
  const { cases, unmatched, matched } = comparison;
  const address = (text: string) => (showAddresses ? text : shortened(text));
  const named = ({ user, webex: other }: Case): NamedUser => ({
    where: user.where,
    value: address(user.value),
    ...(other === undefined ? {} : { webex: address(other) }),
  });
  const groups = outcomes
    .filter((outcome) => cases[outcome].length > 0)
    .map((outcome): ProblemGroup => {
      const { message, fix } = words[outcome];
      const text = {
        message: `${counted(cases[outcome].length, "user")}: ${message(claim.name)}`,
        fix,
      };
      return {
        finding: finding(`preflight-${outcome}`, { subject, ...text }),
        users: cases[outcome].map(named),
      };
    });
  const only = unmatched.map(({ addresses: [first = ""] }) => ({ value: address(first) }));
  if (only.length > 0)
    groups.push({
      finding: finding("preflight-no-idp-user", {
        subject,
        message: `${counted(only.length, "user")} of Webex: nobody at the identity provider who may sign in has the address. Once single sign-on is on, they cannot sign in.`,
        fix: "Assign them (webex-sso:groups) or give them an account; what is no person needs none. An administrator without an account keeps https://admin.webex.com/manage-sso as a way in.",
      }),
      users: only,
    });
  if (matched === 0 && idp.users.length > 0 && webex.users.length > 0)
    groups.unshift({
      finding: finding("preflight-nothing-matches", {
        subject,
        message: `Not one of ${idp.users.length} values (${idp.source}) is an address in Webex (${webex.source}).`,
        fix: "Look whether both are of the same organisation, and the column is the right one (--column).",
      }),
      users: [],
    });
  for (const gap of webex.gaps ?? []) groups.unshift({ finding: incomplete(gap, subject), users: [] });
  const better = betterSource(comparison, compared);
  if (better !== undefined) groups.push(better);
  return groups.toSorted((a, b) => ranks[a.finding.severity] - ranks[b.finding.severity]);
}

const ranks = { error: 0, warning: 1, info: 2 } as const;

/** Whom Webex has not given looks like nobody's account. */
function incomplete({ organization, read, total }: Gap, subject: string): Finding {
  return finding("preflight-incomplete", {
    subject,
    message: `Webex says that the organisation ${organization} has ${counted(total, "user")}, and has given ${read}. Who is no user of Webex here, or in Webex under another address, may be among the others.`,
    fix: "Run it again. Where it stays so, give Control Hub's export of users instead: --webex-users FILE.csv.",
  });
}

/** Another value of the users that fits more of them. */
function betterSource({ alternatives, matched }: Comparison, { subject, idp, claim }: Compared) {
  const [best] = Object.entries(alternatives).sort(([, a], [, b]) => b - a);
  if (best === undefined || best[1] <= matched) return undefined;
  const [source, count] = best;
  return {
    finding: finding("preflight-other-source", {
      subject,
      message: `With ${claim.name} from ${source}, ${count} of ${counted(idp.users.length, "user")} would match; now ${matched} do.`,
      fix: `Set webex-sso:claimSource to ${source}, run this again, then pulumi up.`,
    }),
    users: [],
  };
}
