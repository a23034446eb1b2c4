import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, prepareImage, startEmbedded, transaction } from "../src/index.ts";

// Measures the embedded database: from nothing to its first answer, memory, and what it can do per second.
// Run with `node packages/db/bench/embedded.bench.ts`; prints one line of JSON.

const timed = async <T>(run: () => Promise<T>): Promise<{ readonly ms: number; readonly answer: T }> => {
  const start = performance.now();
  const answer = await run();
  return { ms: Math.round(performance.now() - start), answer };
};

/** Memory and processor time of another process, from Linux's /proc. */
const usageOf = async (pid: number): Promise<{ readonly rssMb: number; readonly cpuMs: number }> => {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const rssKb = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  return { rssMb: Math.round(rssKb / 1024), cpuMs: (Number(fields[11]) + Number(fields[12])) * 10 };
};

const perSecond = async (count: number, atOnce: number, run: (n: number) => Promise<unknown>): Promise<number> => {
  let next = 0;
  const { ms } = await timed(() =>
    Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (next < count) await run(next++);
      }),
    ),
  );
  return Math.round((count / ms) * 1000);
};

const image = await timed(() => prepareImage());
const results: object[] = [];
for (const shortLived of [false, true]) {
  const dir = await mkdtemp(join(tmpdir(), "fairmile-bench-"));
  const boot = await timed(() => startEmbedded({ dataDir: join(dir, "data"), shortLived }));
  const embedded = boot.answer;
  const database = connect({ url: embedded.url, max: 10 });
  const first = await timed(() => database.sql`select 'point(12.5 55.6)'::geography <-> 'point(12.6 55.7)'::geography`);
  const booted = await usageOf(embedded.pid);
  await database.sql`create table bench (id bigint primary key, note text)`;
  const selects = await perSecond(10_000, 20, (n) => database.sql`select ${n}::bigint as n`);
  const inserts = await perSecond(
    4000,
    20,
    (n) => database.sql`insert into bench values (${n}, 'a note of some length')`,
  );
  const transactions = await perSecond(2000, 20, (n) =>
    transaction(database, async ({ sql }) => {
      await sql`select note from bench where id = ${n}`;
      await sql`update bench set note = 'another' where id = ${n}`;
    }),
  );
  const used = await usageOf(embedded.pid);
  await database.close();
  const again = await timed(async () => {
    await embedded.kill9();
    const next = await startEmbedded({ dataDir: join(dir, "data"), shortLived });
    return next.stop();
  });
  await rm(dir, { recursive: true, force: true });
  results.push({
    shortLived,
    bootFromImageMs: boot.ms,
    bootCpuMs: booted.cpuMs,
    firstQueryMs: first.ms,
    rssAfterBootMb: booted.rssMb,
    rssAfterWorkMb: used.rssMb,
    selectsPerSecond: selects,
    insertsPerSecond: inserts,
    transactionsPerSecond: transactions,
    killStartStopMs: again.ms,
  });
}
process.stdout.write(`${JSON.stringify({ bench: "embedded-boot", imageMs: image.ms, results })}\n`);
