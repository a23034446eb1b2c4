/** "12", "12B", "37 1/2", "70-74", "3/5", "12-14a", "228-F". */
export const HOUSE_NUMBER_PATTERN = String.raw`\d{1,6}[a-z]?(?: 1\/2)?(?: ?[-–\/] ?(?:\d{1,6}[a-z]?|[a-z]{1,4}(?![a-z])))?`;
const HOUSE_NUMBER = new RegExp(`^${HOUSE_NUMBER_PATTERN}$`, "i");
const SPACED_LETTER = /^\d{1,6} [a-z]$/i;
const LEADING_NUMBER = new RegExp(`^(${HOUSE_NUMBER_PATTERN})[ ,]+(\\S.*)$`, "i");

/** A house number as it is compared: lower case, "12 b" as "12b", no spaces but before a half. */
export const normaliseHouseNumber = (text: string): string =>
  text
    .toLowerCase()
    .replace(/–/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/ ?([-/]) ?/g, "$1")
    .replace(/ (?!1\/2)/g, "");

export const isHouseNumber = (text: string): boolean =>
  HOUSE_NUMBER.test(text.trim()) || SPACED_LETTER.test(text.trim());

/** The numbers a door answers to: 70–74 for "70-74", 12–12 for "12B". Undefined where it begins with no number. */
export const houseNumberSpan = (houseNumber: string): { low: number; high: number } | undefined => {
  const match = /^(\d{1,6})(?:[a-z]|½| 1\/2)?(?:[-–](\d{1,6}))?/i.exec(houseNumber.trim());
  if (!match) return undefined;
  const low = Number(match[1]);
  const high = Number(match[2] ?? match[1]);
  // "139-2" is door 2 of number 139 and "32-15" one number in Queens: only a rising pair is a range.
  return high > low ? { low, high } : { low, high: low };
};

/**
 * What mappers write into `addr:housenumber`, taken apart: lists ("34;35") into single doors, a unit behind the number
 * ("232 Suite B") into a unit. Anything else stays as it is.
 */
export const splitHouseNumber = (raw: string): { houseNumber: string; unit?: string }[] => {
  const text = raw.replace(/\s+/g, " ").trim();
  if (isHouseNumber(text)) return [{ houseNumber: text }];
  const parts = text.split(/[;,] ?/);
  if (parts.length > 1 && parts.every(isHouseNumber)) return parts.map((houseNumber) => ({ houseNumber }));
  const led = LEADING_NUMBER.exec(text);
  if (led?.[1] !== undefined && led[2] !== undefined) return [{ houseNumber: led[1], unit: led[2] }];
  return text === "" ? [] : [{ houseNumber: text }];
};
