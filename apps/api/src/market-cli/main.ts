import { randomBytes, randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { connect, migrate, MIGRATIONS_FOLDER, type Database } from "@fairmile/db";
import { readExtract } from "@fairmile/osm";
import { importMarket } from "../features/market/import-market.ts";
import { createIds } from "../platform/ids.ts";
import { ownDatabase } from "../platform/own-database.ts";
import { buildMarketRoads } from "../run/roads/build-market-roads.ts";
import { placesOf } from "../run/roads/places-of.ts";
import { stateDirOf } from "../run/state-dir.ts";
import { makeAdmin } from "./admin-command.ts";
import { parseImportCommand, USAGE, type ImportCommand } from "./import-command.ts";

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const stateDir = stateDirOf(process.env);

const withDatabase = async (work: (database: Database) => Promise<number>): Promise<number> => {
  const own = await ownDatabase(process.env, stateDir);
  try {
    const database = connect({ url: own.url, max: 2, applicationName: "fairmile-market" });
    try {
      await migrate(database, { folder: MIGRATIONS_FOLDER, appliedAtMs: Date.now() });
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await own.stop();
  }
};

const runImport = async (command: ImportCommand): Promise<number> => {
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
  const roads = await buildMarketRoads({
    stateDir,
    slug: command.slug,
    file: command.file,
    places: placesOf(read.extract),
    nowMs: Date.now(),
    say,
  });
  if (!roads.ok && roads.code !== "package_missing") {
    say(`The roads of this file cannot be built (${roads.code}):\n${roads.why}\nNothing was written.`);
    return 1;
  }
  if (!roads.ok) say(`  roads: none, travel times will be estimates (${roads.why})`);
  return withDatabase(async (database) => {
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
    if (roads.ok) await roads.roads.use();
    say(
      `${done.isNew ? "Made" : "Updated"} the market "${command.name}" (${command.slug}): ${done.addresses} addresses, ${done.shops} shops. ${report.attribution}`,
    );
    return 0;
  });
};

const runAdmin = (argv: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { slug: { type: "string" } },
  });
  const [email, ...rest] = positionals;
  if (email === undefined || !/^\S+@\S+\.\S+$/.test(email) || rest.length > 0 || values.slug === undefined) {
    say(`Name one e-mail address and the market's slug.\n${USAGE}`);
    return Promise.resolve(2);
  }
  const slug = values.slug;
  return withDatabase(async (database) => {
    const came = await makeAdmin(database, {
      email: email.toLowerCase(),
      slug,
      newUserId: randomUUID(),
      atMs: Date.now(),
    });
    say(
      came === "no such market"
        ? `There is no market called ${slug}.`
        : `${email} ${came === "made" ? "is now" : came} an admin of ${slug}.`,
    );
    return came === "no such market" ? 1 : 0;
  });
};

const run = (): Promise<number> => {
  const [verb, ...rest] = process.argv.slice(2);
  if (verb === "admin") return runAdmin(rest);
  const parsed = parseImportCommand(process.argv.slice(2));
  if (parsed.ok) return runImport(parsed.command);
  say(`${parsed.why}\n${USAGE}`);
  return Promise.resolve(2);
};

process.exitCode = await run();
