import type { AddressSuggestionView, Currency, ParcelSize, Verification } from "@fairmile/contracts";
import type { Suggestion } from "../../design/components/combobox.tsx";
import type { ApiInputs } from "../../src/api/trpc.ts";
import { phoneText } from "../store/phone-text.ts";
import type { AddressEntry } from "./address-entry.ts";
import { parseAmount } from "./parse-amount.ts";

export type QuoteInput = ApiInputs["quote"]["create"];
export type PostInput = ApiInputs["delivery"]["post"];

/** An address that was found, as a line that suggests holds it. */
export interface AddressChoice extends Suggestion {
  readonly point: AddressSuggestionView["point"];
}

export const PROOFS = ["photo", "pin", "photoPin", "signature", "none"] as const;
export type ProofChoice = (typeof PROOFS)[number];
export const READY_CHOICES = ["now", "15", "30", "later"] as const;
export type ReadyChoice = (typeof READY_CHOICES)[number];

/** What a person has put into the form, as typed. */
export interface PostForm extends AddressEntry {
  readonly locationId: string | null;
  readonly unit: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly note: string;
  readonly ready: ReadyChoice;
  /** The instant behind the choice, fixed when it was made; null for now. */
  readonly readyAtMs: number | null;
  /** Null for the usual: as long as the way and the promise of the form take. */
  readonly deadlineAtMs: number | null;
  readonly size: ParcelSize;
  readonly quantity: number;
  readonly proof: ProofChoice;
  readonly tip: string;
}

/** An empty form from one place; what a store posts next usually has the same proof. */
export const emptyForm = (locationId: string | null, proof: ProofChoice = "photo"): PostForm => ({
  locationId,
  address: null,
  query: "",
  unit: "",
  name: "",
  phone: "",
  email: "",
  note: "",
  ready: "now",
  readyAtMs: null,
  deadlineAtMs: null,
  size: "small",
  quantity: 1,
  proof,
  tip: "",
});

const VERIFICATION: Readonly<Record<ProofChoice, Verification>> = {
  photo: { photo: true, signature: false, pin: false },
  pin: { photo: false, signature: false, pin: true },
  photoPin: { photo: true, signature: false, pin: true },
  signature: { photo: false, signature: true, pin: false },
  none: { photo: false, signature: false, pin: false },
};

/** What is written, or nothing at all: the API tells an empty text from a field that is left out. */
const said = <K extends string>(key: K, text: string): Partial<Record<K, string>> => {
  const trimmed = text.trim();
  return trimmed === "" ? {} : ({ [key]: trimmed } as Record<K, string>);
};

const atMs = <K extends string>(key: K, value: number | null): Partial<Record<K, number>> =>
  value === null ? {} : ({ [key]: value } as Record<K, number>);

const pickupOf = (form: PostForm, locationId: string): QuoteInput["pickup"] => ({
  locationId,
  ...atMs("readyAtMs", form.readyAtMs),
});

const parcelsOf = ({ size, quantity }: PostForm): QuoteInput["parcels"] => [{ size, quantity }];

/** What the price hangs on, and no more, so that typing a name asks for no new quote; null until there are two ends. */
export const quoteInput = (form: PostForm, address: AddressChoice | null): QuoteInput | null =>
  form.locationId === null || address === null
    ? null
    : {
        pickup: pickupOf(form, form.locationId),
        dropoff: {
          place: { address: address.label, point: address.point },
          ...atMs("deadlineAtMs", form.deadlineAtMs),
        },
        parcels: parcelsOf(form),
      };

/** The tip in minor units; null where what is typed is no amount. */
export const tipOf = (form: PostForm, currency: Currency): number | null => parseAmount(form.tip, currency);

interface Chosen {
  readonly locationId: string;
  readonly address: AddressChoice;
  readonly tipCents: number;
  readonly quoteId: string | undefined;
}

/** The order as the API takes it. */
export const postInput = (form: PostForm, chosen: Chosen): PostInput => ({
  ...(chosen.quoteId === undefined ? {} : { quoteId: chosen.quoteId }),
  pickup: pickupOf(form, chosen.locationId),
  dropoff: {
    name: form.name.trim(),
    ...said("phone", phoneText(form.phone)),
    ...said("email", form.email),
    ...said("notes", form.note),
    place: { address: chosen.address.label, point: chosen.address.point, ...said("unit", form.unit) },
    ...atMs("deadlineAtMs", form.deadlineAtMs),
    verification: VERIFICATION[form.proof],
  },
  parcels: parcelsOf(form),
  tipCents: chosen.tipCents,
});
