/** What every runtime we use has and the language's type declarations do not know yet. */
interface LocaleWithZones {
  readonly getTimeZones?: () => readonly string[] | undefined;
}

const A = "A".charCodeAt(0);
const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(A + i));

let countries: ReadonlyMap<string, string> | null = null;

const load = (): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const first of letters) {
    for (const second of letters) {
      const locale: Intl.Locale & LocaleWithZones = new Intl.Locale(`und-${first}${second}`);
      // "UK" is an alias of "GB", which comes first and stays.
      for (const zone of locale.getTimeZones?.() ?? []) if (!found.has(zone)) found.set(zone, first + second);
    }
  }
  return found;
};

/** The country (ISO 3166-1 alpha-2) a time zone lies in, from the runtime's own data; null where that does not know. */
export const countryOfTimeZone = (timezone: string): string | null => {
  countries ??= load();
  const canonical = new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone;
  return countries.get(timezone) ?? countries.get(canonical) ?? null;
};
