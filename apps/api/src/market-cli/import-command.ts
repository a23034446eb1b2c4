import { parseArgs } from "node:util";
import { currencySchema, type Currency } from "@fairmile/contracts";

export interface ImportCommand {
  readonly file: string;
  readonly name: string;
  readonly slug: string;
  readonly currency: Currency;
  readonly timezone: string;
}

export const USAGE = [
  "npm run market -- import FILE.osm.pbf --name NAME --currency EUR --timezone Europe/Dublin [--slug SLUG]",
  "npm run market -- admin EMAIL --slug SLUG",
].join("\n");

const isTimezone = (text: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

/** Reads the command line of an import. Answers what is wrong with it in a sentence, or the command. */
export const parseImportCommand = (
  argv: readonly string[],
): { readonly ok: true; readonly command: ImportCommand } | { readonly ok: false; readonly why: string } => {
  const wrong = (why: string) => ({ ok: false as const, why });
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    options: {
      name: { type: "string" },
      slug: { type: "string" },
      currency: { type: "string" },
      timezone: { type: "string" },
    },
  });
  const unknown = Object.keys(values).filter((key) => !["name", "slug", "currency", "timezone"].includes(key));
  if (unknown.length > 0) return wrong(`There is no option --${unknown[0] ?? ""}.`);
  const [verb, file, ...rest] = positionals;
  if (verb !== "import" || file === undefined || rest.length > 0) return wrong("Name one file to import.");
  const { name, currency, timezone, slug } = values;
  if (typeof name !== "string" || name.trim() === "") return wrong("Give the market a --name.");
  const parsed = currencySchema.safeParse(currency);
  if (!parsed.success) return wrong("Give a --currency as its ISO code, like EUR, USD or DKK.");
  if (typeof timezone !== "string" || !isTimezone(timezone))
    return wrong("Give a --timezone by name, like Europe/Dublin.");
  const wanted = typeof slug === "string" ? slug : slugOf(name);
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(wanted)) return wrong("A --slug has small letters, digits and dashes.");
  return { ok: true, command: { file, name: name.trim(), slug: wanted, currency: parsed.data, timezone } };
};
