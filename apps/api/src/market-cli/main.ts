import { randomBytes } from "node:crypto";
import { connect, migrate, MIGRATIONS_FOLDER } from "@fairmile/db";
import { readExtract } from "@fairmile/osm";
import { importMarket } from "../features/market/import-market.ts";
import { createIds } from "../platform/ids.ts";
import { ownDatabase } from "../platform/own-database.ts";
import { parseImportCommand, USAGE } from "./import-command.ts";

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const run = async (): Promise<number> => {
  const parsed = parseImportCommand(process.argv.slice(2));
  if (!parsed.ok) {
    say(`${parsed.why}\n${USAGE}`);
    return 2;
  }
  const { command } = parsed;
  say(`Reading ${command.file} …`);
  let last = "";
  const read = await readExtract(command.file, {
    onProgress: ({ phase }) => {
      if (phase !== last) say(`  ${phase} …`);
      last = phase;
    },
  });
  if (!read.ok) {
    say(`This file cannot become a market (${read.code}): ${read.detail}\nNothing was written.`);
    return 1;
  }
  const { report } = read.extract;
  say(
    `  ${report.addresses} addresses on ${report.streets} streets, ${report.shops} shops, ${report.missingNodes} missing nodes`,
  );
  const own = await ownDatabase(process.env);
  try {
    const database = connect({ url: own.url, max: 2, applicationName: "fairmile-market" });
    try {
      await migrate(database, { folder: MIGRATIONS_FOLDER, appliedAtMs: Date.now() });
      const ids = createIds(Date.now, { bytes: (length) => new Uint8Array(randomBytes(length)) });
      const done = await importMarket(database, {
        newId: ids.next("market"),
        slug: command.slug,
        name: command.name,
        currency: command.currency,
        timezone: command.timezone,
        extract: read.extract,
        nowMs: Date.now(),
        by: "system:import",
      });
      say(
        `${done.isNew ? "Made" : "Updated"} the market "${command.name}" (${command.slug}): ${done.addresses} addresses, ${done.shops} shops. ${report.attribution}`,
      );
    } finally {
      await database.close();
    }
  } finally {
    await own.stop();
  }
  return 0;
};

process.exitCode = await run();
