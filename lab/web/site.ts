/** What a browser asks a site for. */
export interface Visit {
  readonly url: URL;
  /** The fields of a form that was posted; empty for a plain visit. */
  readonly form: URLSearchParams;
  /** This browser, as a cookie tells it. */
  readonly browser: string;
}

/** A form that a person submits; its fields come with it. */
export interface Form {
  readonly label: string;
  /** Where it is posted to. */
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  /** A field that the person fills in. */
  readonly ask?: { readonly name: string; readonly label: string };
}

/** A line of a list of checks: passed, failed, or not reached. */
export interface Check {
  readonly name: string;
  readonly passed?: boolean;
  readonly detail: string;
}

/** What a page shows. It is data: a browser gets it as HTML, everything else reads it. */
export interface Page {
  readonly status: number;
  readonly site: string;
  readonly title: string;
  readonly text: readonly string[];
  readonly forms: readonly Form[];
  readonly checks?: readonly Check[];
  readonly messages?: readonly { readonly title: string; readonly xml: string }[];
}

/** What a site answers. `post` and `redirect` go on by themselves. */
export type Reply =
  | ({ readonly kind: "page" } & Page)
  | { readonly kind: "post"; readonly url: string; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: "redirect"; readonly url: string }
  | { readonly kind: "document"; readonly type: string; readonly body: string };

/** A site of the lab: it answers at addresses that belong to somebody else on the internet. */
export interface Site {
  owns(url: URL): boolean;
  visit(visit: Visit): Promise<Reply>;
}

/** A page with nothing on it but text. */
export function textPage(site: string, status: number, title: string, ...text: string[]): Reply {
  return { kind: "page", status, site, title, text, forms: [] };
}
