import type { AddressChoice } from "./post-form.ts";

/** What stands in an address line, and the address that was chosen for it. */
export interface AddressEntry {
  readonly address: AddressChoice | null;
  readonly query: string;
}

/** Another text is another address: what was chosen holds only as long as its own words stand there. */
export const typing = <E extends AddressEntry>(last: E, query: string): E => ({
  ...last,
  query,
  address: last.address?.label === query ? last.address : null,
});

/** A suggestion was taken; nothing taken leaves what was typed. */
export const choosing = <E extends AddressEntry>(last: E, address: AddressChoice | null): E => ({
  ...last,
  address,
  query: address?.label ?? last.query,
});
