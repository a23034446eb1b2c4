import { HOUSE_NUMBER_PATTERN, isHouseNumber, normaliseHouseNumber } from "./house-number.ts";

/** What a person seems to have typed. The street is as typed, possibly unfinished, possibly empty. */
export interface AddressQuery {
  readonly street: string;
  readonly houseNumber?: string;
  readonly unit?: string;
  readonly postcode?: string;
  readonly city?: string;
}

const LEADING = new RegExp(`^(${HOUSE_NUMBER_PATTERN})[ ,]+(?=.*\\p{L})(.+)$`, "iu");
const TRAILING = new RegExp(`^(.*\\p{L}[^ ]*) +(${HOUSE_NUMBER_PATTERN}(?: [a-z])?)$`, "iu");

/** "#4B", "Apt. 4b", "Suite 200", "flat 2", "3rd floor", "2. th", "st. tv". */
const UNITS: readonly RegExp[] = [
  /(?:^|[\s,])(?:apt|apartment|unit|suite|ste|flat|floor|fl|room|rm|door|app|lejl)\b\.? *#? *([a-z]?\d[\w-]*|[a-z]\d?)(?=[\s,]|$)/i,
  /#\s*([\w-]+)/,
  /(?:^|[\s,])(\d{1,3}(?:st|nd|rd|th)? +(?:floor|fl|sal))\b\.?/i,
  /,\s*((?:st|kl|\d{1,2})\.? ?(?:sal\.? ?)?(?:tv|th|mf)\b\.?|(?:st|kl)\.?)(?=\s*(?:,|$))/i,
  /(?<=\d[a-z]?\s)((?:st|kl|\d{1,2})\.? (?:tv|th|mf)\.?)(?=\s*(?:,|$))/i,
];

/** US, most of Europe, the Netherlands; then the United Kingdom and Ireland. */
const POSTCODE =
  /(?:^|\s)(\d{5}(?:-\d{4})?|\d{4}(?: ?[a-z]{2})?|[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}|[a-z]\d[\dw] ?[a-z\d]{4})(?=\s|$)/i;

const takeUnit = (text: string): { unit?: string; left: string } => {
  for (const pattern of UNITS) {
    const match = pattern.exec(text);
    if (match?.[1] === undefined) continue;
    const left = `${text.slice(0, match.index)}, ${text.slice(match.index + match[0].length)}`;
    return { unit: match[1].trim(), left };
  }
  return { left: text };
};

const takePostcode = (segments: readonly string[]): { postcode?: string; segments: string[] } => {
  for (const [i, segment] of segments.entries()) {
    const match = POSTCODE.exec(segment);
    if (match?.[1] === undefined) continue;
    const left = segment.replace(match[0], " ").trim();
    return { postcode: match[1], segments: segments.with(i, left).filter((s) => s !== "") };
  }
  return { segments: [...segments] };
};

const takeHouseNumber = (segment: string): { houseNumber?: string; street: string; isLeading: boolean } => {
  const leading = LEADING.exec(segment);
  if (leading?.[1] !== undefined && leading[2] !== undefined) {
    return { houseNumber: normaliseHouseNumber(leading[1]), street: leading[2].trim(), isLeading: true };
  }
  const trailing = TRAILING.exec(segment);
  if (trailing?.[1] !== undefined && trailing[2] !== undefined) {
    return { houseNumber: normaliseHouseNumber(trailing[2]), street: trailing[1].trim(), isLeading: false };
  }
  return isHouseNumber(segment)
    ? { houseNumber: normaliseHouseNumber(segment), street: "", isLeading: true }
    : { street: segment, isLeading: false };
};

/**
 * Takes a typed address apart: number first ("12 Canal Row #4B, 10013 New York") or last ("Elmegade 2, 1. th, 2200
 * København N"), with units, ranges and halves. Never fails: what it cannot place stays in the street.
 */
export const parseAddressQuery = (text: string): AddressQuery => {
  const { unit, left } = takeUnit(text.slice(0, 200).replace(/\s+/g, " ").trim());
  const all = left
    .split(",")
    .map((s) => s.trim())
    .filter((s) => s !== "");
  // "12, Canal Row": the number stands alone before the street.
  const [first = "", second] = all;
  const isSplit = second !== undefined && isHouseNumber(first);
  const head = isSplit ? `${first} ${second}` : first;
  const tail = takePostcode(all.slice(isSplit ? 2 : 1));
  const { houseNumber, isLeading, ...taken } = takeHouseNumber(head);
  let { street } = taken;
  let { postcode } = tail;
  if (postcode === undefined && isLeading) {
    // "12 Canal Row 10013" without a comma.
    const inHead = /^(.*\p{L}[^ ]*) (\d{4,5}(?:-\d{4})?)(?: (.+))?$/u.exec(street);
    if (inHead?.[1] !== undefined && inHead[2] !== undefined) {
      street = inHead[1];
      postcode = inHead[2];
      if (inHead[3] !== undefined) tail.segments.unshift(inHead[3]);
    }
  }
  const city = tail.segments[0];
  return {
    street,
    ...(houseNumber === undefined ? {} : { houseNumber }),
    ...(unit === undefined ? {} : { unit }),
    ...(postcode === undefined ? {} : { postcode }),
    ...(city === undefined ? {} : { city }),
  };
};
