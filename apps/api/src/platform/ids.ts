import { ID_PREFIXES, type Id, type IdKind, type Ids, type Random } from "@fairmile/contracts";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Ten characters of time and twelve of randomness in Crockford's base 32, so that ids sort by age. */
export const createIds = (wallNow: () => number, random: Random): Ids => ({
  next: <K extends IdKind>(kind: K): Id<K> => {
    let time = wallNow();
    let text = "";
    for (let i = 0; i < 10; i += 1) {
      text = (ALPHABET[time % 32] ?? "0") + text;
      time = Math.floor(time / 32);
    }
    for (const byte of random.bytes(12)) text += ALPHABET[byte % 32] ?? "0";
    return `${ID_PREFIXES[kind]}_${text}` as Id<K>;
  },
});
