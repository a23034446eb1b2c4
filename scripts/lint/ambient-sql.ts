/** SQL in which the database reads its own clock, rolls its own dice, or tells listeners inside the transaction. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)/i,
    "pass the instant as a parameter",
  ],
  [/\b(?:current_timestamp|current_date|current_time|localtimestamp)\b/i, "pass the instant as a parameter"],
  [/\b(?:random|gen_random_uuid|uuid_generate_v4)\s*\(\s*\)/i, "pass the value as a parameter"],
  [/\bNOTIFY\b|\bpg_notify\b/, "it serialises commits; write an outbox row (the relay nudges after commit)"],
];

/** What is wrong with a piece of SQL, one sentence for each pattern found; empty where nothing is. */
export const ambientSql = (sql: string): readonly string[] =>
  FORBIDDEN.flatMap(([pattern, instead]) => {
    const found = pattern.exec(sql)?.[0];
    return found === undefined ? [] : [`SQL ${found} is ambient: ${instead} (docs/adr/0003).`];
  });
