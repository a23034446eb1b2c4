import { auditLog, auditSeal, transaction } from "@fairmile/db";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openHarness, type Harness } from "../testing/harness.ts";
import { sealAudit } from "./seal-audit.ts";
import { verifyAudit } from "./verify-audit.ts";

let h: Harness;
beforeAll(async () => {
  h = await openHarness({ kind: "postgres" });
});
beforeEach(async () => {
  await lifted(async () => {
    await h.database.db.execute(sql`delete from audit_seal`);
    await h.database.db.execute(sql`delete from audit_log`);
  });
});
afterAll(() => h.close());

/** Runs a piece with the guards against tampering lifted, as somebody with the database's password could. */
const lifted = async (work: () => Promise<unknown>): Promise<void> => {
  for (const table of ["audit_seal", "audit_log"])
    await h.database.sql.unsafe(`alter table ${table} disable trigger user`);
  await work();
  for (const table of ["audit_seal", "audit_log"])
    await h.database.sql.unsafe(`alter table ${table} enable trigger user`);
};

const auditRow = (subject: string): typeof auditLog.$inferInsert => ({
  marketId: h.market.id,
  id: h.services.ids.next("audit"),
  actor: "user:ann",
  action: "test.do",
  subject,
  data: { amountCents: 120, nested: { b: 1, a: [1.5, "ü"] } },
  requestId: "req_1",
  atMs: h.clock.now(),
});
const write = (count: number): Promise<unknown> =>
  h.database.db.insert(auditLog).values(Array.from({ length: count }, (_, n) => auditRow(`s${n}`)));
const verify = () => verifyAudit(h.database, h.market.id);
/** What is sealed lies behind every running transaction of the server, those of other suites too: they end first. */
const settled = async (): Promise<void> => {
  for (;;) {
    const [row] = await h.database.db.execute<{ open: boolean }>(
      sql`select exists (select from ${auditLog} where ${auditLog.xid} >= pg_snapshot_xmin(pg_current_snapshot())) as open`,
    );
    if (row?.open !== true) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const sealAll = async (): Promise<number> => {
  await settled();
  let sealed = 0;
  for (;;) {
    const count = await sealAudit(h.system());
    if (count === 0) return sealed;
    sealed += count;
  }
};

test("what is written is sealed once, and the chain holds", async () => {
  await write(1_500);
  expect(await verify()).toMatchObject({ ok: true, sealedRows: 0, unsealedRows: 1_500 });
  expect(await sealAll()).toBe(1_500);
  expect(await sealAll()).toBe(0);
  await write(3);
  expect(await sealAll()).toBe(3);
  expect(await verify()).toMatchObject({ ok: true, sealedRows: 1_503, brokenSeq: null, unsealedRows: 0 });
});

test("sealers that run at once, among writers that overlap, make one chain without a gap", async () => {
  const writers = Array.from({ length: 12 }, (_, n) =>
    transaction(h.database, async (tx) => {
      await tx.db.insert(auditLog).values(auditRow(`w${n}a`));
      await tx.db.execute(sql`select pg_sleep(${(n % 4) / 50})`);
      await tx.db.insert(auditLog).values(auditRow(`w${n}b`));
    }),
  );
  const sealers = Array.from({ length: 20 }, async (_, n) => {
    await new Promise((resolve) => setTimeout(resolve, n * 8));
    return sealAudit(h.system());
  });
  await Promise.all([...writers, ...sealers]);
  await sealAll();
  expect(await verify()).toMatchObject({ ok: true, sealedRows: 24, unsealedRows: 0 });
});

const seqOf = async (subject: string): Promise<number> => {
  const [row] = await h.database.db
    .select({ seq: auditSeal.seq })
    .from(auditSeal)
    .innerJoin(auditLog, and(eq(auditLog.marketId, auditSeal.marketId), eq(auditLog.id, auditSeal.auditId)))
    .where(eq(auditLog.subject, subject));
  return row?.seq ?? 0;
};

test("the database itself refuses to change or delete a row", async () => {
  await write(1);
  await sealAll();
  await expect(h.database.db.update(auditLog).set({ subject: "other" })).rejects.toThrow();
  await expect(h.database.db.delete(auditSeal)).rejects.toThrow();
});

test.each([
  [
    "a figure changed",
    (subject: string) =>
      sql`update audit_log set data = jsonb_set(data, '{amountCents}', '121') where subject = ${subject}`,
  ],
  ["another actor", (subject: string) => sql`update audit_log set actor = 'user:bob' where subject = ${subject}`],
  ["another time", (subject: string) => sql`update audit_log set at_ms = at_ms + 1 where subject = ${subject}`],
  [
    "a seal taken out",
    (subject: string) =>
      sql`delete from audit_seal using audit_log where audit_log.id = audit_seal.audit_id and audit_log.subject = ${subject}`,
  ],
  [
    "a row and its seal recalculated alone",
    (subject: string) =>
      sql`update audit_seal set hash = encode(sha256('x'), 'hex') from audit_log where audit_log.id = audit_seal.audit_id and audit_log.subject = ${subject}`,
  ],
])("somebody who gets past the guards is found out: %s", async (_, tamper) => {
  await write(40);
  await sealAll();
  const seq = await seqOf("s17");
  await lifted(() => h.database.db.execute(tamper("s17")));
  expect(await verify()).toMatchObject({ ok: false, brokenSeq: seq });
});

test("a row put in behind the sealer's back is left unsealed, and counted", async () => {
  await write(5);
  await sealAll();
  const row = auditRow("forged");
  await h.database.db.insert(auditLog).values({ ...row, xid: "3" });
  expect(await sealAll()).toBe(0);
  expect(await verify()).toMatchObject({ ok: true, unsealedRows: 1 });
});
