import { createQuoteCommand, postDeliveryCommand } from "@fairmile/contracts";
import { expect, test } from "vitest";
import { emptyForm, postInput, quoteInput, type AddressChoice, type PostForm } from "./post-form.ts";

const LOCATION = "loc_0123456789abcdef";
const address: AddressChoice = { id: "a", label: "16 Highfield Road", point: { lng: -6.2, lat: 53.3 } };
const form: PostForm = {
  ...emptyForm(LOCATION),
  address,
  name: " Sam Okoro ",
  phone: "+353 85 555-0100",
  unit: "2B",
  readyAtMs: 1_700_000_000_000,
  size: "medium",
  quantity: 2,
  proof: "photoPin",
};

test("what is asked for a price is a valid quote, and says nothing of the person", () => {
  const asked = quoteInput(form, address);
  expect(createQuoteCommand.safeParse(asked).error).toBeUndefined();
  expect(JSON.stringify(asked)).not.toContain("Sam");
});

test("there is no price until both ends are known", () => {
  expect(quoteInput({ ...form, locationId: null }, address)).toBeNull();
  expect(quoteInput(form, null)).toBeNull();
});

test("what is posted is a valid order of the same job", () => {
  const posted = postDeliveryCommand.parse(
    postInput(form, { locationId: LOCATION, address, tipCents: 200, quoteId: "qte_0123456789" }),
  );
  const quoted = createQuoteCommand.parse(quoteInput(form, address));
  expect(posted.dropoff).toMatchObject({ name: "Sam Okoro", phone: "+353855550100", place: { unit: "2B" } });
  expect(posted.dropoff.verification).toEqual({ photo: true, signature: false, pin: true });
  expect(posted.pickup).toEqual(quoted.pickup);
  expect(posted.parcels).toEqual(quoted.parcels);
  expect(posted.dropoff.place.point).toEqual(quoted.dropoff.place.point);
});

test("what was left empty is left out", () => {
  const order = postInput(
    { ...emptyForm(LOCATION), name: "Sam" },
    { locationId: LOCATION, address, tipCents: 0, quoteId: "qte_0123456789" },
  );
  expect(Object.keys(order.dropoff).toSorted()).toEqual(["name", "place", "verification"]);
  expect(Object.keys(order.pickup)).toEqual(["locationId"]);
});
