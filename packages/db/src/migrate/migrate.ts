import type { ISql } from "postgres";
import type { Pool } from "../client/open-pool.ts";
import { type MigrationFile, readMigrationFiles } from "./migration-files.ts";

export interface MigrateOptions {
  /** Where the `NNNN_name.sql` files lie. */
  readonly folder: string;
  /** Written to the journal beside each migration applied by this call. */
  readonly appliedAtMs: number;
}

/** The migrations cannot be applied as they are; the message says which one and why. */
export class MigrationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "MigrationError";
  }
}

/** Any number nobody else locks: "fairmile" on a telephone keypad. */
const LOCK = 32_476_453;

interface Applied {
  readonly name: string;
  readonly sha256: string;
}

const readJournal = async (sql: ISql): Promise<readonly Applied[]> => {
  await sql.unsafe(
    `create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at_ms bigint not null)`,
  );
  return sql<Applied[]>`select name, sha256 from schema_migrations order by name`;
};

/** What is left to do; throws where history and files disagree. */
const pendingOf = (files: readonly MigrationFile[], journal: readonly Applied[]): readonly MigrationFile[] => {
  for (const [index, applied] of journal.entries()) {
    const file = files[index];
    if (file === undefined)
      throw new MigrationError(`The database knows ${applied.name}, which this version of Fairmile does not.`);
    if (file.name !== applied.name) {
      throw new MigrationError(
        `${file.name} comes before ${applied.name}, which was already applied: migrations are only appended.`,
      );
    }
    if (file.sha256 !== applied.sha256) {
      throw new MigrationError(
        `${file.name} was changed after it was applied. Restore it and write a new migration instead.`,
      );
    }
  }
  return files.slice(journal.length);
};

const run = async (sql: ISql, file: MigrationFile, appliedAtMs: number): Promise<void> => {
  for (const [index, statement] of file.statements.entries()) {
    try {
      await sql.unsafe(statement);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new MigrationError(`Statement ${index + 1} of ${file.name} failed: ${why}`, { cause: error });
    }
  }
  await sql`insert into schema_migrations (name, sha256, applied_at_ms) values (${file.name}, ${file.sha256}, ${appliedAtMs})`;
};

/**
 * Applies the folder's migrations that the database has not seen, each in a transaction of its own, in the order of
 * their names, and returns their names. Forward only: a changed, missing or inserted file is a MigrationError, and so is
 * a failing statement, which leaves the earlier migrations applied. Several processes may call it at once.
 */
export const migrate = async (
  { sql: pool }: Pick<Pool, "sql">,
  { folder, appliedAtMs }: MigrateOptions,
): Promise<readonly string[]> => {
  const files = await readMigrationFiles(folder);
  const done: string[] = [];
  for (;;) {
    const name = await pool.begin(async (sql) => {
      // Released by the commit; whoever waited reads the journal anew, as the rows committed meanwhile.
      await sql`select pg_advisory_xact_lock(${LOCK})`;
      const next = pendingOf(files, await readJournal(sql))[0];
      if (next !== undefined) await run(sql, next, appliedAtMs);
      return next?.name;
    });
    if (name === undefined) return done;
    done.push(name);
  }
};
