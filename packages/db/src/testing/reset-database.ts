import type { ISql, Sql } from "postgres";

/** Tables whose rows a suite may change: ordinary ones, not an extension's, not the copies kept in `pristine`. */
const TABLES = `
  select c.oid::regclass::text as name, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pristine') and n.nspname not like 'pg_t%'
    and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
  order by 1`;

const CATALOGS = [
  "pg_class",
  "pg_attribute",
  "pg_constraint",
  "pg_attrdef",
  "pg_index",
  "pg_trigger",
  "pg_proc",
  "pg_type",
  "pg_enum",
  "pg_namespace",
  "pg_extension",
  "pg_policy",
  "pg_rewrite",
  "pg_authid",
  "pg_db_role_setting",
] as const;

/** Every row of the catalogs with the transaction that wrote it: any change of the schema, even undone, shows. */
const FINGERPRINT = `select md5(string_agg(line, ',' order by line)) as print from (${CATALOGS.map(
  (catalog) => `select '${catalog}' || ctid || xmin as line from ${catalog}`,
).join(" union all ")}) lines`;

const SEQUENCES = "select schemaname, sequencename, last_value from pg_sequences where schemaname <> 'pristine'";

interface Table {
  readonly name: string;
  readonly oid: number;
}

const columnsOf = async (sql: ISql, oid: number): Promise<string> => {
  const [row] = await sql<{ list: string }[]>`select string_agg(quote_ident(attname), ', ' order by attnum) as list
    from pg_attribute where attrelid = ${oid} and attnum > 0 and not attisdropped and attgenerated = ''`;
  return row?.list ?? "";
};

/** What a database was like when it was new; plain data. */
export interface Baseline {
  readonly fingerprint: string;
  /** Statements that make the tables' rows and the sequences what they were. */
  readonly restore: readonly string[];
}

const fingerprintOf = async (sql: ISql): Promise<string> =>
  (await sql.unsafe<{ print: string }[]>(FINGERPRINT))[0]?.print ?? "";

/** Notes what a new database is like, and keeps a copy of the rows its migrations wrote. Only for a backend of its own. */
export const takeBaseline = async (sql: Sql): Promise<Baseline> => {
  const restore: string[] = [];
  await sql.unsafe("create schema pristine");
  for (const { name, oid } of await sql.unsafe<Table[]>(TABLES)) {
    restore.push(`delete from ${name}`);
    const [row] = await sql.unsafe<{ some: boolean }[]>(`select exists (select from ${name}) as some`);
    if (row?.some !== true) continue;
    const columns = await columnsOf(sql, oid);
    await sql.unsafe(`create table pristine.t${oid} as select ${columns} from ${name}`);
    restore.push(`insert into ${name} (${columns}) overriding system value select ${columns} from pristine.t${oid}`);
  }
  for (const row of await sql.unsafe<{ schemaname: string; sequencename: string; last_value: number | null }[]>(
    SEQUENCES,
  )) {
    const sequence = `format('%I.%I', '${row.schemaname}', '${row.sequencename}')::regclass`;
    restore.push(
      `select setval(${sequence}, ${row.last_value ?? "seqstart"}, ${row.last_value !== null}) from pg_sequence where seqrelid = ${sequence}`,
    );
  }
  return { fingerprint: await fingerprintOf(sql), restore };
};

/**
 * Makes a used database like new: rows, sequences and the session's settings. Answers false when the schema itself was
 * changed, by whatever statement: then the database cannot be used again.
 */
export const resetDatabase = async (sql: Sql, { fingerprint, restore }: Baseline): Promise<boolean> => {
  await sql.unsafe("discard all");
  if ((await fingerprintOf(sql)) !== fingerprint) return false;
  await sql.begin(async (tx) => {
    // Neither the triggers that guard append-only tables nor foreign keys are asked.
    await tx.unsafe("set local session_replication_role = replica");
    await tx.unsafe(restore.join(";\n"));
  });
  return true;
};
