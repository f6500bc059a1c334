import { z } from "zod";
import { customer } from "../../../stacks/tenant-config.ts";
import { listOf } from "../ask-answers.ts";

const list = z.string().transform(listOf);

/** A customer behind a partner's identity provider. */
export const customerRow = z.object({
  name: customer.shape.name,
  /** Whether the organisation is made with the onboarding template, or was there before. */
  organization: z.enum(["new", "existing"]),
  /** Empty until Webex has made the organisation. */
  organizationId: customer.shape.organizationId.optional(),
  domains: list.pipe(customer.shape.domains),
  groups: list.pipe(customer.shape.groups).optional(),
  /** Customers of one template get one sheet. */
  template: z.string().optional(),
  country: z.string().optional(),
  administrator: z.string().optional(),
  subscription: z.string().optional(),
});

export type CustomerRow = z.output<typeof customerRow>;

/** An example of the file, which spreadsheets open. */
export function customersTemplate(): string {
  const id = "33333333-3333-4333-8333-333333333331";
  return [
    Object.keys(customerRow.shape).join(","),
    `Example Customer One,new,${id},one.example.com,00g1a2b3c4d5e6f7g8h9,Partner SSO,DE,admin@example.com,Sub123`,
    "Example Customer Two,new,,two.example.com|two.example.org,00g1a2b3c4d5e6f7g8h0,Partner SSO,DE,admin@example.com,Sub123",
  ].join("\n");
}
